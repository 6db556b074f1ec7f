"""Network use of a run."""

from collections import Counter

import msgspec


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """The host that delays a run most."""

    host: str
    requests: int
    """Requests waiting for it, or under way where none waits."""
    seconds: float
    """Until the next of them may be sent; 0 where one is under way."""


class Stats(msgspec.Struct, kw_only=True):
    """Counts that grow while a fetcher works."""

    requests: int = 0
    """Sent, hops and retries included."""
    bytes: int = 0
    """Bytes of bodies, as transferred."""
    by_host: Counter[str] = msgspec.field(default_factory=Counter)
    """Requests by host."""
    peak: Counter[str] = msgspec.field(default_factory=Counter)
    """Most requests in flight at once, by host (all hosts of its limiter counted)."""

    def sent(self, host: str, in_flight: int) -> None:
        """A request goes out, as the n-th in flight."""
        self.requests += 1
        self.by_host[host] += 1
        self.peak[host] = max(self.peak[host], in_flight)

    def received(self, size: int) -> None:
        """Bytes of a body came in."""
        self.bytes += size
