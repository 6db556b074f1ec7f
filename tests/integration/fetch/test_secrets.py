"""A token goes to one host, over https, for the URL that was asked for; and is never seen again."""

import logging
from collections.abc import Callable

import pytest

from linkcheck.errors import ConfigError
from linkcheck.fetch import Fetcher, FetchOptions, FromEnvironment, HostOptions
from linkcheck.model import Failure
from tests.integration.fetch.scene import ask
from tests.internet import Asked, Host, Page, Tls, Wire

TOKEN = "ghp_0123456789abcdef"
HOSTS = {
    "api.test": HostOptions(headers={"Authorization": FromEnvironment(env="API_TOKEN"), "X-Api-Version": "2"}),
    "literal.test": HostOptions(headers={"Authorization": "Bearer written-down"}),
    "broken.test": HostOptions(headers={"Authorization": FromEnvironment(env="API_TOKEN")}),
}
ENVIRON = {"API_TOKEN": f"Bearer {TOKEN}"}
HELLO = Page(title="Hello")


def sent(hosts: list[Host], url: str) -> list[Asked]:
    _, internet, _ = ask(hosts, url, environ=ENVIRON, hosts=HOSTS)
    return [asked for name in sorted(internet.ledger.hosts) for asked in internet.host(name).asked]


def test_the_host_gets_its_token_over_https() -> None:
    (asked,) = sent([Host(name="api.test", default=HELLO)], "https://api.test/")
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.headers["x-api-version"] == "2"


@pytest.mark.parametrize("url", ["http://api.test/", "https://www.api.test/", "https://apiXtest.test/"])
def test_other_hosts_get_none(url: str) -> None:
    hosts = [Host(name=name, default=HELLO) for name in ("api.test", "www.api.test", "apixtest.test")]
    (asked,) = sent(hosts, url)
    assert TOKEN not in str(asked.headers)


def test_a_token_in_the_configuration_itself_is_kept_from_the_clear_too() -> None:
    host = Host(name="literal.test", default=HELLO)
    assert "authorization" not in sent([host], "http://literal.test/")[0].headers
    assert "authorization" in sent([host], "https://literal.test/")[0].headers


@pytest.mark.parametrize("location", ["https://evil.test/", "http://api.test/", "/other"])
def test_a_redirect_never_carries_it(location: str) -> None:
    hosts = [
        Host(name="api.test", pages={"/": Page(status=302, location=location)}, default=HELLO),
        Host(name="evil.test", default=HELLO),
    ]
    tokens = [TOKEN in str(asked.headers) for asked in sent(hosts, "https://api.test/")]
    assert sorted(tokens) == [False, True]


def test_nor_does_a_redirect_to_the_host_fetch_it() -> None:
    hosts = [
        Host(name="evil.test", default=Page(status=302, location="https://api.test/delete")),
        Host(name="api.test", default=HELLO),
    ]
    assert not any(TOKEN in str(asked.headers) for asked in sent(hosts, "https://evil.test/"))


def test_a_certificate_that_does_not_verify_gets_no_request_at_all() -> None:
    assert sent([Host(name="api.test", default=HELLO, tls=Tls.WRONG_HOST)], "https://api.test/") == []


def test_an_unset_variable_sends_nothing() -> None:
    _, internet, _ = ask([Host(name="api.test", default=HELLO)], "https://api.test/", hosts=HOSTS)
    assert "authorization" not in internet.host("api.test").asked[0].headers


def test_neither_outcome_nor_log_nor_repr_shows_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = Page(wire=(f"HTTP/1.1 OK {TOKEN}\r\n\r\n".encode(), Wire.CLOSE))
    outcomes, _, fetcher = ask(
        [Host(name="broken.test", default=echo)], "https://broken.test/", environ=ENVIRON, hosts=HOSTS
    )
    assert isinstance(outcomes[0], Failure)
    assert TOKEN not in f"{outcomes} {fetcher!r} {fetcher.options!r} {fetcher.stats!r} {caplog.text}"
    assert TOKEN not in repr(vars(fetcher))


def test_a_configured_token_wins_over_a_password_in_an_address() -> None:
    (asked,) = sent([Host(name="api.test", default=HELLO)], "https://user:password@api.test/x?y")
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.target == "/x?y"


@pytest.mark.parametrize("text", ["two\nlines", "two\r\nX-Evil: 1", "nul\0"])
def test_a_secret_with_a_line_break_is_reported_before_anything_is_asked(text: str) -> None:
    with pytest.raises(ConfigError, match="API_TOKEN") as told:
        Fetcher(FetchOptions(hosts=HOSTS), environ={"API_TOKEN": text})
    assert text not in str(told.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: FetchOptions(user_agent="me\r\nX-Evil: 1"),
        lambda: FetchOptions(accept_language="en\n"),
        lambda: HostOptions(headers={"X-Two": "a\nb"}),
        lambda: HostOptions(headers={"X Two": "a"}),
        lambda: HostOptions(headers={"X-Two:": "a"}),
        lambda: HostOptions(headers={"": "a"}),
        lambda: HostOptions(headers={"X": FromEnvironment(env="API_TOKEN", prefix="Bearer\n")}),
    ],
)
def test_a_header_that_cannot_be_sent_is_refused_at_load(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"user_agent|accept_language|headers"):
        make()
