"""A circuit breaker for silent hosts: after a few timeouts in a row the rest of a host is not requested. Pure.

Closed: requests are sent. Open: the host was silent, and its other targets are held. Half-open: one held target is
requested as a trial, if the run has other work meanwhile. Any answer closes the breaker; no answer marks the host dead.
Where a host was silent in the run before, for all its targets, that was the trial: one more timeout is enough.
"""

from collections.abc import Iterator

import msgspec

from linkcheck.crawl.outage import connected
from linkcheck.model import Failure, HostSign, Outcome, policy_of


class _OpenBreaker(msgspec.Struct):
    silence: Outcome | None
    """The failure that opened the breaker."""
    held: list[int] = []
    trying: bool = False


class CircuitBreaker:
    """Counts timeouts in a row, and holds the other targets of a silent host."""

    def __init__(self, threshold: int) -> None:
        self._threshold = threshold
        self._strikes: dict[str, int] = {}
        self._expected: set[str] = set()
        self._answered: set[str] = set()
        self._open: dict[str, _OpenBreaker] = {}
        self._dead: dict[str, Outcome | None] = {}

    def expect_silence(self, host: str) -> None:
        """The host was silent in the run before, for all its targets."""
        self._expected.add(host)

    def record_timeout(self, host: str, outcome: Outcome | None) -> bool:
        """Record the outcome of a first request; whether it opens the breaker."""
        if not is_silence(outcome, answered=host in self._answered):
            return False
        self._strikes[host] = self._strikes.get(host, 0) + 1
        enough = 1 if host in self._expected else self._threshold
        return self._strikes[host] >= enough and host not in self._open and host not in self._dead

    def open(self, host: str, silence: Outcome | None) -> None:
        """Open the breaker of a host, after a timeout. One that was silent before needs no trial: it is dead."""
        if host in self._expected:
            self._dead[host] = silence
        else:
            self._open[host] = _OpenBreaker(silence=silence)

    def is_open(self, host: str) -> bool:
        """Whether the host's targets are held."""
        return host in self._open

    def is_dead(self, host: str) -> bool:
        """Whether the trial failed too, or there was no time for it."""
        return host in self._dead

    def hold(self, host: str, number: int) -> bool:
        """Hold one more target of an open host; whether it is the first one, which is the trial later."""
        held = self._open[host].held
        held.append(number)
        return len(held) == 1

    def try_once(self, host: str, number: int) -> None:
        """A held target is requested now: half-open."""
        row = self._open[host]
        row.trying = True
        if number in row.held:
            row.held.remove(number)

    def close(self, host: str) -> list[int]:
        """The host answered: the held targets, to be requested after all."""
        self._answered.add(host)
        self._strikes.pop(host, None)
        self._dead.pop(host, None)
        row = self._open.pop(host, None)
        return row.held if row else []

    def trial_failed(self, host: str) -> list[int]:
        """The trial timed out as well: the held targets, which are not requested."""
        row = self._open.pop(host, None)
        if row is None:
            return []
        self._dead[host] = row.silence
        return row.held

    def expire(self) -> Iterator[tuple[str, list[int]]]:
        """No other request is left: drop the trials that have not begun. The hosts and their held targets."""
        for host in [host for host, row in self._open.items() if not row.trying]:
            yield host, self.trial_failed(host)

    def host_failure(self, host: str, url: str) -> Outcome | None:
        """The failure of a target whose host was silent in every trial; `tries` is 0."""
        silence = self._dead.get(host)
        if not isinstance(silence, Failure):
            return silence
        detail = "not asked: its host let every other request time out"
        return msgspec.structs.replace(silence, url=url, tries=0, seconds=0.0, detail=detail)


def is_silence(outcome: Outcome | None, *, answered: bool) -> bool:
    """Whether the whole host is silent; a page of a host that has answered may be slow alone."""
    if not isinstance(outcome, Failure) or outcome.hops:
        return False
    sign = policy_of(outcome).host
    return sign is HostSign.SILENT or (sign is HostSign.SLOW and not answered)


def answers(outcome: Outcome | None) -> bool:
    """Whether the host sent anything at all."""
    if isinstance(outcome, Failure):
        return bool(connected(outcome)) and (policy_of(outcome).host is not HostSign.SLOW or bool(outcome.hops))
    return outcome is not None
