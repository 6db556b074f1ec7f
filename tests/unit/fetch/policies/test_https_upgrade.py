"""Which links are tried by https, and when."""

import pytest

from linkcheck.fetch.policies.https_upgrade import HttpsUpgrade, is_closed
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
    assert HttpsUpgrade().untried(Request(url=url)) == secure


@pytest.mark.parametrize("kind", [FailureKind.DNS_NXDOMAIN, FailureKind.RATE_LIMITED, FailureKind.LOCAL])
def test_other_failures_say_nothing_of_the_port(kind: FailureKind) -> None:
    assert not is_closed(Failure(url="", kind=kind))
    assert is_closed(REFUSED)


def test_a_request_that_follows_nothing_stays_as_it_is() -> None:
    assert HttpsUpgrade().untried(Request(url="http://h.test/", follow=False)) is None


def test_what_https_brought_is_remembered_by_host() -> None:
    upgrade, one, other = HttpsUpgrade(), Request(url="http://h.test/1"), Request(url="http://h.test/2")
    assert upgrade.known(other) is None
    assert upgrade.learn(one, Response(url="", status=404))
    assert upgrade.known(other) == "https://h.test/2"
    assert not upgrade.learn(one, REFUSED)
    assert upgrade.known(other) is None
    assert upgrade.untried(other) is None
    assert upgrade.untried(Request(url="http://else.test/")) is not None


def test_one_link_of_a_host_tries_it_beside_port_80() -> None:
    upgrade = HttpsUpgrade()
    assert upgrade.claim(Request(url="http://h.test/1"))
    assert not upgrade.claim(Request(url="http://h.test/2"))
    assert upgrade.claim(Request(url="http://else.test/"))
