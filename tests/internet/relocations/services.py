"""Code and its documentation: packages, forks, renamed services; GitHub's API and the registries."""

from typing import Any

import msgspec

from tests.internet.official import graphql
from tests.internet.relocations.builder import Builder, article, slug
from tests.internet.world import Asked, Page


def build_services(builder: Builder) -> None:
    """All of it."""
    repositories: dict[str, dict[str, Any]] = {}
    searches: dict[str, list[dict[str, Any]]] = {}
    _documentation(builder)
    _pages(builder, repositories)
    _branches(builder, repositories)
    _packages(builder, repositories)
    _forks(builder, searches)
    builder.answer("https://api.github.com/graphql", graphql(repositories))
    builder.answer("https://api.github.com/search/repositories", lambda asked: _found(searches, asked))
    for full_name, facts in repositories.items():
        about = f"GitHub - {full_name}: {facts['description']}"
        builder.page(f"https://github.com/{full_name}", Page(title=about, meta=(("og:type", "object"),)))
        document = {"full_name": full_name, "homepage": facts.get("homepage")}
        builder.page(f"https://api.github.com/repos/{full_name}", _json(document))


def _json(value: object) -> Page:
    return Page(body=msgspec.json.encode(value), content_type="application/json")


def _found(searches: dict[str, list[dict[str, Any]]], asked: Asked) -> Page:
    name = asked.target.partition("?q=")[2].partition("%20")[0]
    return _json({"items": searches.get(name, [])})


def _documentation(builder: Builder) -> None:
    for number in range(6):
        title, name = builder.title(), f"docs-{number}"
        path = ["/en/latest/guide.html", "/en/stable/intro.html", "/guide.html"][number % 3]
        new = ["/en/latest/guide.html", "/en/latest/intro.html", "/en/latest/guide.html"][number % 3]
        truth = builder.page(f"https://{name}.readthedocs.io{new}", article(title))
        builder.silence(f"{name}.readthedocs.org")
        builder.dead(f"http://{name}.readthedocs.org{path}", title, "hosting", truth)
    for number in range(2):
        builder.page(f"https://reused-{number}.readthedocs.io/en/latest/a.html", article(builder.title()))
        builder.silence(f"reused-{number}.readthedocs.org")
        builder.gone(
            f"http://reused-{number}.readthedocs.org/en/latest/a.html", builder.title(), "another project’s docs"
        )


def _pages(builder: Builder, repositories: dict[str, dict[str, Any]]) -> None:
    for number in range(3):
        title = builder.title()
        domain = f"https://project{number}.example"
        repositories[f"group{number}/tool{number}"] = {
            "description": builder.title(),
            "stars": 50,
            "homepage": f"{domain}/",
        }
        truth = builder.page(f"{domain}/manual/{slug(title)}.html", article(title))
        builder.dead(f"https://group{number}.github.io/tool{number}/manual/{slug(title)}.html", title, "hosting", truth)
        builder.page(f"https://group{number}.github.io/", article("Pages of a group"))


def _branches(builder: Builder, repositories: dict[str, dict[str, Any]]) -> None:
    for number in range(2):
        name = f"team{number}/notes{number}"
        repositories[name] = {"description": builder.title(), "stars": 9, "paths": [f"master:docs/guide-{number}.md"]}
        truth = f"https://github.com/{name}/blob/master/docs/guide-{number}.md"
        builder.page(truth, article(f"notes{number}/docs/guide-{number}.md at master · {name}"))
        builder.dead(
            f"https://github.com/{name}/blob/trunk/docs/guide-{number}.md",
            f"guide-{number}.md of the notes",
            "hosting",
            truth,
        )


def _packages(builder: Builder, repositories: dict[str, dict[str, Any]]) -> None:
    for number in range(9):
        name, about = f"pack{number}", builder.title()
        old = [
            f"https://github.com/before{number}/{name}",
            f"https://{name}.readthedocs.io/",
            f"https://bitbucket.org/before{number}/{name}",
        ][number % 3]
        if number % 3 == 1:
            truth = builder.page(f"https://{name}-docs.example/start", article(f"{name}: {about}"))
        else:
            repositories[f"after{number}/{name}"] = {"description": about, "stars": 80}
            truth = f"https://github.com/after{number}/{name}"
        label = f"{name}: {about}"
        builder.dead(old, label, "code", truth)
        builder.answer(
            f"https://pypi.org/pypi/{name}/json",
            _json({"info": {"name": name, "summary": about, "project_urls": {"Homepage": truth}}}),
        )
    for number in range(3):
        name = f"homonym{number}"
        repositories[f"someone{number}/{name}"] = {"description": builder.title(), "stars": 3}
        urls = {"Source": f"https://github.com/someone{number}/{name}"}
        builder.answer(f"https://pypi.org/pypi/{name}/json", _json({"info": {"name": name, "project_urls": urls}}))
        builder.gone(
            f"https://github.com/else{number}/{name}", f"{name}: {builder.title()}", "a package of the same name"
        )


def _forks(builder: Builder, searches: dict[str, list[dict[str, Any]]]) -> None:
    for number in range(6):
        name, about = f"engine{number}", builder.title()
        fork = {
            "full_name": f"heirs{number}/{name}",
            "description": about,
            "fork": True,
            "stargazers_count": 400 - number,
        }
        fork |= {"created_at": "2020-01-01T00:00:00Z", "pushed_at": "2026-09-01T00:00:00Z", "archived": False}
        mirror = {**fork, "full_name": f"mirror{number}/{name}", "stargazers_count": 0, "pushed_at": fork["created_at"]}
        url, label = f"https://github.com/fallen{number}/{name}", f"{name}: {about}"
        if number < 3:
            searches[name] = [fork, mirror]
            builder.page(f"https://github.com/heirs{number}/{name}", article(f"GitHub - heirs{number}/{name}: {about}"))
            builder.dead(url, label, "code", f"https://github.com/heirs{number}/{name}")
        else:
            searches[name] = [mirror]
            builder.gone(url, label, "a fork that is only a mirror")
