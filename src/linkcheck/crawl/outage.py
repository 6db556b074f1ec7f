"""Is our own network down? That is suspected when most hosts fail to connect. Pure."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from linkcheck.model import BodyExtent, Failure, Outcome, Reached, Request, policy_of

Fetch: TypeAlias = Callable[[Request], Awaitable[Outcome]]
"""How the crawl reaches the network: `Fetcher.fetch`, or a fake of it in tests."""

_FEW = 3


def connected(outcome: Outcome | None) -> bool | None:
    """Whether a server was reached; None when the outcome proves neither."""
    if isinstance(outcome, Failure):
        if outcome.hops or outcome.status is not None:
            return True
        reached = policy_of(outcome).reached
        return None if reached is Reached.NOT_SENT else reached is Reached.YES
    return None if outcome is None else True


class OutageDetector:
    """Counts hosts that connect and hosts that do not, and the time at which the network last worked."""

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
        """Whether hosts failed to connect and none was reached: our network may be down, however few the hosts are."""
        return self._failing > 0 and not self._answered and self._proof == float("-inf")

    def note_answer(self) -> None:
        """A provider answered: the network works."""
        self._answered = True

    def observe(self, host: str, outcome: Outcome | None, now: float) -> None:
        """Count an outcome that has just arrived."""
        reached = connected(outcome)
        if outcome is None or reached is None:
            return
        if reached:
            self._proof = now
            self._lately.clear()
        elif self._hosts.get(host) is not False:  # a host counts once
            self._all_ours &= policy_of(outcome).reached is Reached.NO_NETWORK
            if now - outcome.seconds > self._proof:  # a request from before the last success proves nothing new
                self._lately.add(host)
        self._failing += (not reached) - (self._hosts.get(host) is False)
        self._hosts[host] = reached

    def clear(self, now: float) -> None:
        """The canaries answered: the suspicion is over, and the counts start anew."""
        self._proof = now
        self._lately.clear()
        self._hosts.clear()
        self._failing = 0

    def network_worked_after(self, finished: float) -> bool:
        """Whether the network worked after that moment, so that a failure to connect from then counts."""
        return finished < self._proof

    def suspects_outage(self, under_way: int) -> bool:
        """Whether to request the canaries: of the requests since the last success, most hosts failed to connect.

        Requests under way might still connect, and count as if they did. Many dead hosts among healthy ones are no
        sign: any answer after the request to a dead host proves that the network worked.
        """
        failing = len(self._lately)
        least = min(self._least, _FEW) if self._all_ours and self._failing == len(self._hosts) else self._least
        return failing >= least and failing >= self._share * (failing + under_way)


async def reachable(canaries: Sequence[str], fetch: Fetch) -> bool:
    """Whether any canary is reached; without canaries the suspicion stays."""
    requests = [Request(url=url, read=BodyExtent.NONE, own=True) for url in canaries]
    outcomes = await asyncio.gather(*(fetch(request) for request in requests))
    return any(connected(outcome) for outcome in outcomes)
