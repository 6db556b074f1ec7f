"""How much is read, what is sent, and how connections are used."""

import asyncio
import gc

import aiohttp
import pytest

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.fetch.limits import descriptors
from linkcheck.model import BodyExtent, Failure, FailureKind, Request, Response
from tests.integration.fetch.scene import ask, news
from tests.internet import Host, Page, TestInternet, Turns, run

HELLO = Page(title="Hello")
MEGABYTE = 1024 * 1024


def test_a_large_page_costs_its_head_and_a_small_one_all_of_it() -> None:
    pages = {"/large": Page(title="Large", size=50 * MEGABYTE), "/small": Page(title="Small", size=20_000)}
    (large, small), internet, fetcher = ask(
        [Host(name="h.test", pages=pages)], "http://h.test/large", "http://h.test/small"
    )
    assert isinstance(large, Response)
    assert isinstance(small, Response)
    assert (large.truncated, len(large.body) < 20_000, b"<h1>Large" in large.body) == (True, True, True)
    assert len(small.body) < 20_000
    assert fetcher.stats.bytes < MEGABYTE
    assert internet.host("h.test").bytes < 51 * MEGABYTE


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "application/zip", "application/octet-stream", "audio/mpeg", "font/woff2"]
)
def test_of_images_and_archives_only_the_headers_are_read(kind: str) -> None:
    page = Page(body=b"x" * MEGABYTE, content_type=kind)
    (outcome,), _, fetcher = ask([Host(name="h.test", default=page)], "http://h.test/")
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.body, outcome.truncated, fetcher.stats.bytes) == (200, b"", True, 0)


def test_an_error_page_is_read_for_an_excerpt() -> None:
    page = Page(status=404, title="Not found", size=200_000)
    (outcome,), _, _ = ask([Host(name="h.test", default=page)], "http://h.test/")
    assert isinstance(outcome, Response)
    assert len(outcome.body) == 16 * 1024
    assert outcome.truncated


def test_an_api_is_read_whole_up_to_its_cap() -> None:
    pages = {
        "/a": Page(body=b"[" + b" " * 300_000 + b"]", content_type="application/json"),
        "/b": Page(body=b"y" * 3 * MEGABYTE, content_type="text/plain"),
    }
    requests = [Request(url=f"http://h.test/{name}", read=BodyExtent.BODY, own=True) for name in "ab"]
    (whole, capped), _, _ = ask([Host(name="h.test", pages=pages)], *requests, body_limit=2 * MEGABYTE)
    assert isinstance(whole, Response)
    assert isinstance(capped, Response)
    assert (len(whole.body), whole.truncated) == (300_002, False)
    assert (len(capped.body), capped.truncated) == (2 * MEGABYTE, True)


@pytest.mark.parametrize("size", [100_000, 200_000, 300_000, 400_000, 500_000])
def test_a_large_answer_that_arrives_all_at_once_is_no_timeout(size: int) -> None:
    """Seen: what the library had set aside for a slow reader was never taken up again, and the reader waited."""
    pages = {
        "/api": Page(body=b"x" * size, content_type="application/json"),
        "/page": Page(title="Hello", head="<!-- " + "x" * size + " -->"),
    }
    requests = (Request(url="http://h.test/api", read=BodyExtent.BODY, own=True), Request(url="http://h.test/page"))
    outcomes, _, _ = ask([Host(name="h.test", pages=pages)], *requests * 3)
    assert [news(outcome) for outcome in outcomes] == [200] * 6
    assert [len(outcome.body) for outcome in outcomes[::2] if isinstance(outcome, Response)] == [size] * 3


def test_the_end_of_a_file_is_asked_for_by_range() -> None:
    host = Host(name="h.test", default=Page(status=206, body=b"trailer", content_type="application/pdf"))
    (outcome,), internet, _ = ask([host], Request(url="http://h.test/", read=BodyExtent.TAIL))
    assert isinstance(outcome, Response)
    assert outcome.body == b"trailer"
    assert internet.host("h.test").asked[0].headers["range"] == "bytes=-131072"


