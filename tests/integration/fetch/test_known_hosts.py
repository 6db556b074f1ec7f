"""What is learnt of a host in one run, and how the next run asks it."""

from collections.abc import Mapping

import pytest

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import HostFacts, Outcome, Request
from linkcheck.model.http.exchange import Headers
from linkcheck.model.http.host import merged
from tests.integration.fetch.scene import news
from tests.internet import Asked, Drip, Host, Page, TestInternet, Turns, Wire, run
from tests.internet.world import Answer

HELLO = Page(title="Hello")
REFUSED = 429


class Limited:
    """Bears five requests in any second."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.refused = 0

    def __call__(self, asked: Asked) -> Page:
        self.times = [time for time in self.times if time > asked.time - 1.0]
        if len(self.times) >= 5:
            self.refused += 1
            return Page(status=REFUSED)
        self.times.append(asked.time)
        return HELLO


def night(
    host: Host,
    count: int,
    hosts: Mapping[str, HostFacts] | None = None,
    headers: Headers = (),
    *,
    brief: bool = False,
) -> tuple[list[Outcome], dict[str, HostFacts], TestInternet]:
    async def scene() -> tuple[list[Outcome], dict[str, HostFacts], TestInternet]:
        import asyncio

        async with (
            TestInternet([host]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}, hosts=hosts) as fetcher,
        ):
            requests = (Request(url=f"http://h.test/{number}", headers=headers, brief=brief) for number in range(count))
            outcomes = await asyncio.gather(*(fetcher.fetch(request) for request in requests))
            return list(outcomes), fetcher.learnt(), internet

    return run(scene())


def test_the_next_run_provokes_no_refusal_that_this_one_did() -> None:
    first, second = Limited(), Limited()
    outcomes, learnt, _ = night(Host(name="h.test", default=first), 60)
    assert first.refused > 0
    assert {news(outcome) for outcome in outcomes} == {200}
    outcomes, again, _ = night(Host(name="h.test", default=second), 60, learnt)
    assert {news(outcome) for outcome in outcomes} == {200}
    assert second.refused == 0
    assert again == {}, "nothing new"


def test_a_host_that_bears_everything_is_nothing_to_remember() -> None:
    assert night(Host(name="h.test", default=HELLO), 30)[1] == {}


def test_a_host_that_takes_its_time_is_not_asked_twice_for_it() -> None:
    slow = Host(name="h.test", default=Page(title="Late", delay=12.0))
    _, learnt, internet = night(slow, 1)
    assert internet.host("h.test").count == 2
    assert learnt["h.test"].answer > 2
    _, _, internet = night(slow, 1, {"h.test": HostFacts(answer=12.0)})
    assert internet.host("h.test").count == 1


def test_a_known_host_that_is_silent_once_still_gets_its_second_chance() -> None:
    silent_once = Host(name="h.test", default=Turns((Page(wire=(Wire.HANG,)), HELLO)))
    outcomes, _, _ = night(silent_once, 1, {"h.test": HostFacts(answer=3.0)})
    assert news(outcomes[0]) == 200


def test_a_host_that_bears_no_conditions_is_remembered_and_not_for_ever() -> None:
    asked: list[bool] = []

    def confused(request: Asked) -> Page:
        asked.append("if-none-match" in request.headers)
        return Page(status=412) if asked[-1] else HELLO

    host = Host(name="h.test", default=confused)
    conditions = (("If-None-Match", '"a"'),)
    _, learnt, _ = night(host, 1, None, conditions)
    assert learnt == {"h.test": HostFacts(unconditional=True)}
    assert asked == [True, False]
    asked.clear()
    _, again, _ = night(host, 2, learnt, conditions)
    assert asked == [False, False]
    assert again == {}, "a week after it was learnt it is tested again"


def test_a_host_that_is_known_as_slow_is_waited_for_although_a_link_was_silent() -> None:
    outcomes, _, _ = night(
        Host(name="h.test", default=Page(title="Late", delay=12.0)), 1, {"h.test": HostFacts(answer=9.0)}, brief=True
    )
    assert news(outcomes[0]) == 200


def test_a_page_that_never_ends_costs_half_while_that_is_known() -> None:
    page = Page(
        wire=(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Ever</title>", Drip(chunk=b" ", every=0.5))
    )
    facts: dict[str, HostFacts] = {}
    seconds = []
    for _ in range(3):
        outcomes, learnt, internet = night(Host(name="h.test", default=page), 1, facts)
        assert news(outcomes[0]) == 200
        assert internet.host("h.test").count == 1
        seconds.append(round(outcomes[0].seconds))
        facts = facts or learnt
    assert seconds == [20, 10, 10]
    assert learnt == {}, "it expires"


class Quota:
    """Ten pages, then one and the same complaint."""

    def __init__(self) -> None:
        self.pages = self.refused = 0

    def __call__(self, _: Asked) -> Page:
        if self.pages < 10:
            self.pages += 1
            return HELLO
        self.refused += 1
        return Page(status=REFUSED)


def test_a_host_that_refused_everything_is_asked_less_the_next_run() -> None:
    first, second = Quota(), Quota()
    outcomes, learnt, _ = night(Host(name="h.test", default=first), 40)
    assert learnt["h.test"].refuses
    again, _, _ = night(Host(name="h.test", default=second), 40, learnt)
    assert sorted(map(str, map(news, again))) == sorted(map(str, map(news, outcomes)))
    assert second.refused < first.refused


def test_a_host_that_has_recovered_shows_all_of_its_pages() -> None:
    outcomes, learnt, _ = night(Host(name="h.test", default=HELLO), 40, {"h.test": HostFacts(refuses=True)})
    assert {news(outcome) for outcome in outcomes} == {200}
    assert learnt == {}


@pytest.mark.parametrize(
    ("answer", "least"),
    [
        pytest.param(Turns((HELLO,) * 10 + (Page(status=REFUSED),)), 10, id="refuses everything after ten pages"),
        pytest.param(Page(wire=(Wire.HANG,)), 0, id="never answers"),
        pytest.param(Page(status=503), 0, id="always overloaded"),
    ],
)
def test_a_host_that_bears_nothing_does_not_take_longer_from_night_to_night(answer: Answer, least: int) -> None:
    facts: dict[str, HostFacts] = {}
    seconds = []
    for _ in range(6):
        outcomes, learnt, _ = night(Host(name="h.test", default=answer), 15, facts)
        assert sum(news(outcome) == 200 for outcome in outcomes) >= least
        facts |= {host: merged(facts.get(host, HostFacts()), fact) for host, fact in learnt.items()}
        seconds.append(max(outcome.seconds for outcome in outcomes))
    assert max(seconds[1:]) <= seconds[0] + 1
    assert facts.get("h.test", HostFacts()).interval < 1.0


def test_an_interval_that_complaints_made_long_costs_the_run_its_patience_and_no_more() -> None:
    known = {"h.test": HostFacts(interval=6.0)}
    outcomes, _, internet = night(Host(name="h.test", default=HELLO), 40, known)
    asked = internet.host("h.test").count
    assert 2 <= asked <= 5
    assert max(outcome.seconds for outcome in outcomes) <= 25
    assert [news(outcome) for outcome in outcomes].count(200) == asked
