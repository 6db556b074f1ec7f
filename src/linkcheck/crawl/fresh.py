"""Which targets may be left alone tonight, and which go first. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from linkcheck.model import Target, TargetHistory, Verdict

_SETTLED = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SKIPPED})
_NEVER = TargetHistory()


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
