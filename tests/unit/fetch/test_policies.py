"""The small decisions of fetching, as tables."""

import ssl
from datetime import UTC, datetime
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.addresses.connect_to import ConnectTo
from linkcheck.fetch.limits.sharing import limiter_key
from linkcheck.fetch.options import FetchOptions, HostOptions, host_options
from linkcheck.fetch.policies.redirects import Refused, ToApp, next_url, origin
from linkcheck.fetch.policies.retry import BACKOFF_CEILING, parse_reset, parse_retry_after, retry_after, with_retries
from linkcheck.fetch.tls.verification import tls_kind
from linkcheck.fetch.transport.proxies import Proxies
from linkcheck.model import Failure, FailureKind, Outcome, Response
from tests.unit.fetch.limits.ticking import run

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        ("9" * 400, 604800.0),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30.0),
        ("Sun, 22 Nov 2026 12:00:30 -0000", 30.0),
        ("Sat, 21 Nov 2026 12:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2099 12:00:00 GMT", 604800.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("١٢", None),
        ("Sun, 99 Nov 2026 12:00:30 GMT", None),
    ],
)
def test_retry_after_has_two_forms_and_bounds(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


@given(st.text(max_size=40))
def test_any_retry_after_is_read_without_complaint(value: str) -> None:
    assert (parse_retry_after(value, NOW) or 0.0) >= 0.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (str(int(NOW.timestamp()) + 45), 45.0),
        (str(int(NOW.timestamp()) - 45), 0.0),
        ("45", 45.0),
        ("9" * 400, 604800.0),
        ("", None),
        ("-1", None),
        (str(int(NOW.timestamp() + 30) * 1000), 30.0),
        (f"{NOW.timestamp() + 30:.3f}", 30.0),
        ("1.5", 1.5),
        ("1e5", None),
        ("tomorrow", None),
    ],
)
def test_an_allowance_is_renewed_at_a_time_or_after_seconds(value: str, seconds: float | None) -> None:
    assert parse_reset(value, NOW) == seconds


