"""Which answers are not believed the first time, and what two of them mean together. Pure."""

import heapq
from collections.abc import Mapping

import msgspec

from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Recheck, Response, TargetHistory, policy_of

_SAME_NEWS: Mapping[int | str | None, str] = {404: "http-404", FailureKind.DNS_NXDOMAIN.value: "dns-nxdomain"}


def needs_recheck(evidence: Evidence, history: TargetHistory) -> Recheck | None:
    """When to ask a second time; None where the policy has no second time, or an earlier run learnt the same."""
    recheck = policy_of(evidence.outcome, evidence.markers).recheck
    if evidence.outcome is not None and not evidence.outcome.tries:
        return None  # it was not asked even once
    if recheck is Recheck.IF_TIME and evidence.outcome is not None and evidence.outcome.tries > 1:
        return None  # its second chance ran beside the first
    known = recheck is Recheck.LATER and history.reason == _SAME_NEWS.get(kind_of(evidence.outcome))
    return None if known else recheck


def troubled(outcome: Outcome | None) -> bool:
    """Whether a server is there and in trouble, or was for all the tries of a few seconds."""
    return policy_of(outcome).recheck is Recheck.CALM


def combine(first: Evidence, second: Evidence) -> Evidence:
    """What was learnt by asking twice."""
    if second.outcome is not None and not second.outcome.tries:
        return first  # not asked again
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
        self._if_time: list[tuple[float, int]] = []
        self._calm: list[tuple[float, int]] = []

    def __len__(self) -> int:
        return len(self._later) + len(self._if_time) + len(self._calm)

    def add(self, number: int, when: Recheck, due: float) -> None:
        """Note a second asking; `due` is the earliest moment where a pause is wanted."""
        heaps = {Recheck.LATER: self._later, Recheck.CALM: self._calm, Recheck.IF_TIME: self._if_time}
        heapq.heappush(heaps[when], (due, number))

    def take(self, now: float, *, last_round: bool) -> int | None:
        """One that may be asked now."""
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
        """The second askings that there is no time for any more."""
        numbers = [number for _, number in self._if_time]
        self._if_time.clear()
        return numbers

    def _earlier(self, *, last_round: bool) -> float:
        return self._hurry if last_round else 0.0
