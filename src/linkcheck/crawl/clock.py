"""Is this machine's clock right? When most certificates are not valid yet, it is not."""

import asyncio
from collections.abc import Sequence

from linkcheck.crawl.outage import Fetch
from linkcheck.model import BodyExtent, Failure, FailureKind, Outcome, Request, Response

_FEW = 3


def is_early(outcome: Outcome | None) -> bool | None:
    """Whether a certificate is not valid yet by our clock; None where no valid certificate was shown either."""
    if isinstance(outcome, Failure):
        return True if outcome.kind is FailureKind.TLS_NOT_YET_VALID else None
    if isinstance(outcome, Response):
        requested = (outcome.url, *(hop.url for hop in outcome.hops))
        return False if any(url.startswith("https:") for url in requested) else None
    return None


class ClockDetector:
    """Counts the hosts whose certificates are valid by our clock, and those whose are not valid yet.

    Certificates that have expired are no sign of a clock that is ahead: some hosts do not renew theirs in time.
    """

    def __init__(self, *, share: float) -> None:
        self._share = share
        self._hosts: dict[str, bool] = {}
        self._early = 0

    def observe(self, host: str, outcome: Outcome | None) -> None:
        """Count an outcome; only the first outcome of a host counts."""
        early = is_early(outcome)
        if early is None or host in self._hosts:
            return
        self._hosts[host] = early
        self._early += early

    @property
    def suspects_clock(self) -> bool:
        """Whether to request the canaries: most certificates are not valid yet, on three hosts or on all hosts."""
        if not self._early or self._share > 1:
            return False
        few = self._early < _FEW
        return self._early == len(self._hosts) if few else self._early >= self._share * len(self._hosts)

    def is_wrong(self, canaries: Sequence[Outcome]) -> bool:
        """Whether our clock is wrong: one valid certificate of a canary clears it, one not valid yet proves it wrong.

        Without a certificate from any canary three hosts are enough: servers do not show certificates of the future.
        """
        early = [is_early(outcome) for outcome in canaries]
        return False not in early and (True in early or self._early >= _FEW)


async def request_canaries(canaries: Sequence[str], fetch: Fetch) -> list[Outcome]:
    """The outcome of a request to each canary."""
    requests = [Request(url=url, read=BodyExtent.NONE, own=True) for url in canaries]
    return list(await asyncio.gather(*(fetch(request) for request in requests)))
