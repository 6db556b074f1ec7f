"""A circuit breaker for silent hosts: after a few timeouts in a row the rest of a host is not asked. Pure.

Closed: the host is asked. Open: it was silent, and its other targets are held back. Half-open: one of them is tried, if
the run has other things to do meanwhile. Any answer closes the breaker; no answer marks the host dead.
"""

from collections.abc import Iterator

import msgspec

from linkcheck.crawl.outage import connected
from linkcheck.model import Failure, HostSign, Outcome, policy_of


class _Open(msgspec.Struct):
    silence: Outcome | None
    """What the last of the requests met that opened the breaker."""
    held: list[int] = []
    trying: bool = False


class CircuitBreaker:
    """Counts timeouts in a row, and holds back what is not worth a timeout each."""

    def __init__(self, threshold: int) -> None:
        self._threshold = threshold
        self._strikes: dict[str, int] = {}
        self._answered: set[str] = set()
        self._open: dict[str, _Open] = {}
        self._dead: dict[str, Outcome | None] = {}

    def record_timeout(self, host: str, outcome: Outcome | None) -> bool:
        """Note the outcome of a first request; whether to open the breaker with it."""
        if not is_silence(outcome, answered=host in self._answered):
            return False
        self._strikes[host] = self._strikes.get(host, 0) + 1
        return self._strikes[host] >= self._threshold and host not in self._open and host not in self._dead

    def open(self, host: str, silence: Outcome | None) -> None:
        """Stop asking a host, which let a request end in silence."""
        self._open[host] = _Open(silence=silence)

    def is_open(self, host: str) -> bool:
        """Whether the host's targets are held back."""
        return host in self._open

    def is_dead(self, host: str) -> bool:
        """Whether the trial failed too, or there was no time for it."""
        return host in self._dead

    def hold(self, host: str, number: int) -> bool:
        """Hold back one more target of an open host; whether it is the first, which is to be tried later."""
        held = self._open[host].held
        held.append(number)
        return len(held) == 1

    def try_once(self, host: str, number: int) -> None:
        """A held target is asked now: half-open."""
        row = self._open[host]
        row.trying = True
        if number in row.held:
            row.held.remove(number)

    def close(self, host: str) -> list[int]:
        """The host answered: what was held back is to be asked after all."""
        self._answered.add(host)
        self._strikes.pop(host, None)
        self._dead.pop(host, None)
        row = self._open.pop(host, None)
        return row.held if row else []

    def trial_failed(self, host: str) -> list[int]:
        """The trial met silence as well: what was held back is not asked at all."""
        row = self._open.pop(host, None)
        if row is None:
            return []
        self._dead[host] = row.silence
        return row.held

    def expire(self) -> Iterator[tuple[str, list[int]]]:
        """Nothing else is left to ask: nobody waits for a trial that has not begun. The hosts and what they held."""
        for host in [host for host, row in self._open.items() if not row.trying]:
            yield host, self.trial_failed(host)

    def not_asked(self, host: str, url: str) -> Outcome | None:
        """The failure of a target whose host was silent every time it was tried; `tries` is 0."""
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
    """Whether anything but silence came back from the host that was asked."""
    if isinstance(outcome, Failure):
        return bool(connected(outcome)) and (policy_of(outcome).host is not HostSign.SLOW or bool(outcome.hops))
    return outcome is not None
