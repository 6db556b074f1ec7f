"""What a result says of a target that was not asked itself."""

from datetime import UTC, datetime, timedelta

import pytest

from linkcheck.classify.case import Case
from linkcheck.classify.judge import judge
from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Response, Result, Target, TargetHistory, Verdict
from linkcheck.store.history.streaks import advance

NOW = datetime(2026, 11, 22, tzinfo=UTC)
URL = "https://h.test/1"
TARGET = Target(url=URL, host="h.test", links=())


def borrowed(status: int, *markers: str) -> Evidence:
    return Evidence(outcome=Response(url=URL, status=status, tries=0), markers=markers)


def after(history: TargetHistory, evidence: Evidence, day: int = 0) -> TargetHistory:
    at = NOW + timedelta(days=day)
    judgement = judge(Case(TARGET, evidence, history, now=at))
    return advance(history, Result(url=URL, evidence=evidence, judgement=judgement, checked_at=at))


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (borrowed(403, "challenge:cloudflare"), "bot-challenge"),
        (borrowed(429), "http-429"),
        (borrowed(503), "http-503"),
    ],
)
def test_it_takes_the_reason_of_the_others_and_says_so(evidence: Evidence, reason: str) -> None:
    judgement = judge(Case(TARGET, evidence, now=NOW))
    assert judgement.reason == reason
    assert "not asked in this run: h.test answered others so" in judgement.detail


def test_it_stays_as_long_unasked_as_it_was() -> None:
    known = TargetHistory(first_seen=NOW, last_checked=NOW - timedelta(days=5), verdict=Verdict.BLOCKED)
    assert after(known, borrowed(403, "captcha")).last_checked == known.last_checked


def test_no_link_dies_of_refusals_that_others_met() -> None:
    history = TargetHistory(first_seen=NOW, last_ok=NOW, verdict=Verdict.OK)
    for day in range(1, 30):
        history = after(history, borrowed(503), day)
    assert (history.verdict, history.failed_checks) == (Verdict.FAILING, 0)


def test_a_pause_that_was_not_waited_for_leaves_the_link_unchecked() -> None:
    limited: Outcome = Failure(
        url=URL, kind=FailureKind.RATE_LIMITED, detail="asks to be left alone for 60 s", retry_after=60, tries=0
    )
    judgement = judge(Case(TARGET, Evidence(outcome=limited), now=NOW))
    assert (judgement.verdict, judgement.reason) == (Verdict.UNCHECKED, "politeness")
    assert "h.test asks to be left alone for 60 s" in judgement.detail
    known = TargetHistory(first_seen=NOW, last_checked=NOW, verdict=Verdict.OK)
    assert after(known, Evidence(outcome=limited), 1) == known
