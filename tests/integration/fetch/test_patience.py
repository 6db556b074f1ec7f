"""How long a run waits for hosts that want a pause, and what stands for those who were not asked."""

import asyncio
from collections.abc import Callable

import pytest

from linkcheck.fetch import Fetcher, FetchOptions, HostOptions
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from tests.integration.fetch.scene import news, together
from tests.internet import Asked, Host, Page, TestInternet, run

HELLO = Page(title="Hello")


def quota(refusal: Page, pages: int = 10) -> Callable[[Asked], Page]:
    """Pages for the first requests, then a refusal for all."""
    count = 0

    def answer(_: Asked) -> Page:
        nonlocal count
        count += 1
        return refusal if count > pages else HELLO

    return answer


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("pages", [0, 10])
def test_a_host_that_refuses_everything_costs_seconds_and_its_answer_stands_for_the_rest(
    status: int, pages: int
) -> None:
    host = Host(name="h.test", default=quota(Page(status=status), pages))
    outcomes, internet, seconds = together([host], [f"http://h.test/{number}" for number in range(40)])
    assert [news(outcome) for outcome in outcomes].count(200) == pages
    assert {news(outcome) for outcome in outcomes} <= {200, status}
    assert seconds < 15
    assert internet.host("h.test").count < pages + 25, "no more than before"
    unsent = [outcome for outcome in outcomes if outcome.tries == 0]
    assert len(unsent) > 15
    assert all(outcome.url.startswith("http://h.test/") for outcome in unsent)


def test_a_healthy_neighbour_on_the_same_address_is_not_given_up_too() -> None:
    hosts = [Host(name="bad.test", default=Page(status=503)), Host(name="good.test", default=HELLO)]
    urls = [f"http://{host.name}/{n}" for host in hosts for n in range(20)]
    outcomes, _, _ = together(hosts, urls)
    assert [news(outcome) for outcome in outcomes] == [503] * 20 + [200] * 20


def test_a_host_that_bears_less_than_we_ask_is_not_given_up() -> None:
    slots: dict[int, int] = {}

    def limited(asked: Asked) -> Page:
        slots[int(asked.time)] = slots.get(int(asked.time), 0) + 1
        return HELLO if slots[int(asked.time)] <= 3 else Page(status=429)

    outcomes, _, _ = together([Host(name="h.test", default=limited)], [f"http://h.test/{n}" for n in range(60)])
    assert {news(outcome) for outcome in outcomes} == {200}


def test_a_host_that_recovers_after_half_a_minute_is_found_to_have_recovered() -> None:
    async def scene() -> tuple[Outcome, Outcome]:
        loop = asyncio.get_running_loop()
        end = loop.time() + 25
        host = Host(name="h.test", default=lambda asked: HELLO if asked.time > end else Page(status=503))
        async with (
            TestInternet([host]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            urls = [f"http://h.test/{n}" for n in range(20)]
            first = await asyncio.gather(*(fetcher.fetch(Request(url=url)) for url in urls))
            await asyncio.sleep(40)
            return first[-1], await fetcher.fetch(Request(url=urls[-1], retries=0))

    refused, page = run(scene())
    assert (news(refused), refused.tries) == (503, 0)
    assert news(page) == 200


def test_a_pause_longer_than_the_patience_ends_the_run_at_once_when_nothing_else_is_left() -> None:
    refusal = Page(status=429, headers=(("Retry-After", "60"),))
    urls = [f"http://h.test/{number}" for number in range(40)]
    outcomes, internet, seconds = together([Host(name="h.test", default=quota(refusal))], urls)
    assert seconds < 5
    assert internet.host("h.test").count < 25
    limited = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert {outcome.kind for outcome in limited} == {FailureKind.RATE_LIMITED}
    assert all((outcome.status == 429) == (outcome.tries > 0) for outcome in limited), "asked, or not asked at all"


def test_a_pause_is_waited_for_while_others_are_asked() -> None:
    refusal = Page(status=429, headers=(("Retry-After", "30"),))
    opens: list[float] = []

    def busy(asked: Asked) -> Page:
        opens.append(asked.time)
        return HELLO if asked.time >= opens[0] + 29 else refusal

    hosts = [Host(name="busy.test", default=busy), Host(name="long.test", default=HELLO, latency=(0.4, 0.4))]
    slow = FetchOptions(per_host=1, per_host_max=1)
    urls = ["http://busy.test/1", *(f"http://long.test/{n}" for n in range(60))]
    outcomes, _, seconds = together(hosts, urls, slow)
    assert {news(outcome) for outcome in outcomes} == {200}
    assert 29 < seconds < 32


def test_patience_without_end_waits_for_a_minute() -> None:
    begun: list[float] = []

    def busy(asked: Asked) -> Page:
        begun.append(asked.time)
        return HELLO if asked.time >= begun[0] + 59 else Page(status=429, headers=(("Retry-After", "60"),))

    outcomes, _, seconds = together(
        [Host(name="h.test", default=busy)], ["http://h.test/1"], FetchOptions(patience=float("inf"))
    )
    assert [news(outcome) for outcome in outcomes] == [200]
    assert 59 < seconds < 62


def test_two_pauses_share_one_patience() -> None:
    refusals = [Page(status=429, headers=(("Retry-After", str(seconds)),)) for seconds in (8, 9)]
    hosts = [Host(name=f"h{n}.test", default=quota(refusal, 0)) for n, refusal in enumerate(refusals)]
    outcomes, _, seconds = together(hosts, ["http://h0.test/", "http://h1.test/"])
    assert seconds < 17
    assert all(not isinstance(outcome, Response) or outcome.status == 429 for outcome in outcomes)


def test_a_configured_interval_that_is_longer_than_the_patience_of_a_run_ends_with_that() -> None:
    rare = {"rare.test": HostOptions(interval=300.0)}
    hosts = [Host(name="rare.test", default=HELLO), Host(name="other.test", default=HELLO)]
    urls = [f"http://rare.test/{n}" for n in range(4)] + [f"http://other.test/{n}" for n in range(40)]
    outcomes, internet, seconds = together(hosts, urls, FetchOptions(hosts=rare, patience=20.0))
    assert seconds < 60
    assert internet.host("rare.test").count == 1
    assert [news(outcome) for outcome in outcomes] == [200] + ["rate-limited"] * 3 + [200] * 40
    for outcome in outcomes[1:4]:
        assert isinstance(outcome, Failure)
        assert outcome.tries == 0
        assert outcome.retry_after is not None
        assert outcome.retry_after > 200, "the pause is still to come"


def test_who_has_the_time_waits_for_every_interval() -> None:
    rare = {"rare.test": HostOptions(interval=300.0)}
    urls = [f"http://rare.test/{n}" for n in range(3)]
    options = FetchOptions(hosts=rare, patience=float("inf"))
    outcomes, _, seconds = together([Host(name="rare.test", default=HELLO)], urls, options)
    assert [news(outcome) for outcome in outcomes] == [200] * 3
    assert seconds >= 600


@pytest.mark.parametrize("patience", [0.0, 15.0])
def test_a_usual_interval_is_no_pause_however_little_patience_there_is(patience: float) -> None:
    slow = {"h.test": HostOptions(interval=5.0)}
    urls = [f"http://h.test/{n}" for n in range(20)]
    outcomes, _, _ = together([Host(name="h.test", default=HELLO)], urls, FetchOptions(hosts=slow, patience=patience))
    assert [news(outcome) for outcome in outcomes] == [200] * 20
