"""What one host has to bear, measured where it bears it: at the server."""

import asyncio
from collections import Counter

import pytest

from linkcheck.fetch import Fetcher, FetchOptions, HostOptions
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from tests.integration.fetch.scene import ask, news, together
from tests.internet import Host, Page, Port, TestInternet, Turns, Wire, run

HELLO = Page(title="Hello")
BUSY = Page(status=429, headers=(("Retry-After", "5"),))


def test_one_host_never_sees_more_than_its_limits() -> None:
    host = Host(name="h.test", default=HELLO, latency=(0.3, 0.3))
    urls = [f"http://h.test/{number}" for number in range(120)]
    outcomes, internet, seconds = together([host], urls)
    assert {news(outcome) for outcome in outcomes} == {200}
    record = internet.host("h.test")
    assert record.peak <= 10
    assert record.busiest(1.0) <= 21
    assert seconds < 9
    assert sum(internet.ledger.connections.values()) <= 10, "connections are kept alive"


def test_all_hosts_together_stay_below_the_global_limit() -> None:
    hosts = [Host(name=f"h{number}.test", default=HELLO, latency=(0.2, 0.2)) for number in range(30)]
    urls = [f"http://h{number}.test/{page}" for page in range(3) for number in range(30)]
    open_now = peak = 0

    async def scene() -> None:
        nonlocal open_now, peak
        async with TestInternet(hosts) as internet:
            settings = FetchOptions(**internet.settings(), concurrency=7)
            async with Fetcher(settings, environ={}) as fetcher:
                jobs = [asyncio.ensure_future(fetcher.fetch(Request(url=url))) for url in urls]
                while not all(job.done() for job in jobs):
                    open_now = sum(record.open for record in internet.ledger.hosts.values())
                    peak = max(peak, open_now)
                    await asyncio.sleep(0.01)

    run(scene())
    assert peak == 7


def test_redirects_from_everywhere_queue_at_the_gate_of_where_they_lead() -> None:
    hosts = [Host(name=f"h{n}.test", default=Page(status=301, location="http://end.test/x")) for n in range(40)]
    hosts.append(Host(name="end.test", default=HELLO, latency=(0.5, 0.5)))
    outcomes, internet, _ = together(hosts, [f"http://h{number}.test/" for number in range(40)])
    assert {news(outcome) for outcome in outcomes} == {200}
    assert internet.host("end.test").peak <= 10
    assert internet.host("end.test").busiest(1.0) <= 21


def test_retry_after_is_a_deadline_for_the_whole_host_waited_for_once() -> None:
    host = Host(name="h.test", default=HELLO, pages={"/0": Turns((BUSY, HELLO))})
    outcomes, internet, seconds = together([host], [f"http://h.test/{number}" for number in range(20)])
    assert {news(outcome) for outcome in outcomes} == {200}
    assert 5 <= seconds < 9
    times = internet.host("h.test").times
    assert [at for at in times if times[0] + 0.3 < at < times[0] + 5] == [], "nobody asks during a cooldown"


def test_a_wait_beyond_the_patience_of_the_run_is_an_outcome_for_everyone_in_line() -> None:
    host = Host(name="h.test", default=Page(status=429, headers=(("Retry-After", "3600"),)), latency=(0.1, 0.1))
    outcomes, internet, seconds = together([host], [f"http://h.test/{number}" for number in range(50)])
    assert {news(outcome) for outcome in outcomes} == {"rate-limited"}
    assert all(isinstance(outcome, Failure) and outcome.retry_after for outcome in outcomes)
    assert seconds < 2
    assert internet.host("h.test").count <= 4


def test_a_deadline_shortens_the_patience() -> None:
    async def scene() -> Outcome:
        async with TestInternet([Host(name="h.test", default=BUSY)]) as internet:
            settings = FetchOptions(**internet.settings())
            async with Fetcher(settings, environ={}, deadline=asyncio.get_running_loop().time() + 3) as fetcher:
                return await fetcher.fetch(Request(url="http://h.test/"))

    outcome = run(scene())
    assert isinstance(outcome, Failure)
    assert (outcome.kind, outcome.status, outcome.retry_after) == (FailureKind.RATE_LIMITED, 429, 5)


