"""The crawl with the real fetcher, against the test internet and on its clock."""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.errors import NetworkDown
from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Evidence, Failure, PageMetadata, Target, TargetHistory
from tests.internet import DnsFault, Host, Page, Port, TestInternet, Turns, Wire, run

GONE, HERE = Page(status=404, title="Not found"), Page(title="Here")
HOSTS = [
    Host(
        name="site.test",
        default=HERE,
        pages={
            "/missing": GONE,
            "/flicker": Turns((GONE, HERE)),
            "/slow": Page(wire=(Wire.HANG,)),
            "/slow-once": Turns((Page(wire=(Wire.HANG,)), HERE)),
            "/kept": Page(status=304),
        },
    ),
    Host(name="hole.test", port=Port.DROPPED),
    Host(name="nowhere.test", dns=(DnsFault.NXDOMAIN,)),
    Host(name="refuses.test", port=Port.REFUSED),
    *(Host(name=f"hole{number}.test", port=Port.DROPPED) for number in range(10)),
]


class Ran(msgspec.Struct):
    evidence: dict[str, Evidence]
    seconds: float
    internet: Any

    def outcome(self, url: str) -> str:
        outcome = self.evidence[url].outcome
        if outcome is None:
            return "unreached"
        return outcome.kind.value if isinstance(outcome, Failure) else str(outcome.status)


def check(
    urls: Sequence[str], histories: dict[str, TargetHistory] | None = None, stop_after: float = 0.0, **options: Any
) -> Ran:
    async def main() -> Ran:
        loop = asyncio.get_running_loop()
        targets = [Target(url=url, host=url.split("/")[2], links=()) for url in urls]
        stop = asyncio.Event()
        if stop_after:
            loop.call_later(stop_after, stop.set)
        async with TestInternet(HOSTS) as internet:
            fetch = msgspec.convert(internet.settings(), FetchOptions)
            start = loop.time()
            found = {}
            async with Fetcher(fetch) as fetcher:
                results = crawl(
                    targets, histories or {}, fetch=fetcher.fetch, options=CrawlOptions(**options), stop=stop
                )
                async for target, evidence in results:
                    found[target.url] = evidence
            return Ran(found, loop.time() - start, internet)

    return run(main())


@pytest.mark.parametrize(
    ("url", "outcome", "confirmed", "recovered", "requests"),
    [
        ("http://site.test/", "200", False, False, 1),
        ("http://site.test/missing", "404", True, False, 2),
        ("http://site.test/flicker", "200", False, True, 2),
        ("http://site.test/slow", "timeout", True, False, 2),
        ("http://site.test/slow-once", "200", False, True, 2),
        ("http://nowhere.test/", "dns-nxdomain", True, False, 0),
        ("http://hole.test/", "connect-timeout", True, False, 0),
        ("http://refuses.test/", "connect-refused", True, False, 0),
    ],
)
def test_what_is_asked_again_and_what_comes_of_it(
    url: str, outcome: str, confirmed: bool, recovered: bool, requests: int
) -> None:
    ran = check([url], canaries=())
    assert ran.outcome(url) == outcome
    assert (ran.evidence[url].confirmed, ran.evidence[url].recovered) == (confirmed, recovered)
    assert ran.internet.host(url.split("/")[2]).count == requests


def test_a_missing_page_is_asked_again_at_once_only_when_nothing_else_is_left() -> None:
    ran = check(["http://site.test/missing"])
    first, second = ran.internet.host("site.test").times
    assert 2.0 <= second - first < 6.0
    ran = check(["http://site.test/missing"], confirm_after=1.0)
    first, second = ran.internet.host("site.test").times
    assert 1.0 <= second - first < 2.0


def test_ten_black_holes_cost_two_timeouts_together() -> None:
    holes = [f"http://hole{number}.test/{page}" for number in range(10) for page in range(5)]
    ran = check([*holes, "http://site.test/"])
    assert {ran.outcome(url) for url in holes} == {"connect-timeout"}
    assert ran.seconds < 35.0  # two timeouts of ten seconds, and the pauses of the rate limits


def test_a_page_that_did_not_change_costs_no_body() -> None:
    url = "http://site.test/kept"
    known = TargetHistory(etag='"1"', page=PageMetadata(title="As it was"))
    ran = check([url], {url: known})
    assert ran.evidence[url].not_modified
    assert ran.evidence[url].page == known.page
    (asked,) = ran.internet.host("site.test").asked
    assert asked.headers["if-none-match"] == '"1"'


def test_stopping_ends_at_once_and_accounts_for_the_rest() -> None:
    ran = check(["http://site.test/slow", "http://site.test/"], stop_after=3.0)
    assert ran.seconds < 3.5
    assert ran.outcome("http://site.test/slow") == "unreached"
    assert ran.outcome("http://site.test/") == "200"


def test_a_dead_network_is_not_many_dead_links() -> None:
    with pytest.raises(NetworkDown):
        check([f"http://hole{number}.test/" for number in range(10)], canaries=("http://hole.test/",))
    assert (
        len(check([f"http://hole{number}.test/" for number in range(10)], canaries=("http://site.test/",)).evidence)
        == 10
    )
