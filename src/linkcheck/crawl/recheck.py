"""Which answers are not believed the first time, and what two of them mean together. Pure."""

import heapq
from collections import deque
from enum import StrEnum

import msgspec

from linkcheck.fetch.retry import RETRYABLE_KINDS, RETRYABLE_STATUSES
from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Response, TargetHistory

_TIMEOUTS = frozenset({FailureKind.CONNECT_TIMEOUT, FailureKind.TIMEOUT, FailureKind.DNS_TIMEOUT})
_TROUBLED = (RETRYABLE_STATUSES | frozenset(range(500, 600))) - {501, 505}
"""Statuses of a server that is busy or broken; those taken out would say the same tomorrow."""
_SAME_NEWS = {404: "http-404", FailureKind.DNS_NXDOMAIN: "dns-nxdomain"}


class Recheck(StrEnum):
    """When to ask a second time."""

    LATER = "later"
    """After a pause: a deployment or a name server may be in the middle of something."""
    LAST = "last"
    """When everybody else has been served, all at once: ten black holes then cost one timeout."""
    CALM = "calm"
    """When everybody else has been served, and after a pause: quick retries all fall into the same restart."""


def needs_recheck(evidence: Evidence, history: TargetHistory) -> Recheck | None:
    """Whether to ask a second time; not where an earlier run already heard the same, nor a wall once more."""
    match evidence.outcome:
        case Response(status=404):
            news = _SAME_NEWS[404]
        case Failure(kind=FailureKind.DNS_NXDOMAIN):
            news = _SAME_NEWS[FailureKind.DNS_NXDOMAIN]
        case Failure(kind=kind) if kind in _TIMEOUTS:
            return Recheck.LAST
        case _:
            return Recheck.CALM if troubled(evidence.outcome) and not _walled(evidence) else None
    return None if history.reason == news else Recheck.LATER


def troubled(outcome: Outcome | None) -> bool:
    """Whether a server is there and in trouble, or was for all the tries of a few seconds."""
    if isinstance(outcome, Failure):
        return outcome.kind in RETRYABLE_KINDS
    return outcome is not None and outcome.status in _TROUBLED


def _walled(evidence: Evidence) -> bool:
    return any(marker.startswith(("challenge:", "captcha")) for marker in evidence.markers)


def combine(first: Evidence, second: Evidence) -> Evidence:
    """What was learnt by asking twice."""
    if kind_of(first.outcome) == kind_of(second.outcome):
        return msgspec.structs.replace(second, outcome=_both(first.outcome, second.outcome), confirmed=True)
    if isinstance(first.outcome, Response) and isinstance(second.outcome, Failure):
        return first  # a server's own answer outweighs our not reaching it afterwards
    return msgspec.structs.replace(second, recovered=healthy(second.outcome))


def _both(first: Outcome | None, second: Outcome | None) -> Outcome | None:
    """The later outcome; of a server in trouble with all the tries it was given."""
    if first is None or second is None or not troubled(second):
        return second
    return msgspec.structs.replace(second, tries=first.tries + second.tries)


def kind_of(outcome: Outcome | None) -> int | str | None:
    """What makes two outcomes the same news."""
    match outcome:
        case Response(status=status):
            return status
        case Failure(kind=kind):
            return kind.value
        case None:
            return None


def healthy(outcome: Outcome | None) -> bool:
    """Whether the page was there."""
    return isinstance(outcome, Response) and (outcome.status < 300 or outcome.status == 304)


class RecheckQueue:
    """Second askings, by when they are due; in the last round `hurry` seconds earlier."""

    def __init__(self, *, hurry: float = 0.0) -> None:
        self._hurry = hurry
        self._later: list[tuple[float, int]] = []
        self._last: deque[int] = deque()
        self._calm: list[tuple[float, int]] = []

    def __len__(self) -> int:
        return len(self._later) + len(self._last) + len(self._calm)

    def add(self, number: int, when: Recheck, due: float) -> None:
        """Note a second asking; `due` is the earliest moment where a pause is wanted."""
        if when is Recheck.LAST:
            self._last.append(number)
        else:
            heapq.heappush(self._calm if when is Recheck.CALM else self._later, (due, number))

    def take(self, now: float, *, last_round: bool) -> int | None:
        """One that may be asked now."""
        if last_round and self._last:
            return self._last.popleft()
        first = self._first(last_round=last_round)
        if first and first[0][0] - self._earlier(last_round=last_round) <= now:
            return heapq.heappop(first)[1]
        return None

    def next_due(self, *, last_round: bool) -> float | None:
        """When the next pause ends."""
        first = self._first(last_round=last_round)
        return first[0][0] - self._earlier(last_round=last_round) if first else None

    def _first(self, *, last_round: bool) -> list[tuple[float, int]]:
        """The pauses of which one ends next."""
        if not last_round or not self._calm:
            return self._later
        return min(self._calm, self._later) if self._later else self._calm

    def _earlier(self, *, last_round: bool) -> float:
        return self._hurry if last_round else 0.0
