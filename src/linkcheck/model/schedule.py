"""When a target is checked again (`max_age`). Pure."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Literal, TypeAlias
from zlib import crc32

from linkcheck.model.lists.target import TargetHistory
from linkcheck.model.runs.verdict import Verdict

MaxAge: TypeAlias = float | Literal["auto"] | None
"""What was found healthy this recently, in seconds, is left alone; `auto`: the longer it has been so, the longer."""

_SETTLED = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SKIPPED})
_DAYS = ((8, 7), (4, 4), (2, 2))
"""Weeks of health, and the days from one check to the next."""
_FLAPPING = 2
_DAY = timedelta(days=1)


def is_left_alone(url: str, history: TargetHistory, max_age: MaxAge, now: datetime) -> bool:
    """Whether a run that begins now skips the target."""
    if max_age == "auto":
        return due_on(url, history, now) > now.date()
    return is_fresh(history, max_age, now)


def next_check(url: str, history: TargetHistory, max_age: MaxAge) -> date | None:
    """The day (UTC) on which a run a day checks the target again; None without `max_age`, or before a first check."""
    last = history.last_checked
    if last is None or max_age is None:
        return None
    nights = (last + number * _DAY for number in count(_least_days(history, max_age)))
    return next(at.astimezone(UTC).date() for at in nights if not is_left_alone(url, history, max_age, at))


def _least_days(history: TargetHistory, max_age: MaxAge) -> int:
    """Days that pass in any case until the next check."""
    if isinstance(max_age, str) or max_age is None or history.verdict not in _SETTLED:
        return 1
    return max(1, int(max_age / _DAY.total_seconds()))


def is_fresh(history: TargetHistory, max_age: float | None, now: datetime) -> bool:
    """Whether a target was found healthy recently enough; failing links are always checked."""
    if max_age is None or history.last_checked is None or history.verdict not in _SETTLED:
        return False
    # A check in the future was made under a clock that was ahead: its age is unknown.
    return timedelta(0) <= now - history.last_checked < timedelta(seconds=max_age)


def days_between(history: TargetHistory, now: datetime) -> int:
    """From one check to the next where `max_age` is `auto`; it grows while a link is healthy and unchanged.

    New, failing, blocked and changing links, those that moved and those whose certificate ends soon are checked every
    day.
    """
    steady = history.verdict is Verdict.OK and history.changed_since is None and history.failed_checks == 0
    if not steady or history.since is None or history.redirect_runs or history.recoveries > _FLAPPING:
        return 1
    weeks = 0 if history.expiring else (now - history.since) / timedelta(weeks=1)
    return next((days for least, days in _DAYS if weeks >= least), 1)


def due_on(url: str, history: TargetHistory, now: datetime) -> date:
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
