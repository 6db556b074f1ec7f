"""Which answers are not believed the first time, and what two of them mean together. Pure."""

import heapq
from collections import deque
from enum import StrEnum

import msgspec

from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Response, TargetHistory

_TIMEOUTS = frozenset({FailureKind.CONNECT_TIMEOUT, FailureKind.TIMEOUT, FailureKind.DNS_TIMEOUT})
_SAME_NEWS = {404: "http-404", FailureKind.DNS_NXDOMAIN: "dns-nxdomain"}


class Again(StrEnum):
    """When to ask a second time."""

    LATER = "later"
    """After a pause: a deployment or a name server may be in the middle of something."""
    LAST = "last"
    """When everybody else has been served, all at once: ten black holes then cost one timeout."""


def again(outcome: Outcome | None, history: TargetHistory) -> Again | None:
    """Whether to ask a second time; not where an earlier run already heard the same."""
    match outcome:
        case Response(status=404):
            news = _SAME_NEWS[404]
        case Failure(kind=FailureKind.DNS_NXDOMAIN):
            news = _SAME_NEWS[FailureKind.DNS_NXDOMAIN]
        case Failure(kind=kind) if kind in _TIMEOUTS:
            return Again.LAST
        case _:
            return None
    return None if history.reason == news else Again.LATER


def settle(first: Evidence, second: Evidence) -> Evidence:
    """What was learnt by asking twice."""
    if kind_of(first.outcome) == kind_of(second.outcome):
        return msgspec.structs.replace(second, confirmed=True)
    if isinstance(first.outcome, Response) and isinstance(second.outcome, Failure):
        return first  # a server's own answer outweighs our not reaching it afterwards
    return msgspec.structs.replace(second, recovered=healthy(second.outcome))


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


class Agenda:
    """Second askings, by when they are due; in the last round `hurry` seconds earlier."""

    def __init__(self, *, hurry: float = 0.0) -> None:
        self._hurry = hurry
        self._later: list[tuple[float, int]] = []
        self._last: deque[int] = deque()

    def __len__(self) -> int:
        return len(self._later) + len(self._last)

    def add(self, number: int, when: Again, due: float) -> None:
        """Note a second asking; `due` is the earliest moment where a pause is wanted."""
        if when is Again.LAST:
            self._last.append(number)
        else:
            heapq.heappush(self._later, (due, number))

    def take(self, now: float, *, last_round: bool) -> int | None:
        """One that may be asked now."""
        if last_round and self._last:
            return self._last.popleft()
        due = self.next_due(last_round=last_round)
        if due is not None and due <= now:
            return heapq.heappop(self._later)[1]
        return None

    def next_due(self, *, last_round: bool) -> float | None:
        """When the next pause ends."""
        if not self._later:
            return None
        return self._later[0][0] - (self._hurry if last_round else 0.0)