def test_a_small_pdf_is_read_whole_and_a_large_one_barely() -> None:
    pages = {f"/{size}": Page(body=b"%PDF" + bytes(size), content_type="application/pdf") for size in (1000, MEGABYTE)}
    outcomes, _, _ = ask([Host(name="h.test", pages=pages)], "http://h.test/1000", f"http://h.test/{MEGABYTE}")
    assert [len(each.body) for each in outcomes if isinstance(each, Response)] == [1004, 16 * 1024]


def test_a_head_request_has_no_body() -> None:
    (outcome,), _, _ = ask([Host(name="h.test", default=HELLO)], Request(url="http://h.test/", method="HEAD"))
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.body) == (200, b"")


def test_connections_serve_the_next_link_of_the_host() -> None:
    hosts = [
        Host(
            name="h.test",
            default=Page(status=404, title="Gone"),
            pages={"/a": HELLO, "/b": Page(title="B", size=60_000)},
        ),
        Host(name="s.test", pages={"/a": Page(status=301, location="/b"), "/b": HELLO}),
    ]
    urls = ["http://h.test/a", "http://h.test/b", "http://h.test/gone", "http://h.test/a", "https://s.test/a"]
    _, internet, _ = ask(hosts, *urls)
    assert sum(internet.ledger.connections.values()) == 2


def test_what_is_sent_is_what_an_honest_robot_sends() -> None:
    _, internet, _ = ask([Host(name="h.test", default=HELLO)], "http://h.test/a//b?c=%7e&d#e")
    (asked,) = internet.host("h.test").asked
    assert asked.target == "/a//b?c=%7e&d"
    agent = asked.headers["user-agent"]
    assert agent.startswith("Mozilla/5.0 (compatible; ")
    assert "+https://" in agent
    assert "link" not in agent.lower()
    assert asked.headers["accept"].startswith("text/html,")
    assert set(asked.headers) == {"host", "user-agent", "accept", "accept-language", "accept-encoding"}


def test_a_requests_own_headers_win() -> None:
    request = Request(url="http://h.test/", headers=(("ACCEPT", "application/json"), ("If-None-Match", '"x"')))
    _, internet, _ = ask([Host(name="h.test", default=Page(status=304))], request)
    headers = internet.host("h.test").asked[0].headers
    assert (headers["accept"], headers["if-none-match"]) == ("application/json", '"x"')


@pytest.mark.parametrize(
    "url", ["", "ftp://h.test/", "http://", "http://h.test:99999/", "mailto:a@b.c", "http://[x]/", "http://a b/"]
)
def test_what_can_never_be_asked_is_an_outcome(url: str) -> None:
    (outcome,), internet, _ = ask([], url)
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.INVALID_URL
    assert internet.ledger.requests == 0


def test_robots_are_not_asked_for_a_listed_link_and_obeyed_for_our_own() -> None:
    robots = Page(body=b"User-agent: *\nDisallow: /private", content_type="text/plain")
    host = Host(name="h.test", default=HELLO, pages={"/robots.txt": robots})
    listed = Request(url="http://h.test/private/a")
    probe = Request(url="http://h.test/private/b", own=True)
    fine = Request(url="http://h.test/public", own=True)
    api = Request(url="http://h.test/private/c", own=True, read=BodyExtent.BODY)
    outcomes, internet, _ = ask([host], listed, probe, fine, api)
    assert [news(outcome) for outcome in outcomes] == [200, "robots", 200, 200]
    assert internet.host("h.test").targets() == ["/private/a", "/robots.txt", "/public", "/private/c"]


def test_robots_may_be_warned_of_or_obeyed() -> None:
    robots = Page(body=b"User-agent: listhealth\nDisallow: /", content_type="text/plain")
    host = Host(name="h.test", default=HELLO, pages={"/robots.txt": robots})
    (warned,), _, _ = ask([host], "http://h.test/", robots="warn")
    (obeyed,), _, _ = ask([host], "http://h.test/", robots="obey")
    assert isinstance(warned, Response)
    assert warned.robots_denied
    assert news(obeyed) == "robots"


@pytest.mark.parametrize(
    ("robots", "expected"), [(Page(status=404), 200), (Page(status=403), 200), (Page(status=500), "robots")]
)
def test_robots_that_cannot_be_read(robots: Page, expected: int | str) -> None:
    host = Host(name="h.test", default=HELLO, pages={"/robots.txt": robots})
    (outcome,), _, _ = ask([host], Request(url="http://h.test/", own=True))
    assert news(outcome) == expected


