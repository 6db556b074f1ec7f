"""Is it them or is it us? When most hosts fail to connect, our own network is the suspect."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from linkcheck.model import BodyExtent, Failure, Outcome, Reached, Request, policy_of

Fetch: TypeAlias = Callable[[Request], Awaitable[Outcome]]
"""How the crawl reaches the network: `Fetcher.fetch`, or a fake of a dozen lines."""

_FEW = 3


def connected(outcome: Outcome | None) -> bool | None:
    """Whether somebody at the other end was reached; None when the outcome proves neither."""
    if isinstance(outcome, Failure):
        if outcome.hops or outcome.status is not None:
            return True
        reached = policy_of(outcome).reached
        return None if reached is Reached.NOT_SENT else reached is Reached.YES
    return None if outcome is None else True


class OutageDetector:
    """Counts hosts that connect and hosts that do not, and when the network last proved to work."""

    def __init__(self, *, share: float, hosts: int) -> None:
        self._share = share
        self._least = hosts
        self._hosts: dict[str, bool] = {}
        self._failing = 0
        self._all_ours = True
        self._lately: set[str] = set()
        self._proof = float("-inf")
        self._answered = False

    @property
    def is_unproven(self) -> bool:
        """Whether hosts failed to connect and nothing whatever was reached: it may be us, however few were asked."""
        return self._failing > 0 and not self._answered and self._proof == float("-inf")

    def note_answer(self) -> None:
        """An official source answered: the network works."""
        self._answered = True

    def observe(self, host: str, outcome: Outcome | None, now: float) -> None:
        """Take note of an outcome that has just arrived."""
        reached = connected(outcome)
        if outcome is None or reached is None:
            return
        if reached:
            self._proof = now
            self._lately.clear()
        elif self._hosts.get(host) is not False:  # a host that fails again is no news
            self._all_ours &= policy_of(outcome).reached is Reached.NO_NETWORK
            if now - outcome.seconds > self._proof:  # what began before the last success may be slow to fail
                self._lately.add(host)
        self._failing += (not reached) - (self._hosts.get(host) is False)
        self._hosts[host] = reached

    def clear(self, now: float) -> None:
        """The canaries answered: forget the suspicion and count afresh."""
        self._proof = now
        self._lately.clear()
        self._hosts.clear()
        self._failing = 0

    def network_worked_after(self, finished: float) -> bool:
        """Whether a failure to connect, known at that moment, may be believed: the network worked afterwards."""
        return finished < self._proof

    def suspects_outage(self, under_way: int) -> bool:
        """Whether to ask the canaries: of what began since the last success, most hosts failed to connect.

        Asks under way might still connect, and count as if they did. Many dead hosts among healthy ones are no
        sign: whoever answered after they were asked has proved that the network worked.
        """
        failing = len(self._lately)
        least = min(self._least, _FEW) if self._all_ours and self._failing == len(self._hosts) else self._least
        return failing >= least and failing >= self._share * (failing + under_way)


async def reachable(canaries: Sequence[str], fetch: Fetch) -> bool:
    """Whether any canary is reached; with none to ask, the suspicion stands."""
    requests = [Request(url=url, read=BodyExtent.NONE, own=True) for url in canaries]
    outcomes = await asyncio.gather(*(fetch(request) for request in requests))
    return any(connected(outcome) for outcome in outcomes)
