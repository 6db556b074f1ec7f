"""A list's text must not make our machine ask places that only our machine can reach. The victim would notice."""

import pytest

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Failure, FailureKind, Request, Response
from tests.integration.fetch.scene import ask
from tests.internet import Host, Page, TestInternet, run

OPEN = "127.0.0.1"
SECRET = "127.0.0.66"
"""The one address of loopback that these tests do not allow, where a server is listening all the same."""
ALLOWED = ["127.0.0.0/26", "127.1.0.0/16", "127.128.0.0/9"]

LITERALS = (
    "http://127.0.0.66/",
    "http://2130706498/",
    "http://0x7f000042/",
    "http://0177.0.0.0102/",
    "http://127.66/",
    "http://[::ffff:127.0.0.66]/",
    "http://[::ffff:7f00:42]/",
    "http://[64:ff9b::7f00:42]/",
    "http://[::7f00:42]/",
    "http://[2002:7f00:42::]/",
    "https://127.0.0.66/",
    "http://127。0。0。66/",
)


def refused(*hosts: Host, url: str) -> None:
    (outcome,), internet, _ = ask(hosts, url, allow_private=ALLOWED)
    assert isinstance(outcome, Failure), outcome
    assert outcome.kind is FailureKind.PRIVATE_ADDRESS
    assert internet.ledger.connections[SECRET] == 0


def test_the_victim_is_there_to_notice() -> None:
    _, internet, _ = ask([], f"http://{SECRET}/")
    assert internet.ledger.connections[SECRET] == 1


@pytest.mark.parametrize("url", LITERALS)
def test_a_private_literal_is_never_asked(url: str) -> None:
    refused(url=url)


@pytest.mark.parametrize("location", LITERALS)
def test_nor_when_a_redirect_leads_there(location: str) -> None:
    page = Page(status=302, headers=(("Location", location),))
    refused(Host(name="open.test", default=page), url="http://open.test/")


def test_nor_when_a_meta_refresh_leads_there() -> None:
    page = Page(title="x", head=f'<meta http-equiv="refresh" content="0;url=http://{SECRET}/">')
    refused(Host(name="open.test", default=page), url="http://open.test/")


@pytest.mark.parametrize("addresses", [(SECRET,), (OPEN, SECRET), (SECRET, OPEN), (OPEN, "::ffff:7f00:42")])
def test_nor_under_a_name(addresses: tuple[str, ...]) -> None:
    refused(Host(name="open.test", dns=(addresses,)), url="http://open.test/")


def test_nor_when_the_name_changes_its_mind_between_two_look_ups() -> None:
    rebinding = Host(name="open.test", default=Page(title="x"), dns=((OPEN,), (SECRET,)))
    hop = Host(name="hop.test", default=Page(status=302, location="http://open.test/again"))
    outcomes, internet, _ = ask([rebinding, hop], "http://open.test/", "http://hop.test/", allow_private=ALLOWED)
    assert [type(outcome).__name__ for outcome in outcomes] == ["Response", "Response"]
    assert internet.ledger.connections[SECRET] == 0


@pytest.mark.parametrize("url", ["http://localhost/", "http://a.localhost/", "http://metadata.google.internal/"])
def test_nor_by_the_names_of_this_machine_and_its_platform(url: str) -> None:
    (outcome,), internet, _ = ask([Host(name="metadata.google.internal")], url, allow_private=["127.64.0.0/16"])
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.PRIVATE_ADDRESS
    assert not internet.ledger.connections


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://10.0.0.1/"]
)
def test_a_route_of_the_user_does_not_open_what_the_guard_forbids(url: str) -> None:
    (outcome,), internet, _ = ask([], url)
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.PRIVATE_ADDRESS
    assert internet.ledger.requests == 0


def test_behind_a_proxy_literals_are_still_refused_and_names_are_the_proxys_business() -> None:
    async def scene() -> None:
        async with TestInternet([Host(name="open.test", default=Page(title="x"))]) as internet:
            environ = {"http_proxy": f"http://127.0.0.1:{internet.http_port}"}
            async with Fetcher(FetchOptions(nameservers=("127.0.0.1:1",)), environ=environ) as fetcher:
                answered = await fetcher.fetch(Request(url="http://open.test/"))
                assert isinstance(answered, Response), answered
                for url in (*LITERALS[:4], "http://localhost/"):
                    private = await fetcher.fetch(Request(url=url))
                    assert isinstance(private, Failure)
                    assert private.kind is FailureKind.PRIVATE_ADDRESS
            assert internet.ledger.requests == 1

    run(scene())


def test_no_proxy_goes_straight_out() -> None:
    async def scene() -> None:
        async with TestInternet([Host(name="direct.test", default=Page(title="x"))]) as internet:
            environ = {"HTTP_PROXY": "http://127.0.0.1:9", "NO_PROXY": "elsewhere.test, .direct.test"}
            async with Fetcher(FetchOptions(**internet.settings(), retries=0), environ=environ) as fetcher:
                straight = await fetcher.fetch(Request(url="http://direct.test/"))
                assert isinstance(straight, Response)
                by_proxy = await fetcher.fetch(Request(url="http://other.test/"))
                assert isinstance(by_proxy, Failure)
                assert by_proxy.kind is FailureKind.CONNECT_REFUSED

    run(scene())