def test_a_connection_closed_while_idle_is_not_a_failure_of_the_next_link() -> None:
    async def scene() -> None:
        host = Host(name="h.test", default=HELLO)
        async with (
            TestInternet([host]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            first = await fetcher.fetch(Request(url="http://h.test/"))
            for connection in tuple(internet._listener._alive):
                connection.transport.abort()
            second = await fetcher.fetch(Request(url="http://h.test/"))
            assert [news(first), news(second)] == [200, 200]
            assert isinstance(second, Response)
            assert second.tries == 1

    run(scene())


def test_where_there_are_more_hosts_than_room_the_longest_idle_connection_makes_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(descriptors, "IDLE", 2)
    done, earlier, late = (f"127.40.0.{n}" for n in (1, 2, 3))

    async def scene() -> dict[str, int]:
        async with (
            TestInternet([Host(name=name, default=HELLO) for name in (done, earlier, late)]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            for name in (done, earlier, late, earlier, late, done):
                assert news(await fetcher.fetch(Request(url=f"http://{name}:{internet.http_port}/"))) == 200
            return dict(internet.ledger.connections)

    assert run(scene()) == {done: 2, earlier: 1, late: 1}


def test_connections_that_wait_to_be_settled_count_among_the_idle_ones_and_can_be_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(descriptors, "IDLE", 2)
    names = [f"127.41.0.{n}" for n in range(1, 6)]

    async def scene() -> tuple[int, int]:
        async with (
            TestInternet([Host(name=name, default=HELLO) for name in names]) as internet,
            Fetcher(FetchOptions(**internet.settings(), interval=0.0), environ={}) as fetcher,
        ):

            async def ask_twice(name: str) -> None:
                for number in range(2):
                    assert news(await fetcher.fetch(Request(url=f"http://{name}:{internet.http_port}/{number}"))) == 200

            asked, most = [], 0
            for name in names:  # each begins while the last answers of those before are not settled yet
                asked.append(asyncio.ensure_future(ask_twice(name)))
                await asyncio.sleep(0.1)
                most = max(most, len(internet._listener._alive))
            fetcher._transport._routes.close_idle()
            await asyncio.sleep(0.05)
            left = len(internet._listener._alive)
            await asyncio.gather(*asked)
            return most, left

    assert run(scene()) == (2, 0)


def test_cancelling_leaves_nothing_behind() -> None:
    async def scene() -> None:
        hosts = [Host(name="h.test", default=HELLO, latency=(5.0, 5.0))]
        async with TestInternet(hosts) as internet:
            async with Fetcher(FetchOptions(**internet.settings(), per_host=2, per_host_max=2), environ={}) as fetcher:
                for pause in (0.0, 0.001, 0.06, 1.0):
                    jobs = [asyncio.ensure_future(fetcher.fetch(Request(url=f"https://h.test/{n}"))) for n in range(9)]
                    await asyncio.sleep(pause)
                    for job in jobs:
                        job.cancel()
                    done = await asyncio.gather(*jobs, return_exceptions=True)
                    assert {type(each) for each in done} == {asyncio.CancelledError}
                after = await fetcher.fetch(Request(url="https://h.test/after"))
                assert news(after) == 200
            await asyncio.sleep(0.1)
            assert not internet._listener._alive

    run(scene())


def test_a_status_of_the_fifties_comes_and_goes() -> None:
    pages = {"/": Turns((Page(status=520), HELLO))}
    (outcome,), _, _ = ask([Host(name="h.test", pages=pages)], "http://h.test/")
    assert news(outcome) == 520


def test_closing_that_is_cut_short_leaves_no_session_open() -> None:
    """Seen when a second signal came while the first one's closing was under way."""

    async def interrupted(session: aiohttp.ClientSession) -> None:
        raise asyncio.CancelledError

    async def scene() -> None:
        fetcher = Fetcher(FetchOptions())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(aiohttp.ClientSession, "close", interrupted)
            with pytest.raises(asyncio.CancelledError):
                async with fetcher:
                    pass
        gc.collect()  # an open session warns when it is collected, and warnings are errors

    run(scene())
