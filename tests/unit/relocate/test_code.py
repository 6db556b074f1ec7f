import msgspec
import pytest

from linkcheck.model import Outcome, PageKind, Request, Response
from linkcheck.relocate.candidate import AddressCandidate, Source
from linkcheck.relocate.dead_host import DeadHost, Knowledge
from linkcheck.relocate.ways.code import Code, package_name
from tests.unit.relocate.dead import dead
from tests.unit.relocate.test_search import concluded


def named(url: str, label: str, answers: dict[str, object], *, github: bool = False) -> list[AddressCandidate]:
    def script(request: Request) -> Outcome:
        found = next((value for part, value in answers.items() if part in request.url), None)
        body = b"" if found is None else msgspec.json.encode(found)
        return Response(url=request.url, status=200 if found else 404, body=body)

    return list(concluded(Code().flow(dead(url, label), DeadHost("x", Knowledge(github=github))), script))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/before/tool/blob/main/x.md", "tool"),
        ("https://github.com/before/tool.git", "tool"),
        ("https://code.google.com/p/tool/wiki/Home", "tool"),
        ("http://tool.readthedocs.org/en/latest/", "tool"),
        ("https://pythonhosted.org/tool/", "tool"),
        ("https://someone.github.io/tool/docs", "tool"),
        ("https://example.org/tool", None),
    ],
)
def test_a_project_is_named_by_its_place(url: str, name: str | None) -> None:
    assert package_name(url) == name


def test_a_package_that_points_to_the_dead_place_speaks_for_it() -> None:
    old, new = "https://github.com/before/tool", "https://tool.example/"
    record = {"info": {"project_urls": {"Source": old, "Homepage": new, "Issues": f"{old}/issues"}}}
    (found,) = named(old, "tool", {"pypi.org/pypi/tool/json": record})
    assert (found.url, found.source) == (new, Source.OWNER)


def test_a_package_of_the_same_name_has_no_say() -> None:
    record = {"info": {"home_page": "https://another.example/"}}
    (found,) = named("https://github.com/before/tool", "tool", {"pypi.org": record})
    assert found.source is Source.LIST


def test_the_words_around_a_link_choose_the_registry() -> None:
    npm = {"homepage": "https://tool.example/js", "repository": {"url": "git+https://github.com/after/tool.git"}}
    found = named("https://github.com/before/tool", "tool, for Node", {"registry.npmjs.org/tool/latest": npm})
    assert [each.url for each in found] == ["https://tool.example/js", "https://github.com/after/tool"]
    crate = {"crate": {"homepage": None, "repository": "https://github.com/after/tool"}}
    found = named("https://github.com/before/tool", "tool, a Rust crate", {"crates.io/api/v1/crates/tool": crate})
    assert [each.url for each in found] == ["https://github.com/after/tool"]


def test_a_fork_is_offered_only_where_it_is_maintained() -> None:
    fork = {
        "full_name": "heirs/tool",
        "description": "x",
        "stargazers_count": 400,
        "created_at": "2020",
        "pushed_at": "2026",
    }
    mirror = {**fork, "full_name": "mirror/tool", "stargazers_count": 0}
    idle = {**fork, "full_name": "idle/tool", "pushed_at": "2020"}
    other = {**fork, "full_name": "heirs/toolbox"}
    answers: dict[str, object] = {"search/repositories": {"items": [other, idle, mirror, fork]}}
    (found,) = named("https://github.com/before/tool", "tool", answers, github=True)
    assert (found.url, found.source) == ("https://github.com/heirs/tool", Source.FORK)
    assert found.evidence is not None
    assert found.evidence.page is not None
    assert found.evidence.page.kind is PageKind.REPOSITORY
    assert "400 stars" in found.words
    assert named("https://github.com/before/tool", "tool", answers) == []
