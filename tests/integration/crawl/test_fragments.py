"""Links to places inside the pages of others: the whole page is read, and only then."""

import msgspec
import pytest

from linkcheck.classify.case import Case
from linkcheck.classify.judge import judge
from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Link, LinkKind, Target
from tests.internet import Host, Page, TestInternet, run

HEADINGS = "".join(f"<h2 id=part-{number}>Part</h2><p>{'x' * 200_000}</p>" for number in range(5))
LONG = Page(title="A manual", text=HEADINGS)
ENDLESS = Page(title="A manual", text=HEADINGS * 3)


def link(url: str) -> Link:
    return Link(
        url=url, raw=url, text="A manual", label="A manual", kind=LinkKind.INLINE, path="l.md", line=1, column=1
    )


@pytest.mark.parametrize(
    ("page", "fragments", "details"),
    [
        (LONG, ["part-4"], []),
        (LONG, ["part-9"], ["#part-9"]),
        (LONG, ["part-4", "part-9"], ["#part-9"]),
        (LONG, ["L10-L20", "/routes"], []),
        (ENDLESS, ["part-9"], []),
    ],
)
def test_a_place_is_noted_when_the_whole_page_does_not_have_it(
    page: Page, fragments: list[str], details: list[str]
) -> None:
    async def scene() -> list[str]:
        async with TestInternet([Host(name="site.test", default=page)]) as internet:
            links = tuple(link(f"http://site.test/x#{fragment}") for fragment in fragments)
            target = Target(url="http://site.test/x", host="site.test", links=links)
            options = msgspec.convert(internet.settings(), FetchOptions)
            async with Fetcher(options) as fetcher:
                asked = crawl([target], {}, fetch=fetcher.fetch, options=CrawlOptions(canaries=()))
                [evidence] = [found async for _, found in asked]
        notes = judge(Case(target, evidence)).notes
        return [note.detail for note in notes if note.reason == "fragment-not-found"]

    assert run(scene()) == details
