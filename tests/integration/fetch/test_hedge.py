"""A second chance beside the first, where a server stays silent."""

import asyncio
from collections.abc import Callable

import pytest

from linkcheck.fetch import Fetcher, FetchOptions, HostOptions
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from tests.integration.fetch.scene import ask, news, together
from tests.internet import Asked, Host, Page, Port, TestInternet, Turns, Wire, run

HELLO = Page(title="Hello")
SILENT = Page(wire=(Wire.HANG,))


def test_a_link_that_is_silent_once_is_answered_by_its_second_chance() -> None:
    (outcome,), internet, fetcher = ask([Host(name="h.test", default=Turns((SILENT, HELLO)))], "https://h.test/")
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.tries) == (200, 2)
    assert 8 < outcome.seconds < 11
    assert internet.host("h.test").count == fetcher.stats.requests == 2


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        (Host(name="h.test", default=SILENT), FailureKind.TIMEOUT),
        (Host(name="h.test", port=Port.DROPPED), FailureKind.CONNECT_TIMEOUT),
        (Host(name="h.test", default=Page(wire=(b"HTTP/1.1 200 OK\r\n\r\n", Wire.HANG))), FailureKind.TIMEOUT),
    ],
)
@pytest.mark.parametrize("concurrency", [None, 1])
def test_a_link_that_never_answers_costs_twenty_seconds(host: Host, kind: FailureKind, concurrency: int | None) -> None:
    options = FetchOptions(hosts={"h.test": HostOptions(concurrency=concurrency)})
    (outcome,), internet, seconds = together([host], ["https://h.test/"], options)
    assert isinstance(outcome, Failure)
    assert outcome.kind is kind
    assert seconds < 20.5
    assert internet.host("h.test").count <= 2


def test_the_second_chance_goes_to_another_address() -> None:
    connected: list[str] = []

    async def scene() -> Outcome:
        host = Host(name="h.test", dns=(("127.7.0.1", "127.7.0.2"),), default=Turns((SILENT, HELLO)))
        async with TestInternet([host]) as internet:
            settings = internet.settings()
            settings["connect_to"] = {}
            async with Fetcher(FetchOptions(**settings), environ={}) as fetcher:
                outcome = await fetcher.fetch(Request(url=f"http://h.test:{internet.http_port}/"))
            connected.extend(internet.ledger.connections)
            return outcome

    assert news(run(scene())) == 200
    assert sorted(connected) == ["127.7.0.1", "127.7.0.2"]


def test_the_first_answer_counts_and_the_other_is_dropped() -> None:
    async def scene() -> tuple[Outcome, float]:
        late: Callable[[Asked], Page] = iter([Page(title="First", delay=12.0), SILENT]).__next__  # type: ignore[assignment]
        host = Host(name="h.test", default=lambda _: late())  # type: ignore[call-arg]
        loop = asyncio.get_running_loop()
        async with (
            TestInternet([host]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            begun = loop.time()
            return await fetcher.fetch(Request(url="http://h.test/")), loop.time() - begun

    outcome, seconds = run(scene())
    assert isinstance(outcome, Response)
    assert b"First" in outcome.body
    assert 11.9 < seconds < 12.5


def test_a_page_that_drips_has_begun_to_answer() -> None:
    drip = Page(wire=(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", 12.0, b"<title>x</title></head>"))
    (outcome,), internet, _ = ask([Host(name="h.test", default=drip)], "http://h.test/")
    assert (news(outcome), outcome.tries, internet.host("h.test").count) == (200, 1, 1)


def test_a_question_to_an_api_is_asked_once() -> None:
    request = Request(url="https://h.test/", method="POST", body=b"{}")
    (outcome,), internet, _ = ask([Host(name="h.test", default=SILENT)], request)
    assert (news(outcome), internet.host("h.test").count) == ("timeout", 1)


def test_leaving_early_leaves_no_second_chance_behind() -> None:
    async def scene() -> None:
        async with (
            TestInternet([Host(name="h.test", default=SILENT)]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(12):
                    await fetcher.fetch(Request(url="http://h.test/"))
            assert internet.host("h.test").count == 2

    run(scene())


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        (Host(name="h.test", default=SILENT), FailureKind.TIMEOUT),
        (Host(name="h.test", port=Port.DROPPED), FailureKind.CONNECT_TIMEOUT),
        (Host(name="h.test", default=Page(wire=(b"HTTP/1.1 200 OK\r\n\r\n", Wire.HANG))), FailureKind.TIMEOUT),
    ],
)
def test_a_link_that_was_silent_the_last_time_costs_half_of_that_for_two_requests(
    host: Host, kind: FailureKind
) -> None:
    (outcome,), internet, _ = ask([host], Request(url="https://h.test/", brief=True))
    assert isinstance(outcome, Failure)
    assert outcome.kind is kind
    assert 8.5 < outcome.seconds < 10.5
    assert internet.host("h.test").count <= 2
    assert outcome.tries == 2


def test_a_link_that_was_silent_the_last_time_and_answers_late_is_recognised() -> None:
    host = Host(name="h.test", default=Page(title="Late", delay=9.0))
    assert news(ask([host], Request(url="https://h.test/", brief=True))[0][0]) == 200
