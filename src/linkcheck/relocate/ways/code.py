"""New addresses of code: the pages that a package names itself, and the fork that is maintained."""

import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from linkcheck.model import (
    Answer,
    BodyExtent,
    Evidence,
    Existence,
    Outcome,
    PageKind,
    PageMetadata,
    RepositoryFacts,
    Request,
)
from linkcheck.model.text import DESCRIPTION, clean
from linkcheck.providers.code.github.reference import ReferencePart, refer
from linkcheck.providers.payload import day, dig, items, json_of, number
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name
from linkcheck.urls.compare import page_key, parse

_PLACES = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/[^/?#]+/(?P<repository>[\w.-]+?)(?:\.git)?(?:[/?#].*)?"
    r"|https?://(?:sourceforge\.net/projects|code\.google\.com/p|pythonhosted\.org|launchpad\.net)/(?P<project>[\w.-]+)(?:[/?#].*)?"
    r"|https?://(?P<docs>[\w-]+)\.(?:readthedocs\.(?:org|io)|sourceforge\.(?:net|io)|rtfd\.(?:org|io))(?:[/?#].*)?"
    r"|https?://(?P<pages>[\w-]+)\.github\.io/(?P<site>[\w.-]+)?(?:[/?#].*)?"
)
_REGISTRIES: Mapping[str, tuple[str, tuple[tuple[str | int, ...], ...]]] = {
    "PyPI": (
        "https://pypi.org/pypi/{}/json",
        (("info", "project_urls"), ("info", "home_page"), ("info", "docs_url")),
    ),
    "npm": ("https://registry.npmjs.org/{}/latest", (("homepage",), ("repository", "url"), ("repository",))),
    "crates.io": (
        "https://crates.io/api/v1/crates/{}",
        (("crate", "homepage"), ("crate", "repository"), ("crate", "documentation")),
    ),
}
_SUMMARIES = {"PyPI": ("info", "summary"), "npm": ("description",), "crates.io": ("crate", "description")}
_LEAST_STARS = 10
"""A fork with fewer is one of the many that were made to look at."""


class Code:
    """At most one registry, and one search at GitHub."""

    name: Name = "code"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """Only for addresses of code hosts and their documentation."""
        name = package_name(dead.url)
        if name is None:
            return ()
        found = yield from _of_package(dead, name)
        reference = refer(dead.url)
        if (
            not found
            and site.knowledge.github
            and reference
            and reference.part is not ReferencePart.OWNER
            and reference.name
        ):
            found = yield from _forks(dead, reference.owner, reference.name)
        return found


def package_name(url: str) -> str | None:
    """What a project at a code host or documentation host is called; None elsewhere."""
    match = _PLACES.fullmatch(url)
    if match is None:
        return None
    return next(
        (
            value
            for value in (match["repository"], match["project"], match["docs"], match["site"], match["pages"])
            if value
        ),
        None,
    )


def _registry_of(dead: DeadLink) -> str:
    """Where a package of this kind would be, by the words around it; most of those that lists name are on PyPI."""
    words = {
        word.strip(".,:;()")
        for text in (
            *dead.labels,
            *(s for link in dead.links for s in link.section),
            *(page.description or "" for page in dead.pages),
        )
        for word in text.lower().split()
    }
    if words & {"rust", "crate", "crates", "cargo"}:
        return "crates.io"
    return "npm" if words & {"javascript", "typescript", "node", "node.js", "npm", "react", "vue"} else "PyPI"


def _of_package(dead: DeadLink, name: str) -> Generator[Request, Outcome, list[AddressCandidate]]:
    registry = _registry_of(dead)
    template, paths = _REGISTRIES[registry]
    outcome = yield Request(url=template.format(quote(name.lower(), safe="")), read=BodyExtent.BODY)
    record = json_of(outcome)
    if record is None:
        return []
    urls = [url for path in paths for url in _urls(dig(record, *path))]
    # A package of the same name may be another project: it has to point to the dead address, or to describe the thing.
    points_here = any(page_key(url) == page_key(dead.url) or _same_repository(url, dead.url) for url in urls)
    source = Source.OWNER if points_here else Source.LIST
    words = f"{registry} names it as the place of {name}"
    return [
        AddressCandidate(url=url, how="code", words=words, source=source)
        for url in dict.fromkeys(urls)
        if page_key(url) != page_key(dead.url)
    ]


def _urls(value: Any) -> Iterator[str]:
    """Addresses in a field that is a string or, as PyPI's, a mapping; documentation and source before trackers."""
    values = list(value.values()) if isinstance(value, dict) else [value]
    for each in values[:20]:
        if isinstance(each, str):
            url = re.sub(r"^git\+|\.git$", "", each.strip())
            if url.startswith(("http://", "https://")) and not re.search(
                r"/(?:issues|pulls|releases|blob|changelog)\b", url.lower()
            ):
                yield url


def _same_repository(one: str, other: str) -> bool:
    mine, theirs = parse(one), parse(other)
    return (
        mine.site == theirs.site
        and bool(mine.segments)
        and [s.casefold() for s in mine.segments[:2]] == [s.casefold() for s in theirs.segments[:2]]
    )


def _forks(dead: DeadLink, owner: str, name: str) -> Generator[Request, Outcome, list[AddressCandidate]]:
    query = quote(f"{name} in:name fork:only", safe="")
    url = f"https://api.github.com/search/repositories?q={query}&sort=stars&order=desc&per_page=10"
    record = json_of((yield Request(url=url, read=BodyExtent.BODY)))
    original = next((page.repository for page in dead.pages if page.repository), None)
    found = []
    for item in items(record, "items")[:10]:
        full_name, stars = clean(dig(item, "full_name"), 160) or "", number(dig(item, "stargazers_count")) or 0
        pushed, created = str(dig(item, "pushed_at") or ""), str(dig(item, "created_at") or "")
        maintained = dig(item, "archived") is not True and pushed > max(
            created, (original.pushed_at or "") if original else ""
        )
        same_name = full_name.rpartition("/")[2].casefold() == name.casefold()
        is_itself = full_name.casefold() == f"{owner}/{name}".casefold()
        if is_itself or not same_name or not maintained or stars < _LEAST_STARS:
            continue
        words = f"a fork that lives on ({stars:,} stars, last push {day(pushed)})"
        page = _fork_page(full_name, item, stars, pushed)
        answer = Answer(provider="github", existence=Existence.EXISTS, page=page)
        found.append(
            AddressCandidate(
                url=f"https://github.com/{quote(full_name)}",
                how="code",
                words=words,
                source=Source.FORK,
                evidence=Evidence(answer=answer, page=page),
            )
        )
    return found[:1]


def _fork_page(full_name: str, item: Any, stars: int, pushed: str) -> PageMetadata:
    facts = RepositoryFacts(full_name=full_name, fork=True, stars=stars, pushed_at=pushed)
    description = clean(dig(item, "description"), DESCRIPTION)
    return PageMetadata(title=full_name, description=description, kind=PageKind.REPOSITORY, repository=facts)
