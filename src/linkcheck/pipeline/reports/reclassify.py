"""Judges stored evidence again by the present rules. No network, and no change to any history."""

from collections import Counter
from itertools import takewhile
from pathlib import Path

import msgspec

from linkcheck.classify import RULES_VERSION
from linkcheck.classify.case import Case
from linkcheck.classify.judge import judge
from linkcheck.classify.survey import HostTally, survey
from linkcheck.config import Config
from linkcheck.model import Evidence, LinkRecord, Report, Target, TargetHistory, Verdict
from linkcheck.pipeline.reports.refusals import without_refused
from linkcheck.store import Store
from linkcheck.store.history.streaks import FAILED, HEALTHY
from linkcheck.urls import host_of

_NOTHING = Evidence()


def reclassified_report(database: Path, config: Config) -> Report:
    """The last run's report, judged by the present rules and configuration."""
    with Store.open(database, read_only=True) as store:
        return without_refused(reclassified(store.report(), config), config)


def reclassified(report: Report, config: Config) -> Report:
    """Judge every record that has evidence again, with the history it had when the run began."""
    asked = [(_target(record), record.result.evidence) for record in report.links if _evident(record)]
    whole = survey(asked, _fallen(report))
    options = config.classify_options()

    def again(record: LinkRecord) -> LinkRecord:
        if not _evident(record):
            return record
        result = record.result
        case = Case(_target(record), result.evidence, history_before(record), whole, options, result.checked_at)
        return msgspec.structs.replace(record, result=msgspec.structs.replace(result, judgement=judge(case)))

    links = tuple(again(record) for record in report.links)
    counts = Counter(record.result.judgement.verdict.value for record in links)
    run = msgspec.structs.replace(report.run, rules=RULES_VERSION, counts=dict(counts))
    trend = (*report.trend[:-1], run) if report.trend else ()
    return msgspec.structs.replace(report, links=links, run=run, trend=trend)


def _fallen(report: Report) -> frozenset[str]:
    """Hosts of which all links failed in the run, by the verdicts it gave."""
    tally = HostTally()
    for record in report.links:
        if _evident(record):
            tally.note(host_of(record.result.url), record.result.judgement, history_before(record).verdict)
    return tally.fallen()


def history_before(record: LinkRecord) -> TargetHistory:
    """The history before the record's own check, as far as its intervals have it.

    The page that was accepted last is known where a change is open; where none is, it is the record's own.
    """
    known = record.history
    *past, last = record.intervals or (None,)
    if last is not None and last.checks > 1:
        past.append(msgspec.structs.replace(last, checks=last.checks - 1))
    intervals = [interval for interval in past if interval is not None]
    # A wall neither ends a failing streak nor adds to it.
    seen = [interval for interval in intervals if interval.verdict is not Verdict.BLOCKED]
    failed = list(takewhile(lambda interval: interval.verdict in FAILED, reversed(seen)))
    healthy = [interval.last for interval in intervals if interval.verdict in HEALTHY]
    newest = intervals[-1] if intervals else None
    blocked = known.blocked_since
    return TargetHistory(
        first_seen=known.first_seen,
        last_checked=newest.last if newest else None,
        last_ok=max(healthy, default=None),
        verdict=newest.verdict if newest else None,
        reason=newest.reason if newest else None,
        since=newest.first if newest else None,
        failing_since=failed[-1].first if failed else None,
        failed_checks=sum(interval.checks for interval in failed),
        blocked_since=blocked if blocked and blocked < record.result.checked_at else None,
        recoveries=known.recoveries,
        title=known.title,
        page=known.page,
        changed_since=known.changed_since if known.changed_checks > 1 else None,
        changed_checks=max(0, known.changed_checks - 1),
        redirect_url=known.redirect_url if known.redirect_runs > 1 else None,
        redirect_runs=max(0, known.redirect_runs - 1),
    )


def _evident(record: LinkRecord) -> bool:
    return record.result.evidence != _NOTHING


def _target(record: LinkRecord) -> Target:
    return Target(url=record.result.url, host=host_of(record.result.url), links=record.occurrences)
