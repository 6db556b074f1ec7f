"""Time: soft evidence becomes a verdict only when it lasts, and one success clears it."""

from datetime import timedelta
from typing import NamedTuple

from linkcheck.classify.case import Case
from linkcheck.classify.registry import REASONS
from linkcheck.classify.ruling import Ruling, Weight
from linkcheck.model import Confidence, Verdict


class Standing(NamedTuple):
    """Where a link stands after today's evidence."""

    verdict: Verdict
    confidence: Confidence
    detail: str = ""


def settle(ruling: Ruling, case: Case) -> Standing:
    """Weigh a ruling against the link's history."""
    reason = REASONS[ruling.reason]
    match ruling.weight:
        case Weight.PLAIN:
            return Standing(reason.verdict, reason.confidence)
        case Weight.HARD:
            return Standing(Verdict.BROKEN, reason.confidence)
        case Weight.CLEAR if not seen_alive(case):
            return Standing(Verdict.BROKEN, reason.confidence, "no check has ever reached it")
        case _:
            return _by_streak(case)


def seen_alive(case: Case) -> bool:
    """Whether anything ever answered: healthy, or at least a wall."""
    return case.history.last_ok is not None or case.history.blocked_since is not None


def streak(case: Case) -> tuple[int, timedelta]:
    """Failed checks in a row and the time they span, this one included."""
    since = case.history.failing_since or case.now
    return case.history.failed_checks + 1, max(timedelta(0), case.now - since)


def _by_streak(case: Case) -> Standing:
    if case.history.verdict is Verdict.BROKEN and case.history.reason != "marked-dead":
        return Standing(Verdict.BROKEN, Confidence.LIKELY, "broken before, and no success since")
    checks, span = streak(case)
    options = case.options
    if checks >= options.confirm_checks and span >= timedelta(days=options.confirm_days):
        return Standing(Verdict.BROKEN, Confidence.LIKELY, f"{checks} failed checks over {span.days} days")
    return Standing(
        Verdict.FAILING,
        Confidence.UNSURE,
        f"failed check {checks} of {options.confirm_checks}, day {span.days} of {options.confirm_days:.0f}",
    )
