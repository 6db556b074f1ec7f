from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from linkcheck.crawl.requests.page import evidence_of, request_for
from linkcheck.model import FailureKind, PageMetadata, Response, TargetHistory, Verdict
from tests.unit.crawl.world import failure, target

U = "https://a.test/page"
REMEMBERED = TargetHistory(page=PageMetadata(title="Kept"), etag='"v1"', last_modified="Sat, 01 Nov 2025 00:00:00 GMT")


def test_validators_are_sent_where_the_page_is_remembered() -> None:
    assert request_for(target(U), REMEMBERED).headers == (
        ("If-None-Match", '"v1"'),
        ("If-Modified-Since", "Sat, 01 Nov 2025 00:00:00 GMT"),
    )


def test_validators_are_not_sent_where_a_304_would_leave_us_with_nothing() -> None:
    assert request_for(target(U), TargetHistory(etag='"v1"')).headers == ()
    assert request_for(target(U)).headers == ()


def test_a_304_keeps_the_remembered_page() -> None:
    evidence = evidence_of(Response(url=U, status=304), REMEMBERED)
    assert evidence.not_modified
    assert evidence.page == REMEMBERED.page


def test_an_unasked_304_is_no_page() -> None:
    evidence = evidence_of(Response(url=U, status=304))
    assert not evidence.not_modified
    assert evidence.page is None


def test_a_page_is_read_and_its_body_dropped() -> None:
    html = Response(url=U, status=200, headers=(("content-type", "text/html"),), body=b"<title>Bandits</title>")
    evidence = evidence_of(html)
    assert evidence.page is not None
    assert evidence.page.title == "Bandits"
    assert isinstance(evidence.outcome, Response)
    assert evidence.outcome.body == b""


def test_the_same_bytes_are_not_read_again() -> None:
    html = Response(url=U, status=200, headers=(("content-type", "text/html"),), body=b"<title>Bandits</title>")
    read = evidence_of(html).page
    assert read is not None
    known = msgspec.structs.replace(read, title="As it was read then")
    assert evidence_of(html, TargetHistory(page=known)).page == known
    changed = msgspec.structs.replace(html, body=b"<title>Bandits, 2nd edition</title>")
    page = evidence_of(changed, TargetHistory(page=known)).page
    assert page is not None
    assert page.title == "Bandits, 2nd edition"


@pytest.mark.parametrize("said", [{"leads_on": True}, {"reason": "marked-alive"}], ids=["script", "override"])
def test_a_page_of_which_the_text_is_needed_is_sent_again_though_it_has_not_changed(said: dict[str, Any]) -> None:
    history = TargetHistory(page=PageMetadata(title="x"), etag='"v1"', verdict=Verdict.OK, **said)
    assert request_for(target(U), history).headers == ()


PARKED = b"<title>acme.test</title><script src=//www.sedoparking.com/x></script><h1 id=a><h2 id=b><h2 id=c>"


def known_page(**said: Any) -> TargetHistory:
    """The history of a page of these bytes, before the program knew its marker."""
    html = Response(url=U, status=200, headers=(("content-type", "text/html"),), body=PARKED)
    return TargetHistory(page=evidence_of(html).page, **said)


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.MOVED])
def test_a_healthy_page_that_has_not_changed_is_not_searched_again(verdict: Verdict) -> None:
    challenged = (("content-type", "text/html"), ("cf-mitigated", "challenge"))
    page = Response(url=U, status=200, headers=challenged, body=PARKED)
    assert evidence_of(page, known_page(verdict=verdict)).markers == ("challenge:cloudflare",)


@pytest.mark.parametrize(
    "history",
    [
        {"verdict": Verdict.SUSPECT},
        {"verdict": Verdict.BLOCKED},
        {"verdict": Verdict.OK, "reason": "marked-alive"},
        {"verdict": Verdict.OK, "leads_on": True},
        {"verdict": Verdict.OK, "changed_since": datetime(2026, 1, 1, tzinfo=UTC)},
        {},
    ],
)
def test_a_page_that_was_not_healthy_is_searched_again(history: dict[str, Any]) -> None:
    page = Response(url=U, status=200, headers=(("content-type", "text/html"),), body=PARKED)
    assert evidence_of(page, known_page(**history)).markers == ("parked:script",)


def test_places_that_links_name_are_searched_for_in_a_page_that_has_not_changed() -> None:
    page = Response(url=U, status=200, headers=(("content-type", "text/html"),), body=PARKED)
    found = evidence_of(page, known_page(verdict=Verdict.OK), ("install",)).markers
    assert found == ("parked:script", "no-fragment:install")


def test_an_error_page_says_nothing_of_the_link() -> None:
    html = Response(url=U, status=404, headers=(("content-type", "text/html"),), body=b"<title>Oops</title>")
    assert evidence_of(html).page is None


def test_a_failure_is_evidence_as_it_is() -> None:
    failed = failure(U, FailureKind.RESET)
    assert evidence_of(failed).outcome is failed


def test_the_traits_of_a_body_outlive_it() -> None:
    body = b"<title>Just a moment...</title>"
    headers = (("content-type", "text/html"), ("cf-mitigated", "challenge"))
    evidence = evidence_of(Response(url="https://a.test/", status=403, headers=headers, body=body))
    assert "challenge:cloudflare" in evidence.markers
    assert isinstance(evidence.outcome, Response)
    assert evidence.outcome.body == b""


def test_decisive_traits_are_kept_when_the_body_goes() -> None:
    wall = Response(
        url=U, status=403, headers=(("cf-mitigated", "challenge"),), body=b"<title>Just a moment...</title>"
    )
    markers = evidence_of(wall).markers
    assert "challenge:cloudflare" in markers
    assert "gatekeeper:Just a moment..." in markers


@pytest.mark.parametrize(
    ("reason", "failed_checks", "brief"),
    [
        ("timeout", 1, True),
        ("connect-timeout", 3, True),
        ("timeout", 2, False),
        ("http-503", 1, False),
        ("ok", 0, False),
    ],
)
def test_half_of_the_time_is_waited_for_after_a_check_that_waited_in_vain(
    reason: str, failed_checks: int, brief: bool
) -> None:
    history = TargetHistory(reason=reason, failed_checks=failed_checks)
    assert request_for(target(U), history).brief is brief
    assert request_for(target(f"{U}#part"), history).brief is brief


def test_the_checks_that_confirm_a_silent_link_wait_all_of_the_time() -> None:
    checks = (TargetHistory(reason="timeout" if failed else None, failed_checks=failed) for failed in range(3))
    assert [request_for(target(U), history).brief for history in checks] == [False, True, False]
