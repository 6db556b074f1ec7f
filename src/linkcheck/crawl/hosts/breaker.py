"""Hosts that let every ask time out: their other targets wait for one second chance, not for a timeout each. Pure."""

from collections.abc import Iterable

import msgspec

from linkcheck.crawl.outage import connected
from linkcheck.model import Failure, HostSign, Outcome, policy_of


class CircuitBreaker:
    """Counts timeouts in a row, and keeps aside what is not worth a timeout each.

    A host that was given up gets two trials in the last round, one with a target that timed out and one with a
    target not asked yet, for a page may be slow alone. One answer frees all that was kept aside; none condemns it.
    """

    def __init__(self, patience: int) -> None:
        self._patience = patience
        self._strikes: dict[str, int] = {}
        self._answered: set[str] = set()
        self._aside: dict[str, list[int]] = {}
        self._retried: set[str] = set()
        self._fresh: set[str] = set()
        self._trials: dict[str, int] = {}
        self._dead: set[str] = set()

    def record_timeout(self, host: str, outcome: Outcome | None) -> bool:
        """Note the outcome of a first ask; whether to give up on the host with it."""
        if not is_silence(outcome, answered=host in self._answered):
            return False
        self._strikes[host] = self._strikes.get(host, 0) + 1
        return self._strikes[host] >= self._patience and host not in self._aside and host not in self._dead

    def open(self, host: str) -> None:
        """Stop asking a host for now."""
        self._aside[host] = []

    def is_open(self, host: str) -> bool:
        """Whether the host waits for its trials."""
        return host in self._aside

    def is_dead(self, host: str) -> bool:
        """Whether its trials failed too."""
        return host in self._dead

    def needs_trial(self, host: str) -> bool:
        """Whether a target that was never asked should be tried; said once."""
        if host in self._fresh:
            return False
        self._fresh.add(host)
        return True

    def hold(self, host: str, numbers: Iterable[int]) -> None:
        """Targets that wait for the trials of a host that was given up."""
        self._aside[host].extend(numbers)

    def allow_trial(self, host: str, *, asked: bool) -> bool:
        """Whether to ask one more target of a host that was given up; of those asked before, only the first."""
        if asked and host in self._retried:
            return False
        if asked:
            self._retried.add(host)
        self._trials[host] = self._trials.get(host, 0) + 1
        return True

    def close(self, host: str) -> list[int]:
        """The host answered: what was put aside is to be asked after all."""
        self._answered.add(host)
        self._dead.discard(host)
        return self._forget(host)

    def trial_failed(self, host: str) -> list[int]:
        """A trial timed out as well; with the last one under way, what was put aside is not asked at all."""
        if host not in self._aside:
            return []
        self._trials[host] = self._trials.get(host, 1) - 1
        if self._trials[host] > 0:
            return []
        self._dead.add(host)
        return self._forget(host)

    def _forget(self, host: str) -> list[int]:
        self._strikes.pop(host, None)
        self._trials.pop(host, None)
        self._retried.discard(host)
        self._fresh.discard(host)
        return self._aside.pop(host, [])


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


def not_asked(url: str, outcome: Outcome | None) -> Outcome | None:
    """The failure of a target whose host was silent every time it was tried."""
    if not isinstance(outcome, Failure):
        return outcome
    return msgspec.structs.replace(
        outcome, url=url, tries=0, seconds=0.0, detail="not asked: its host let every other request time out"
    )
