"""Which targets a run may skip, and which go first. Pure."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from zlib import crc32

from linkcheck.model import HostSign, Target, TargetHistory, Verdict
from linkcheck.model.retry_policy import FAILURES

_SETTLED = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SKIPPED})
_NEVER = TargetHistory()
AUTO = "auto"
_DAYS = ((8, 7), (4, 4), (2, 2))
"""Weeks of health, and the days from one check to the next."""
_FLAPPING = 2
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_SLOW = frozenset(kind.value for kind, policy in FAILURES.items() if policy.host in {HostSign.SLOW, HostSign.SILENT})
"""Reasons of links that use up the whole timeout."""


def is_fresh(history: TargetHistory, max_age: float | None, now: datetime) -> bool:
    """Whether a target was found healthy recently enough; failing links are always checked."""
    if max_age is None or history.last_checked is None or history.verdict not in _SETTLED:
        return False
    # A check in the future was made under a clock that was ahead: its age is unknown.
    return timedelta(0) <= now - history.last_checked < timedelta(seconds=max_age)


def split(
    targets: Iterable[Target], histories: Mapping[str, TargetHistory], max_age: float | str | None, now: datetime
) -> tuple[list[Target], list[Target]]:
    """Targets to check, and targets to skip; both in the order given. `max_age` is seconds, or `AUTO`."""
    due: list[Target] = []
    fresh: list[Target] = []
    for target in targets:
        history = histories.get(target.url, _NEVER)
        if isinstance(max_age, str):
            left_alone = next_check(target.url, history, now) > now.date()
        else:
            left_alone = is_fresh(history, max_age, now)
        (fresh if left_alone else due).append(target)
    return due, fresh


def days_between(history: TargetHistory, now: datetime) -> int:
    """From one check to the next where `max_age` is `AUTO`; it grows while a link is healthy and unchanged.

    New, failing, blocked and changing links, and those that moved, are checked every day.
    """
    steady = history.verdict is Verdict.OK and history.changed_since is None and history.failed_checks == 0
    if not steady or history.since is None or history.redirect_runs or history.recoveries > _FLAPPING:
        return 1
    weeks = (now - history.since) / timedelta(weeks=1)
    return next((days for least, days in _DAYS if weeks >= least), 1)


def next_check(url: str, history: TargetHistory, now: datetime) -> date:
    """The day (UTC) on which a link is due. Spread by address: every day has a like share of the steady links."""
    days = days_between(history, now)
    today = now.astimezone(UTC).date()
    if history.last_checked is None or days == 1:
        return today
    last = history.last_checked.astimezone(UTC).date()
    if last > today:  # by a clock that was ahead
        return today
    turn = next(day for day in range(1, days + 1) if (last.toordinal() + day + crc32(url.encode())) % days == 0)
    return last + timedelta(days=turn)


def is_overdue(history: TargetHistory) -> bool:
    """Whether an earlier run had the target and did not reach it: it goes first this time."""
    if history.overdue or history.verdict is Verdict.UNCHECKED:
        return True
    return history.first_seen is not None and history.last_checked is None


def goes_first(history: TargetHistory) -> bool:
    """Whether a target's host goes before others: the target is overdue, or timed out last time and will be slow."""
    return is_overdue(history) or history.verdict is Verdict.FAILING or history.reason in _SLOW


def request_order(history: TargetHistory) -> tuple[bool, bool, datetime]:
    """Sorts the targets of one host: overdue, then failing, then those with the oldest check."""
    return not is_overdue(history), not goes_first(history), history.last_checked or _LONG_AGO


def is_brief(history: TargetHistory) -> bool:
    """Whether half of the time is enough: the last check waited for all of it in vain.

    Every other check of a silent link waits for all of it: so the first and the third do, which confirm its death.
    """
    return history.reason in _SLOW and history.failed_checks % 2 == 1
