"""Which targets may be left alone tonight, and which go first. Pure."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from linkcheck.model import HostSign, Target, TargetHistory, Verdict
from linkcheck.model.retry_policy import FAILURES

_SETTLED = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SKIPPED})
_NEVER = TargetHistory()
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_SLOW = frozenset(kind.value for kind, policy in FAILURES.items() if policy.host in {HostSign.SLOW, HostSign.SILENT})
"""Reasons of links that take all the time they are given."""


def is_fresh(history: TargetHistory, max_age: float | None, now: datetime) -> bool:
    """Whether a target was found healthy recently enough; failing links are always asked."""
    if max_age is None or history.last_checked is None or history.verdict not in _SETTLED:
        return False
    # A check in the future was made under a clock that was ahead: it says nothing of how long ago it was.
    return timedelta(0) <= now - history.last_checked < timedelta(seconds=max_age)


def split(
    targets: Iterable[Target], histories: Mapping[str, TargetHistory], max_age: float | None, now: datetime
) -> tuple[list[Target], list[Target]]:
    """Targets to ask, and those to leave alone; both in the order given."""
    due: list[Target] = []
    fresh: list[Target] = []
    for target in targets:
        (fresh if is_fresh(histories.get(target.url, _NEVER), max_age, now) else due).append(target)
    return due, fresh


def is_overdue(history: TargetHistory) -> bool:
    """Whether an earlier run knew the target and did not reach it: it goes first this time."""
    if history.overdue or history.verdict is Verdict.UNCHECKED:
        return True
    return history.first_seen is not None and history.last_checked is None


def goes_first(history: TargetHistory) -> bool:
    """Whether a target's host is asked before others: it is overdue, or whoever failed last time takes its time."""
    return is_overdue(history) or history.verdict is Verdict.FAILING or history.reason in _SLOW


def asking_order(history: TargetHistory) -> tuple[bool, bool, datetime]:
    """Sorts the targets of one host: overdue, then failing, then the longest unasked first."""
    return not is_overdue(history), not goes_first(history), history.last_checked or _LONG_AGO
