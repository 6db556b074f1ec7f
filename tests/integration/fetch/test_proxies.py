"""Behind HTTPS_PROXY: tunnels by CONNECT, with the same guard, rate limits, secrets and verdicts as without."""

import asyncio
from collections.abc import Sequence

import pytest

from linkcheck.fetch import Fetcher, FetchOptions, FromEnvironment, HostOptions
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from tests.integration.fetch.scene import news
from tests.internet import Host, Page, TestInternet, Tls, run
from tests.internet.proxy import Proxy

HELLO = Page(title="Hello")
NOWHERE = ("127.0.0.1:1",)
"""No name server: names are the proxy's business."""


class Scene:
    """What came of it, at the client, at the proxy and at the hosts."""

    def __init__(self, outcomes: Sequence[Outcome], proxy: Proxy, internet: TestInternet) -> None:
        self.outcomes = outcomes
        self.proxy = proxy
        self.internet = internet

    @property
    def news(self) -> list[int | str]:
        return [news(outcome) for outcome in self.outcomes]


def ask(
    hosts: list[Host],
    *urls: str,
    refusal: str = "",
    credentials: str = "",
    options: FetchOptions | None = None,
    **environ: str,
) -> Scene:
    """Ask for everything at once, through the proxy."""

    async def scene() -> Scene:
        async with TestInternet(hosts) as internet, Proxy(internet.https_port, refusal) as proxy:
            said = {name: getattr(options, name) for name in FetchOptions.__struct_fields__} if options else {}
            settings = FetchOptions(**{**said, "nameservers": NOWHERE, "ca_file": str(internet.certificates.ca_file)})
            names = {"HTTPS_PROXY": f"http://{credentials}127.0.0.1:{proxy.port}", **environ}
            async with Fetcher(settings, environ=names) as fetcher:
                outcomes = await asyncio.gather(*(fetcher.fetch(Request(url=url)) for url in urls))
            return Scene(outcomes, proxy, internet)

    return run(scene())


def test_a_page_is_read_through_a_tunnel_and_its_name_left_to_the_proxy() -> None:
    scene = ask([Host(name="open.test", default=HELLO)], "https://open.test/")
    assert scene.news == [200]
    assert scene.proxy.asked == ["open.test:443"]
    assert not scene.internet.names.asked


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Tls.EXPIRED, FailureKind.TLS_EXPIRED),
        (Tls.WRONG_HOST, FailureKind.TLS_WRONG_HOST),
        (Tls.UNKNOWN_ISSUER, FailureKind.TLS_UNKNOWN_ISSUER),
    ],
)
def test_certificates_are_verified_through_the_tunnel(kind: Tls, expected: FailureKind) -> None:
    scene = ask([Host(name="tls.test", default=HELLO, tls=kind)], "https://tls.test/")
    assert scene.news == [expected]
    assert scene.internet.host("tls.test").count == 0


@pytest.mark.parametrize(
    "url",
    [
        "https://169.254.169.254/latest/meta-data/",
        "https://2852039166/",
        "https://0xa9.0376.43518/",
        "https://[::ffff:169.254.169.254]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[fd00:ec2::254]/",
        "https://10.0.0.1/",
        "https://localhost/",
        "https://metadata.google.internal/",
    ],
)
def test_private_places_are_refused_without_a_word_to_the_proxy(url: str) -> None:
    direct = ask([], url)
    assert direct.news == [FailureKind.PRIVATE_ADDRESS]
    assert direct.proxy.asked == []
    redirected = ask([Host(name="open.test", default=Page(status=302, location=url))], "https://open.test/")
    assert isinstance(redirected.outcomes[0], Failure)
    assert redirected.proxy.asked == ["open.test:443"]


def test_the_limits_of_a_host_hold_behind_a_proxy() -> None:
    host = Host(name="h.test", default=HELLO, latency=(0.5, 0.5))
    scene = ask([host], *(f"https://h.test/{number}" for number in range(60)))
    assert set(scene.news) == {200}
    assert scene.internet.host("h.test").peak <= 10
    assert scene.internet.host("h.test").busiest(1.0) <= 20
    # At most 10 are in use at once; others rest until it is clear that their last answer was one.
    assert len(scene.proxy.asked) <= 15, "tunnels are kept open"


@pytest.mark.parametrize("refusal", ["403 Forbidden", "502 Bad Gateway", "407 Proxy Authentication Required"])
def test_a_proxy_that_refuses_condemns_no_page(refusal: str) -> None:
    scene = ask([Host(name="open.test", default=HELLO)], "https://open.test/", refusal=refusal)
    assert scene.news == [FailureKind.CONNECT_UNREACHABLE]
    assert scene.internet.ledger.requests == 0


def test_the_proxy_gets_its_own_credentials_and_the_page_its_own() -> None:
    options = FetchOptions(hosts={"open.test": HostOptions(headers={"Authorization": FromEnvironment(env="TOKEN")})})
    host = Host(name="open.test", default=HELLO)
    scene = ask([host], "https://open.test/", credentials="me:pr0xyword@", options=options, TOKEN="s3cr3t-token")
    assert scene.news == [200]
    [asked] = scene.internet.host("open.test").asked
    assert asked.headers["authorization"] == "s3cr3t-token"
    assert "proxy-authorization" not in asked.headers
    assert "Proxy-Authorization: Basic bWU6cHIweHl3b3Jk" in scene.proxy.headers[0]
    assert "s3cr3t-token" not in scene.proxy.headers[0]


def test_the_password_of_a_proxy_is_never_shown() -> None:
    scene = ask([], "https://open.test/", credentials="me:pr0xyword@", refusal="407 Proxy Authentication Required")
    assert "pr0xyword" not in repr(scene.outcomes)
    assert "bWU6cHIweHl3b3Jk" not in repr(scene.outcomes)


def test_a_redirect_through_the_proxy_is_followed_and_recorded() -> None:
    hosts = [
        Host(name="a.test", default=Page(status=301, location="https://b.test/")),
        Host(name="b.test", default=HELLO),
    ]
    scene = ask(hosts, "https://a.test/")
    assert isinstance(scene.outcomes[0], Response)
    assert [hop.url for hop in scene.outcomes[0].hops] == ["https://a.test/"]
    assert scene.proxy.asked == ["a.test:443", "b.test:443"]
