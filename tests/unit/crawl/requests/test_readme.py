"""Places in the READMEs of repositories: asked of the API, said as a note, and silent wherever it cannot be known."""

import pytest

from linkcheck.crawl.requests.readme import request_readmes, wants_readme
from linkcheck.model import Answer, Evidence, Existence, Link, LinkKind, Outcome, Response, Target
from linkcheck.providers.code.github.readme import readme_request
from tests.internet import run
from tests.unit.crawl.world import World

TEXT = "".join(
    f'<div class="markdown-heading"><h2>{name}</h2><a id="user-content-{name.lower()}" class="anchor"></a></div>'
    for name in ("Install", "Usage", "Licence")
)
ANSWER = Answer(provider="github", existence=Existence.EXISTS)


def target(*urls: str) -> Target:
    links = tuple(
        Link(url=url, raw=url, text="x", label="x", kind=LinkKind.INLINE, path="l.md", line=1, column=1) for url in urls
    )
    return Target(url=urls[0].partition("#")[0], host="github.com", links=links)


def markers(world: World, *targets: Target) -> list[tuple[str, ...]]:
    async def main() -> list[tuple[str, ...]]:
        suspects = [(each, Evidence(answer=ANSWER)) for each in targets]
        return [evidence.markers async for _, evidence in request_readmes(suspects, fetch=world.fetch)]

    return run(main())


def rendered(url: str, _count: int) -> Outcome:
    return Response(url=url, status=200, body=TEXT.encode())


def test_a_place_that_the_readme_does_not_have_is_marked() -> None:
    world = World(rendered)
    listed = target("https://github.com/o/r#usage", "https://github.com/o/r#gone", "https://github.com/o/r#Licence")
    assert markers(world, listed) == [("no-fragment:gone",)]
    assert world.order == ["https://api.github.com/repos/o/r/readme"]
    assert dict(world.requests[0].headers)["accept"] == "application/vnd.github.html+json"
    assert world.requests[0].own


def test_a_text_without_headings_says_nothing() -> None:
    world = World(lambda url, _: Response(url=url, status=200, body=b"<p>Short.</p>"))
    assert markers(world, target("https://github.com/o/r#gone")) == [()]


@pytest.mark.parametrize("status", [404, 403, 429, 500])
def test_a_text_that_cannot_be_read_says_nothing(status: int) -> None:
    world = World(lambda url, _: Response(url=url, status=status))
    assert markers(world, target("https://github.com/o/r#gone")) == []


def test_an_api_that_refuses_is_left_alone() -> None:
    world = World(lambda url, _: Response(url=url, status=403))
    assert markers(world, *(target(f"https://github.com/o/r{number}#gone") for number in range(5))) == []
    assert len(world.order) == 2


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://github.com/o/r", "https://api.github.com/repos/o/r/readme"),
        ("https://github.com/o/r.git", "https://api.github.com/repos/o/r/readme"),
        ("https://github.com/o/r?tab=readme-ov-file", "https://api.github.com/repos/o/r/readme"),
        (
            "https://github.com/o/r/blob/main/docs/a%20b.md",
            "https://api.github.com/repos/o/r/contents/docs/a%20b.md?ref=main",
        ),
        ("https://github.com/o/r/blob/main/x.py", None),
        ("https://github.com/o/r/issues/7", None),
        ("https://github.com/o/r/releases/latest", None),
        ("https://github.com/o/r/tree/main/docs", None),
        ("https://github.com/o", None),
        ("https://raw.githubusercontent.com/o/r/main/x.md", None),
        ("https://gist.github.com/o/0123456789abcdef0123", None),
        ("https://example.org/o/r", None),
    ],
)
def test_what_is_asked_of_the_api(url: str, asked: str | None) -> None:
    request = readme_request(url)
    assert (request.url if request else None) == asked


@pytest.mark.parametrize(
    "url", ["https://github.com/o/r", "https://github.com/o/r#readme", "https://github.com/o/r#L10"]
)
def test_links_to_no_place_want_no_readme(url: str) -> None:
    assert not wants_readme(target(url), Evidence(answer=ANSWER))


def test_a_page_that_was_requested_itself_wants_no_readme() -> None:
    listed = target("https://github.com/o/r#usage")
    assert wants_readme(listed, Evidence(answer=ANSWER))
    assert not wants_readme(listed, Evidence(answer=ANSWER, outcome=Response(url=listed.url, status=200)))
    assert not wants_readme(listed, Evidence())
