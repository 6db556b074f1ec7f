"""Soft evidence becomes a verdict only after several checks over several days; one success clears it."""

from datetime import UTC, datetime
from typing import NamedTuple

from linkcheck.classify.case import Case
from linkcheck.classify.options import ClassifyOptions
from linkcheck.classify.probe import FRONT_PAGE
from linkcheck.classify.registry import REASONS
from linkcheck.classify.ruling import Ruling, Weight
from linkcheck.model import Confidence, Verdict


class Standing(NamedTuple):
    """The verdict on a link after the history has been considered."""

    verdict: Verdict
    confidence: Confidence
    detail: str = ""


def settle(ruling: Ruling, case: Case) -> Standing:
    """Weigh a ruling against the link's history."""
    reason = REASONS[ruling.reason]
    if ruling.weight in {Weight.HARD, Weight.CLEAR} and _fell_with_its_host(case):
        return Standing(Verdict.FAILING, Confidence.UNSURE, "every link of its host failed in this run")
    match ruling.weight:
        case Weight.PLAIN:
            return Standing(reason.verdict, ruling.confidence or reason.confidence)
        case Weight.HARD if (front := case.marked(FRONT_PAGE)) is not None:
            return _by_streak(case, f"its host's front page answers {front} too")
        case Weight.HARD:
            return Standing(Verdict.BROKEN, reason.confidence)
        case Weight.CHANGE:
            return _by_change(case)
        case Weight.CLEAR if not seen_alive(case):
            return Standing(Verdict.BROKEN, reason.confidence, "no check has ever reached it")
        case _:
            return _by_streak(case)


def seen_alive(case: Case) -> bool:
    """Whether any check ever got an answer: a healthy one, or at least a refusal."""
    return case.history.last_ok is not None or case.history.blocked_since is not None


def streak(case: Case) -> tuple[int, int]:
    """Failed checks in a row and the days they span, this one included."""
    return case.history.failed_checks + case.evidence.counts, days(case.history.failing_since, case.now)


def change(case: Case) -> tuple[int, int]:
    """Checks that found another page than the accepted one and the days they span, this one included."""
    return case.history.changed_checks + 1, days(case.history.changed_since, case.now)


def days(since: datetime | None, now: datetime) -> int:
    """Days of the calendar (UTC) from one run to another.

    Hours must not count: of two links that fail in the same runs, the one requested a minute earlier would be
    confirmed a run later. A time in the future, left by a wrong clock, counts as now.
    """
    return 0 if since is None else max(0, (now.astimezone(UTC).date() - since.astimezone(UTC).date()).days)


def is_confirmed(checks: int, span: int, options: ClassifyOptions) -> bool:
    """Whether evidence has lasted long enough to be accepted."""
    return checks >= options.confirm_checks and span >= options.confirm_days


def _fell_with_its_host(case: Case) -> bool:
    """All links of a host at once are an outage or a relaunch: what was not failing before waits for the next run."""
    before = case.history.verdict
    return case.target.host in case.survey.fallen_hosts and before not in {Verdict.FAILING, Verdict.BROKEN}


def _by_change(case: Case) -> Standing:
    checks, span = change(case)
    sure = Confidence.LIKELY if is_confirmed(checks, span, case.options) else Confidence.UNSURE
    return Standing(Verdict.SUSPECT, sure, f"seen in {checks} check{'s' if checks > 1 else ''}, day {span}")


def _by_streak(case: Case, why: str = "") -> Standing:
    if case.history.verdict is Verdict.BROKEN and case.history.reason != "marked-dead":
        return Standing(Verdict.BROKEN, Confidence.LIKELY, "broken before, and no success since")
    if not case.evidence.counts:
        return Standing(Verdict.FAILING, Confidence.UNSURE)
    checks, span = streak(case)
    options = case.options
    if is_confirmed(checks, span, options):
        return Standing(Verdict.BROKEN, Confidence.LIKELY, f"{checks} failed checks over {span} days")
    counted = f"failed check {checks} of {options.confirm_checks}"
    if checks > options.confirm_checks:
        counted = f"{checks} failed checks"
    detail = f"{counted}, day {span} of {options.confirm_days:g}"
    return Standing(Verdict.FAILING, Confidence.UNSURE, f"{why}; {detail}" if why else detail)