SPENT = {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(int(NOW.timestamp()) + 45)}


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (403, SPENT, 45.0),
        (429, SPENT, 45.0),
        (429, {**SPENT, "retry_after": "7"}, 7.0),
        (403, {"ratelimit_remaining": "0", "ratelimit_reset": "12"}, 12.0),
        (403, {**SPENT, "x_ratelimit_remaining": "3"}, None),
        (403, {"x_ratelimit_remaining": "0"}, None),
        (429, {"ratelimit": '"default";r=0;t=30'}, 30.0),
        (429, {"ratelimit": '"default";r=5;t=30'}, None),
        (429, {"ratelimit": "limit=100, remaining=0, reset=50"}, 50.0),
        (429, {"ratelimit": "nonsense=0"}, None),
        (403, {}, None),
        (403, {"retry_after": "60"}, 60.0),
        (404, {"retry_after": "60"}, None),
        (200, SPENT, None),
    ],
)
def test_a_spent_allowance_says_when_to_come_back(status: int, headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(said(status, **headers), NOW) == seconds
    if seconds is not None:
        assert tried(said(status, **headers), said(200))[1:] == (2, []), "the host's limiter waits"


def tried(*outcomes: Outcome, retries: int = 2) -> tuple[Outcome, int, list[float]]:
    slept: list[float] = []
    answers = iter(outcomes)

    async def ask() -> Outcome:
        return next(answers)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    last, tries = run(with_retries(ask, retries=retries, backoff=1.0, random=Random(7), now=lambda: NOW, sleep=sleep))
    return last, tries, slept


def said(status: int, **headers: str) -> Response:
    return Response(url="x", status=status, headers=tuple((k.replace("_", "-"), v) for k, v in headers.items()))


def failed(kind: FailureKind) -> Failure:
    return Failure(url="x", kind=kind)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_three_times(status: int) -> None:
    last, tries, slept = tried(*[said(status)] * 3)
    assert (last, tries, len(slept)) == (said(status), 3, 2)
    assert 0 <= slept[0] <= 1
    assert 0 <= slept[1] <= 2


def test_pauses_double_up_to_a_ceiling_and_no_further() -> None:
    _, tries, slept = tried(*[said(500)] * 12, retries=11)
    assert tries == 12
    assert max(slept) <= BACKOFF_CEILING
    assert sum(slept[6:]) > 0.2 * len(slept[6:]) * BACKOFF_CEILING, "the later ones are spread below the ceiling"


@pytest.mark.parametrize(
    "outcome",
    [
        *(said(status) for status in (200, 204, 301, 400, 401, 403, 404, 410, 501, 505, 520, 999)),
        *(failed(kind) for kind in (FailureKind.TIMEOUT, FailureKind.CONNECT_TIMEOUT, FailureKind.DNS_NXDOMAIN)),
        *(failed(kind) for kind in (FailureKind.PRIVATE_ADDRESS, FailureKind.TLS_EXPIRED, FailureKind.RATE_LIMITED)),
    ],
)
def test_what_would_say_the_same_is_asked_once(outcome: Outcome) -> None:
    assert tried(outcome) == (outcome, 1, [])


def test_a_pause_that_a_server_wants_is_left_to_its_limiter() -> None:
    last, tries, slept = tried(said(503, retry_after="7"), said(429, retry_after="3"), said(200))
    assert (last.seconds, tries, sum(slept)) == (0.0, 3, 0.0)


def unsent(outcome: Outcome) -> Outcome:
    return msgspec.structs.replace(outcome, tries=0)


@pytest.mark.parametrize(
    ("before", "then", "stands"),
    [
        (said(429), unsent(failed(FailureKind.RATE_LIMITED)), said(429)),
        (said(503), unsent(said(429)), said(503)),
        (failed(FailureKind.RESET), unsent(said(429)), failed(FailureKind.RESET)),
        (
            said(429, retry_after="7"),
            unsent(failed(FailureKind.RATE_LIMITED)),
            Failure(url="x", kind=FailureKind.RATE_LIMITED, status=429, tries=0),
        ),
    ],
)
def test_a_further_try_that_was_not_sent_changes_nothing(before: Outcome, then: Outcome, stands: Outcome) -> None:
    assert tried(before, then)[:2] == (stands, 1)


def test_what_was_never_sent_is_not_tried_again() -> None:
    assert tried(unsent(said(429)))[:2] == (unsent(said(429)), 0)


def test_retries_can_be_forbidden() -> None:
    assert tried(said(500), retries=0) == (said(500), 1, [])


@pytest.mark.parametrize(
    ("host", "addresses", "key"),
    [
        ("a.test", ("93.184.215.14",), "=93.184.215.14"),
        ("a.test", ("93.184.215.14", "2606:2800::1"), "=93.184.215.14"),
        ("a.test", ("93.184.215.14", "93.184.215.15"), "a.test"),
        ("a.test", (), "a.test"),
        ("a.test", ("104.16.1.1",), "a.test"),
        ("a.test", ("185.199.108.153",), "a.test"),
        ("a.test", ("127.0.0.1",), "a.test"),
        ("a.test", ("2606:2800::1",), "a.test"),
    ],
)
def test_hosts_on_one_small_address_share_a_gate(host: str, addresses: tuple[str, ...], key: str) -> None:
    assert limiter_key(host, addresses) == key


def test_routes_are_those_of_curl() -> None:
    routes = ConnectTo({"*:443": "127.0.0.1:8443", "a.test:443": ":9443", "b.test:80": "c.test:", "*:81": "[::1]:82"})
    assert routes.route("x.test", 443) == ("127.0.0.1", 8443)
    assert routes.route("a.test", 443) == ("a.test", 9443)
    assert routes.route("b.test", 80) == ("c.test", 80)
    assert routes.route("b.test", 81) == ("::1", 82)
    assert routes.route("b.test", 8080) == ("b.test", 8080)
    with pytest.raises(ValueError, match="host:port"):
        ConnectTo({"*:http": "x:1"})


@pytest.mark.parametrize(
    ("environ", "scheme", "host", "proxy"),
    [
        ({}, "http", "a.test", None),
        ({"http_proxy": "http://p:1"}, "http", "a.test", "http://p:1"),
        ({"http_proxy": "http://p:1"}, "https", "a.test", None),
        ({"HTTPS_PROXY": "p:1"}, "https", "a.test", "http://p:1"),
        ({"HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"}, "http", "a.test", None),
        ({"http_proxy": "http://p:1", "no_proxy": "*"}, "http", "a.test", None),
        ({"http_proxy": "http://p:1", "no_proxy": "b.test, .a.test"}, "http", "www.a.test", None),
        ({"http_proxy": "http://p:1", "no_proxy": "a.test"}, "http", "aa.test", "http://p:1"),
        ({"http_proxy": "socks5://p:1"}, "http", "a.test", None),
        ({"http_proxy": "http://"}, "http", "a.test", None),
    ],
)
def test_the_environment_names_the_proxy(environ: dict[str, str], scheme: str, host: str, proxy: str | None) -> None:
    found = Proxies(environ).of(scheme, host)
    assert (str(found).rstrip("/") if found else None) == proxy


def test_touchy_hosts_are_treated_gently_unless_the_user_says_otherwise() -> None:
    options = FetchOptions(hosts={"arxiv.org": HostOptions(concurrency=9)})
    assert host_options(options, "arxiv.org").concurrency == 9
    assert host_options(options, "blog.medium.com").concurrency == 1
    assert host_options(options, "notmedium.com") == HostOptions()


def test_what_a_hosts_entry_leaves_unsaid_stays_gentle() -> None:
    own = HostOptions(headers={"Authorization": "Bearer x"}, concurrency=5)
    merged = host_options(FetchOptions(hosts={"api.github.com": own, "blog.medium.com": own}), "api.github.com")
    assert (merged.headers, merged.concurrency, merged.interval) == (own.headers, 5, 0.1)
    blog = host_options(FetchOptions(hosts={"blog.medium.com": HostOptions(accept=(403,))}), "blog.medium.com")
    assert (blog.accept, blog.concurrency, blog.interval) == ((403,), 1, 1.0)


@pytest.mark.parametrize("wrong", [{"robots": "maybe"}, {"concurrency": 0}, {"per_host": 0}])
def test_options_that_cannot_work_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        msgspec.convert(wrong, FetchOptions)


@given(st.text(max_size=80))
def test_any_location_leads_to_the_web_or_to_an_app_or_is_refused(location: str) -> None:
    target = next_url("https://h.test/a/b?c#d", location)
    assert isinstance(target, Refused | ToApp) or (target.startswith(("http://", "https://")) and target.isascii())


def test_an_origin_leaves_user_and_path_out() -> None:
    assert origin("https://user:word@h.test:8/p@q?x") == "https://h.test:8"


def test_a_name_that_the_server_does_not_know_is_a_wrong_host() -> None:
    error = ssl.SSLError(1, "[SSL: TLSV1_UNRECOGNIZED_NAME] tlsv1 unrecognized name")
    error.reason = "TLSV1_UNRECOGNIZED_NAME"
    assert tls_kind(error) is FailureKind.TLS_WRONG_HOST
