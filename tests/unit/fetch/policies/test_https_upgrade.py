"""Which links are tried by https, and when."""

import pytest

from linkcheck.fetch.policies.https_upgrade import HttpsUpgrade
from linkcheck.model import Failure, FailureKind, Request, Response

REFUSED = Failure(url="", kind=FailureKind.CONNECT_REFUSED)


@pytest.mark.parametrize(
    ("url", "secure"),
    [
        ("http://h.test/a?b", "https://h.test/a?b"),
        ("http://h.test", "https://h.test"),
        ("http://u:p@h.test/", "https://u:p@h.test/"),
        ("http://[2606::1]/", "https://[2606::1]/"),
        ("http://h.test/a:b", "https://h.test/a:b"),
        ("http://h.test?a:b", "https://h.test?a:b"),
        ("http://h.test:8080/", None),
        ("http://[2606::1]:8080/", None),
        ("https://h.test/", None),
    ],
)
def test_pages_of_port_80_alone(url: str, secure: str | None) -> None:
    assert HttpsUpgrade().candidate(Request(url=url), REFUSED) == secure


@pytest.mark.parametrize("kind", [FailureKind.DNS_NXDOMAIN, FailureKind.RATE_LIMITED, FailureKind.LOCAL])
def test_other_failures_say_nothing_of_the_port(kind: FailureKind) -> None:
    assert HttpsUpgrade().candidate(Request(url="http://h.test/"), Failure(url="", kind=kind)) is None


def test_a_request_that_follows_nothing_stays_as_it_is() -> None:
    assert HttpsUpgrade().candidate(Request(url="http://h.test/", follow=False), REFUSED) is None


def test_what_https_brought_is_remembered_by_host() -> None:
    upgrade, one, other = HttpsUpgrade(), Request(url="http://h.test/1"), Request(url="http://h.test/2")
    assert upgrade.known(other) is None
    assert upgrade.learn(one, Response(url="", status=404))
    assert upgrade.known(other) == "https://h.test/2"
    assert not upgrade.learn(one, REFUSED)
    assert upgrade.known(other) is None
    assert upgrade.candidate(other, REFUSED) is None
    assert upgrade.candidate(Request(url="http://else.test/"), REFUSED) is not None


def test_a_silent_host_is_asked_both_ways_the_next_time_and_once() -> None:
    upgrade, request = HttpsUpgrade(), Request(url="http://h.test/")
    silent = Failure(url="", kind=FailureKind.CONNECT_TIMEOUT)
    assert upgrade.beside(request) is None
    assert upgrade.candidate(request, silent) is None
    assert upgrade.beside(request) == "https://h.test/"
    upgrade.learn(request, silent)
    assert upgrade.beside(request) is None
