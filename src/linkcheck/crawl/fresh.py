"""Which targets a run may skip, and which go first. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from linkcheck.model import HostSign, Target, TargetHistory, Verdict
from linkcheck.model.http.retry_policy import FAILURES
from linkcheck.model.schedule import MaxAge, is_left_alone

_NEVER = TargetHistory()
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NEVER_REACHED = "unreachable-from-here"
_SLOW = {kind.value for kind, policy in FAILURES.items() if policy.host in {HostSign.SLOW, HostSign.SILENT}}
_SLOW |= {_NEVER_REACHED}
"""Reasons of links that use up the whole timeout."""


def split(
    targets: Iterable[Target], histories: Mapping[str, TargetHistory], max_age: MaxAge, now: datetime
) -> tuple[list[Target], list[Target]]:
    """Targets to check, and targets to skip; both in the order given. `max_age`: see `linkcheck.model.schedule`."""
    due: list[Target] = []
    fresh: list[Target] = []
    for target in targets:
        history = histories.get(target.url, _NEVER)
        (fresh if is_left_alone(target.url, history, max_age, now) else due).append(target)
    return due, fresh


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
    return not is_overdue(history), not goes_first(history), _last_check(history)


def is_brief(history: TargetHistory) -> bool:
    """Whether half of the time is enough: the last check waited for all of it in vain.

    The first and the third check of a silent link, which confirm its death, wait for all of the time, and then every
    fifth one. Of one that was never reached no check is counted, and the day of the last one decides: every fifth, so
    that runs on every second day or once a week have their turn too.
    """
    last = _last_check(history)
    checks = last.toordinal() if history.reason == _NEVER_REACHED else history.failed_checks
    return history.reason in _SLOW and checks % 5 != 2


def was_silent(histories: Sequence[TargetHistory]) -> bool:
    """Whether a host let all its targets time out last time, and half of the time is enough for it now."""
    return all(history.reason in _SLOW for history in histories) and is_brief(max(histories, key=_last_check))


def _last_check(history: TargetHistory) -> datetime:
    return history.last_checked or _LONG_AGO
