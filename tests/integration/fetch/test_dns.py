"""The ways of a name to have no address, against a real name server."""

import asyncio
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Failure, Request
from tests.integration.fetch.scene import ask, news
from tests.internet import DnsFault, Host, Page, TestInternet, run

HELLO = Page(title="Hello")


@pytest.mark.parametrize(
    ("fault", "expected", "questions"),
    [
        (DnsFault.NXDOMAIN, "dns-nxdomain", 2),
        (DnsFault.SERVFAIL, "dns-servfail", None),
        (DnsFault.REFUSED, "dns-servfail", None),
        (DnsFault.TIMEOUT, "dns-timeout", None),
        (DnsFault.NO_ADDRESS, "dns-no-address", 1),
    ],
)
def test_each_is_distinguished(fault: DnsFault, expected: str, questions: int | None) -> None:
    (outcome,), internet, _ = ask([Host(name="h.test", dns=(fault,))], "http://h.test/")
    assert isinstance(outcome, Failure)
    assert outcome.kind == expected
    assert "h.test" in outcome.detail
    assert questions in {None, internet.names.asked["h.test", "A"]}
    assert outcome.seconds < 15


def test_a_name_that_is_missing_once_is_found() -> None:
    (outcome,), _, _ = ask(
        [Host(name="h.test", default=HELLO, dns=(DnsFault.NXDOMAIN, ("127.0.0.1",)))], "http://h.test/"
    )
    assert news(outcome) == 200


def test_a_name_server_that_fails_once_is_asked_again() -> None:
    host = Host(name="h.test", default=HELLO, dns=(DnsFault.SERVFAIL,) * 4 + (("127.0.0.1",),))
    (outcome,), _, _ = ask([host], "http://h.test/")
    assert news(outcome) == 200


def test_a_long_answer_comes_over_tcp() -> None:
    (outcome,), _, _ = ask([Host(name="h.test", default=HELLO, dns=(DnsFault.TRUNCATED,))], "http://h.test/")
    assert news(outcome) == 200


def test_an_address_that_refuses_is_passed_over_for_one_that_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """IPv6 first, as everywhere; no server listens on that address."""
    monkeypatch.setattr("linkcheck.fetch.addresses.dns.has_ipv6", lambda: True)
    host = Host(name="h.test", default=HELLO, dns=(("::1", "127.0.0.1"),))
    (outcome,), internet, _ = ask([host], "http://h.test/", allow_private=["127.0.0.0/8", "::1/128"])
    assert news(outcome) == 200
    assert internet.host("h.test").count == 1


def test_a_name_is_looked_up_once_a_run() -> None:
    _, internet, _ = ask([Host(name="h.test", default=HELLO)], *[f"http://h.test/{n}" for n in range(5)])
    assert internet.names.asked["h.test", "A"] == 1


def test_a_failure_is_forgotten_in_time_for_its_confirmation() -> None:

    async def scene() -> list[int]:
        counts = []
        async with TestInternet([]) as internet, Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
            for pause in (0, 1, 30):
                await asyncio.sleep(pause)
                await fetcher.fetch(Request(url="http://gone.test/"))
                counts.append(internet.names.asked["gone.test", "A"])
        return counts

    assert run(scene()) == [2, 2, 4]


def test_the_servers_of_a_domain_are_reported() -> None:

    async def scene() -> tuple[str, ...]:
        hosts = [Host(name="parked.test", name_servers=("ns2.sedoparking.com", "NS1.sedoparking.com"))]
        async with TestInternet(hosts) as internet, Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
            assert await fetcher.name_servers("nowhere.test") == ()
            return await fetcher.name_servers("parked.test")

    assert run(scene()) == ("ns1.sedoparking.com", "ns2.sedoparking.com")


@contextmanager
def nothing_left_to_open() -> Iterator[None]:
    """Every descriptor that this process may have is taken."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/dev/fd").iterdir())) + 40, hard))
    held = []
    with suppress(OSError):
        while True:
            held.append(os.open(os.devnull, os.O_RDONLY))
    try:
        yield
    finally:
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_look_up_for_which_no_descriptor_is_left_says_nothing_of_the_name() -> None:
    """c-ares calls it a timeout."""

    async def scene() -> list[int | str]:
        hosts = [Host(name=f"h{n}.test", default=HELLO) for n in range(2)]
        async with TestInternet(hosts) as internet:
            options = FetchOptions(**internet.settings(), retries=0)
            async with Fetcher(options, environ={}) as fetcher:
                with nothing_left_to_open():
                    before = await fetcher.fetch(Request(url="http://h0.test/"))
                after = await fetcher.fetch(Request(url="http://h0.test/"))
                return [news(before), news(after)]

    assert run(scene()) == ["local", 200]
