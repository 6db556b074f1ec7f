from datetime import UTC, datetime, timedelta

from linkcheck.classify import ClassifyOptions, Override
from linkcheck.config import Config
from linkcheck.model import (
    Confidence,
    Evidence,
    Failure,
    FailureKind,
    Interval,
    Judgement,
    LinkRecord,
    Report,
    Response,
    Result,
    Run,
    TargetHistory,
    Verdict,
)
from linkcheck.pipeline.reports.reclassify import history_before, reclassified

URL = "https://a.example/x"
NIGHT = timedelta(days=1)
START = datetime(2026, 11, 1, tzinfo=UTC)
TIMEOUT = Evidence(outcome=Failure(url=URL, kind=FailureKind.TIMEOUT))


def interval(verdict: Verdict, first: int, checks: int) -> Interval:
    return Interval(
        verdict=verdict,
        reason="x",
        first=START + first * NIGHT,
        last=START + (first + checks - 1) * NIGHT,
        checks=checks,
    )


def record(
    evidence: Evidence, verdict: Verdict, *intervals: Interval, history: TargetHistory | None = None
) -> LinkRecord:
    judgement = Judgement(verdict=verdict, reason="old", confidence=Confidence.LIKELY)
    at = intervals[-1].last
    return LinkRecord(
        result=Result(url=URL, evidence=evidence, judgement=judgement, checked_at=at),
        history=history or TargetHistory(first_seen=START),
        occurrences=(),
        intervals=intervals,
    )


def judged(known: LinkRecord, config: Config | None = None) -> Judgement:
    report = Report(run=Run(started=START), links=(known,))
    return reclassified(report, config or Config()).links[0].result.judgement


def test_new_rules_judge_old_evidence() -> None:
    gone = Evidence(outcome=Response(url=URL, status=410))
    assert judged(record(gone, Verdict.OK, interval(Verdict.OK, 0, 1))).verdict is Verdict.BROKEN


def test_the_configuration_of_today_counts() -> None:
    gone = Evidence(outcome=Response(url=URL, status=410))
    config = Config(override=(Override(url=URL, verdict="alive"),))
    assert judged(record(gone, Verdict.BROKEN, interval(Verdict.BROKEN, 0, 1)), config).verdict is Verdict.OK


def test_this_check_is_not_counted_twice() -> None:
    nights = (interval(Verdict.OK, 0, 3), interval(Verdict.FAILING, 3, 2))
    before = history_before(record(TIMEOUT, Verdict.FAILING, *nights))
    assert (before.failed_checks, before.failing_since) == (1, START + 3 * NIGHT)
    assert before.last_ok == START + 2 * NIGHT
    assert judged(record(TIMEOUT, Verdict.FAILING, *nights)).verdict is Verdict.FAILING


def test_a_streak_that_was_confirmed_stays_confirmed() -> None:
    nights = (interval(Verdict.OK, 0, 1), interval(Verdict.FAILING, 1, 3), interval(Verdict.BROKEN, 4, 2))
    assert history_before(record(TIMEOUT, Verdict.BROKEN, *nights)).failed_checks == 4
    assert judged(record(TIMEOUT, Verdict.BROKEN, *nights)).verdict is Verdict.BROKEN


def test_a_stricter_threshold_takes_a_verdict_back() -> None:
    nights = (interval(Verdict.OK, 0, 1), interval(Verdict.BROKEN, 1, 1))
    assert ClassifyOptions().confirm_checks == 3
    assert judged(record(TIMEOUT, Verdict.BROKEN, *nights)).verdict is Verdict.FAILING


def test_what_was_settled_without_asking_stays() -> None:
    known = record(Evidence(), Verdict.INVALID, interval(Verdict.INVALID, 0, 1))
    assert judged(known) is known.result.judgement


def test_counts_follow_and_the_stored_run_does_not() -> None:
    gone = Evidence(outcome=Response(url=URL, status=410))
    run = Run(started=START, counts={"ok": 1}, rules=0)
    report = Report(run=run, links=(record(gone, Verdict.OK, interval(Verdict.OK, 0, 1)),), trend=(run,))
    again = reclassified(report, Config())
    assert (again.run.counts, again.trend[-1].counts, run.counts) == ({"broken": 1}, {"broken": 1}, {"ok": 1})