def test_a_server_error_is_asked_again() -> None:
    answers = Turns((Page(status=503), Page(status=500), HELLO))
    (outcome,), internet, _ = ask([Host(name="h.test", pages={"/": answers})], "http://h.test/")
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.tries) == (200, 3)
    assert internet.host("h.test").count == 3


def test_a_server_error_that_stays_is_the_answer() -> None:
    (outcome,), internet, _ = ask([Host(name="h.test", default=Page(status=502))], "http://h.test/")
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.tries, internet.host("h.test").count) == (502, 3, 3)


def test_a_refused_connection_is_tried_three_times_and_a_silent_one_twice() -> None:
    hosts = [Host(name="refused.test", port=Port.REFUSED), Host(name="dropped.test", port=Port.DROPPED)]
    (refused, dropped), _, _ = ask(hosts, "http://refused.test/", "http://dropped.test/")
    assert isinstance(refused, Failure)
    assert isinstance(dropped, Failure)
    assert (refused.kind, refused.tries) == (FailureKind.CONNECT_REFUSED, 3)
    assert (dropped.kind, dropped.tries) == (FailureKind.CONNECT_TIMEOUT, 2)
    assert dropped.seconds <= 20


def test_a_slow_host_does_not_keep_the_others_waiting() -> None:
    slow = Host(name="slow.test", default=HELLO, latency=(15.0, 15.0))
    fast = Host(name="fast.test", default=HELLO)
    urls = [f"http://slow.test/{number}" for number in range(40)] + ["http://fast.test/"]
    outcomes, _, _ = together([slow, fast], urls, FetchOptions(concurrency=8, per_host=4, per_host_max=4))
    assert {news(outcome) for outcome in outcomes} == {200}
    assert outcomes[-1].seconds < 1


def test_a_host_may_be_configured_to_be_gentler() -> None:
    gentle = {"h.test": HostOptions(concurrency=1, interval=2.0)}
    host = Host(name="h.test", default=HELLO)
    _, internet, _ = together([host], [f"http://h.test/{n}" for n in range(5)], FetchOptions(hosts=gentle))
    assert internet.host("h.test").busiest(1.9) == 1


@pytest.mark.parametrize("ending", [Wire.RESET, Wire.CLOSE])
def test_a_host_that_drops_connections_is_asked_no_faster_than_any_other(ending: Wire) -> None:
    drops = Page(wire=(ending,))
    host = Host(name="h.test", default=HELLO, pages={f"/{n}": drops for n in range(0, 60, 3)}, latency=(0.1, 0.1))
    outcomes, internet, _ = together([host], [f"http://h.test/{number}" for number in range(60)])
    record = internet.host("h.test")
    assert record.busiest(1.0) <= 21
    assert record.peak <= 10
    assert [news(outcome) for outcome in outcomes].count(200) == 40
    asked = Counter(record.targets())
    assert max(asked.values()) <= 4, "three tries, and one more for the connection that was kept"


def test_a_kept_connection_that_the_server_has_closed_meanwhile_costs_no_retry() -> None:
    async def scene() -> tuple[Outcome, Outcome, TestInternet]:
        answer = Page(wire=(HELLO.payload(), 0.5, Wire.CLOSE))
        async with (
            TestInternet([Host(name="h.test", default=answer)]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            first = await fetcher.fetch(Request(url="http://h.test/1"))
            second = await fetcher.fetch(Request(url="http://h.test/2"))
            return first, second, internet

    first, second, internet = run(scene())
    assert (news(first), news(second)) == (200, 200)
    assert second.tries == 1
    assert internet.host("h.test").targets() == ["/1", "/2"]
