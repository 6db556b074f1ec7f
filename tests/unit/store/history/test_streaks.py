"""What one more result does to what is remembered."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.model import (
    Answer,
    Confidence,
    Evidence,
    Existence,
    Failure,
    FailureKind,
    Hop,
    Judgement,
    PageMetadata,
    Response,
    Result,
    TargetHistory,
    Verdict,
)
from linkcheck.store.history.streaks import FAILED, HEALTHY, advance

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
URL = "https://example.org/a"


def night(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def result(verdict: Verdict, number: int, *, to: str | None = None, status: int = 302, **evidence: object) -> Result:
    outcome: Response | Failure = Response(
        url=to or URL,
        status=200,
        headers=(("etag", f'"{number}"'),),
        hops=(Hop(url=URL, status=status, location=to, seconds=0.1),) if to else (),
    )
    if verdict in FAILED:
        outcome = Failure(url=URL, kind=FailureKind.TIMEOUT)
    given_evidence: dict[str, object] = {"outcome": outcome} | evidence
    return Result(
        url=URL,
        evidence=Evidence(**given_evidence),  # type: ignore[arg-type]
        judgement=Judgement(verdict=verdict, reason=verdict.value, confidence=Confidence.CERTAIN),
        checked_at=night(number),
    )


def after(*verdicts: Verdict) -> TargetHistory:
    history = TargetHistory()
    for number, verdict in enumerate(verdicts):
        history = advance(history, result(verdict, number))
    return history


V = Verdict


@pytest.mark.parametrize(
    ("verdicts", "failed", "failing_since", "last_ok", "blocked_since", "recoveries"),
    [
        ([V.OK], 0, None, 0, None, 0),
        ([V.MOVED], 0, None, 0, None, 0),
        ([V.SUSPECT], 0, None, 0, None, 0),
        ([V.FAILING], 1, 0, None, None, 0),
        ([V.OK, V.FAILING, V.FAILING, V.BROKEN], 3, 1, 0, None, 0),
        ([V.FAILING, V.OK], 0, None, 1, None, 1),
        ([V.FAILING, V.OK, V.BROKEN, V.MOVED], 0, None, 3, None, 2),
        ([V.FAILING, V.UNCHECKED, V.FAILING], 2, 0, None, None, 0),
        ([V.FAILING, V.SKIPPED, V.FAILING], 2, 0, None, None, 0),
        ([V.FAILING, V.INVALID, V.FAILING], 2, 0, None, None, 0),
        ([V.BLOCKED, V.BLOCKED], 0, None, None, 0, 0),
        ([V.OK, V.BLOCKED, V.FAILING, V.BLOCKED], 0, None, 0, 1, 1),
        ([V.BLOCKED, V.OK, V.BLOCKED], 0, None, 1, 2, 0),
        ([V.FAILING, V.BLOCKED, V.FAILING], 1, 2, None, 1, 1),
    ],
)
def test_streaks(
    verdicts: list[Verdict],
    failed: int,
    failing_since: int | None,
    last_ok: int | None,
    blocked_since: int | None,
    recoveries: int,
) -> None:
    history = after(*verdicts)

    def at(number: int | None) -> datetime | None:
        return None if number is None else night(number)

    assert (history.failed_checks, history.recoveries) == (failed, recoveries)
    assert (history.failing_since, history.last_ok) == (at(failing_since), at(last_ok))
    assert history.blocked_since == at(blocked_since)


def test_since_is_when_the_present_verdict_and_reason_began() -> None:
    assert after(V.OK, V.OK, V.OK).since == night(0)
    assert after(V.OK, V.BROKEN, V.BROKEN).since == night(1)
    assert after(V.OK, V.UNCHECKED, V.OK).since == night(0)


def test_unchecked_changes_nothing_at_all() -> None:
    before = after(V.OK, V.FAILING)
    assert advance(before, result(V.UNCHECKED, 9)) == before


def test_skipped_is_no_check() -> None:
    assert after(V.OK, V.SKIPPED).last_checked == night(0)


@pytest.mark.parametrize(
    ("destinations", "url", "runs"),
    [
        (["/x", "/x", "/x"], "/x", 3),
        (["/x", "/x#part"], "/x", 2),
        (["/x", "/y"], "/y", 1),
        (["/x", None], None, 0),
        (["/x", "fails", "/x"], "/x", 2),
    ],
)
def test_temporary_redirects_are_counted_while_they_lead_to_one_place(
    destinations: list[str | None], url: str | None, runs: int
) -> None:
    history = TargetHistory()
    for number, to in enumerate(destinations):
        seen = result(V.FAILING, number) if to == "fails" else result(V.OK, number, to=to)
        history = advance(history, seen)
    assert (history.redirect_url, history.redirect_runs) == (url, runs)


def test_a_permanent_redirect_is_no_temporary_one() -> None:
    assert advance(TargetHistory(), result(V.MOVED, 0, to="/x", status=301)).redirect_runs == 0


def test_the_last_healthy_page_is_remembered_through_bad_nights() -> None:
    page = PageMetadata(title="A paper")
    history = advance(TargetHistory(), result(V.OK, 0, page=page))
    history = advance(history, result(V.BROKEN, 1, page=PageMetadata(title="404 Not Found")))
    assert (history.title, history.page, history.final_url, history.etag) == ("A paper", page, URL, '"0"')


def test_a_soft_404_does_not_replace_the_page_that_is_remembered() -> None:
    page = PageMetadata(title="A paper")
    history = advance(TargetHistory(), result(V.OK, 0, page=page))
    history = advance(history, result(V.SUSPECT, 1, page=PageMetadata(title="Page not found")))
    assert (history.page, history.etag, history.last_ok) == (page, '"0"', night(1))


def test_not_modified_keeps_the_page_and_the_validators_it_does_not_repeat() -> None:
    page = PageMetadata(title="A paper")
    history = advance(TargetHistory(), result(V.OK, 0, page=page))
    bare = Response(url=URL, status=304)
    history = advance(history, result(V.OK, 1, outcome=bare, page=page, not_modified=True))
    assert (history.page, history.etag, history.last_ok) == (page, '"0"', night(1))


def test_what_an_official_source_says_of_the_page_counts_too() -> None:
    answer = Answer(provider="arxiv", existence=Existence.EXISTS, page=PageMetadata(title="From the source"))
    assert advance(TargetHistory(), result(V.OK, 0, answer=answer)).title == "From the source"


@given(st.lists(st.sampled_from(list(Verdict)), max_size=12))
def test_invariants_of_any_history(verdicts: list[Verdict]) -> None:
    history = after(*verdicts)
    assert (history.failing_since is None) == (history.failed_checks == 0)
    assert (history.last_ok is not None) == any(each in HEALTHY for each in verdicts)
    assert history.failed_checks <= sum(each in FAILED for each in verdicts)
    recorded = [each for each in verdicts if each is not V.UNCHECKED]
    assert history.verdict == (recorded[-1] if recorded else None)
