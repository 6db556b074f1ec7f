"""Is this machine's clock right? When most certificates are not valid yet, or all have expired, it may not be."""

import asyncio
from collections.abc import Sequence

from linkcheck.crawl.outage import Fetch
from linkcheck.model import BodyExtent, Failure, FailureKind, Outcome, Request, Response
from linkcheck.urls import registrable_domain

_FEW = 3
_OUT_OF_TIME = frozenset({FailureKind.TLS_NOT_YET_VALID, FailureKind.TLS_EXPIRED})


def is_out_of_time(outcome: Outcome | None) -> bool:
    """Whether a certificate is not valid yet, or not any more, by our clock."""
    return isinstance(outcome, Failure) and outcome.kind in _OUT_OF_TIME


class ClockDetector:
    """Counts the hosts whose certificates are valid by our clock, not valid yet, and expired."""

    def __init__(self, *, share: float) -> None:
        self._share = share
        self._hosts: dict[str, FailureKind | None] = {}

    def observe(self, host: str, outcome: Outcome | None) -> None:
        """Count an outcome; only the first certificate of a host counts."""
        if _shows_certificate(outcome) and host not in self._hosts:
            self._hosts[host] = outcome.kind if isinstance(outcome, Failure) else None

    @property
    def suspects_clock(self) -> bool:
        """Whether to request the canaries: most certificates are out of time in one way, on three hosts or on all."""
        return self._suspected is not None

    def is_wrong(self, canaries: Sequence[Outcome]) -> bool:
        """Whether our clock is wrong: one valid certificate of a canary clears it, one out of time proves it wrong.

        Without a certificate from any canary it counts how many hosts agree. Servers do not show certificates of the
        future: three are enough. Some forget to renew theirs: all of them must have expired, on three domains.
        """
        suspected = self._suspected
        shown = {_kind(outcome) for outcome in canaries if _shows_certificate(outcome)}
        if suspected is None or None in shown:
            return False
        if suspected in shown:
            return True
        hosts = [host for host, kind in self._hosts.items() if kind is suspected]
        if suspected is FailureKind.TLS_NOT_YET_VALID:
            return len(hosts) >= _FEW
        return len(hosts) == len(self._hosts) and len({registrable_domain(host) for host in hosts}) >= _FEW

    @property
    def _suspected(self) -> FailureKind | None:
        """In which way most certificates are out of time."""
        if self._share > 1:
            return None
        every = list(self._hosts.values())
        for kind in (FailureKind.TLS_NOT_YET_VALID, FailureKind.TLS_EXPIRED):
            count = every.count(kind)
            if count and (count == len(every) if count < _FEW else count >= self._share * len(every)):
                return kind
        return None


async def request_canaries(canaries: Sequence[str], fetch: Fetch) -> list[Outcome]:
    """The outcome of a request to each canary."""
    requests = [Request(url=url, read=BodyExtent.NONE, own=True) for url in canaries]
    return list(await asyncio.gather(*(fetch(request) for request in requests)))


def _shows_certificate(outcome: Outcome | None) -> bool:
    """Whether a certificate was shown that is valid, or out of time alone."""
    if isinstance(outcome, Response):
        return any(url.startswith("https:") for url in (outcome.url, *(hop.url for hop in outcome.hops)))
    return is_out_of_time(outcome)


def _kind(outcome: Outcome) -> FailureKind | None:
    return outcome.kind if isinstance(outcome, Failure) else None
