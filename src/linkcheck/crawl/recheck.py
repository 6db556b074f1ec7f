"""Which outcomes need a second request, and what two outcomes mean together. Pure."""

import heapq
from collections.abc import Mapping

import msgspec

from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Recheck, Response, TargetHistory, policy_of

_SAME_NEWS: Mapping[int | str | None, str] = {404: "http-404", FailureKind.DNS_NXDOMAIN.value: "dns-nxdomain"}


def needs_recheck(evidence: Evidence, history: TargetHistory) -> Recheck | None:
    """When to recheck; None where the policy has no recheck, or an earlier run had the same outcome."""
    recheck = policy_of(evidence.outcome, evidence.markers).recheck
    if evidence.outcome is not None and not evidence.outcome.tries:
        return None  # no request was sent
    if recheck is Recheck.IF_TIME and evidence.outcome is not None and evidence.outcome.tries > 1:
        return None  # the second request ran beside the first
    known = recheck is Recheck.LATER and history.reason == _SAME_NEWS.get(kind_of(evidence.outcome))
    return None if known else recheck


def troubled(outcome: Outcome | None) -> bool:
    """Whether a server answers with errors, or did in all tries of a few seconds."""
    return policy_of(outcome).recheck is Recheck.CALM


def combine(first: Evidence, second: Evidence) -> Evidence:
    """The evidence of two requests together."""
    if second.outcome is not None and not second.outcome.tries:
        return first  # no second request
    if kind_of(first.outcome) == kind_of(second.outcome):
        return msgspec.structs.replace(second, outcome=_both(first.outcome, second.outcome), confirmed=True)
    if isinstance(first.outcome, Response) and isinstance(second.outcome, Failure):
        return first  # a server's own answer outweighs our not reaching it afterwards
    return msgspec.structs.replace(second, recovered=healthy(second.outcome))


def _both(first: Outcome | None, second: Outcome | None) -> Outcome | None:
    """The later outcome; of a server that answers with errors, with the tries of both."""
    if first is None or second is None or not troubled(second):
        return second
    return msgspec.structs.replace(second, tries=first.tries + second.tries)


def kind_of(outcome: Outcome | None) -> int | str | None:
    """Two outcomes with the same key mean the same."""
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
    """Rechecks, by when they are due; in the last round `hurry` seconds earlier."""

    def __init__(self, *, hurry: float = 0.0) -> None:
        self._hurry = hurry
        self._later: list[tuple[float, int]] = []
        self._if_time: list[tuple[float, int]] = []
        self._calm: list[tuple[float, int]] = []

    def __len__(self) -> int:
        return len(self._later) + len(self._if_time) + len(self._calm)

    def add(self, number: int, when: Recheck, due: float) -> None:
        """Add a recheck; `due` is the earliest moment where a pause is wanted."""
        heaps = {Recheck.LATER: self._later, Recheck.CALM: self._calm, Recheck.IF_TIME: self._if_time}
        heapq.heappush(heaps[when], (due, number))

    def take(self, now: float, *, last_round: bool) -> int | None:
        """A target that may be rechecked now."""
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
        other = self._calm if last_round else self._if_time
        return min(other, self._later) if self._later and other else other or self._later

    def expire(self) -> list[int]:
        """The rechecks for which no time is left."""
        numbers = [number for _, number in self._if_time]
        self._if_time.clear()
        return numbers

    def _earlier(self, *, last_round: bool) -> float:
        return self._hurry if last_round else 0.0
