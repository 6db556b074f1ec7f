"""What a run cost the network."""

from collections import Counter

import msgspec


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """The host that holds a run up most."""

    host: str
    requests: int
    """In line for it, or under way where none is."""
    seconds: float
    """Until the next of them may be sent; 0 where one is under way."""


class Stats(msgspec.Struct, kw_only=True):
    """Counts that grow while a fetcher works."""

    requests: int = 0
    """Sent, hops and retries included."""
    bytes: int = 0
    """Of bodies, as they came over the wire."""
    by_host: Counter[str] = msgspec.field(default_factory=Counter)
    """Requests by host."""
    peak: Counter[str] = msgspec.field(default_factory=Counter)
    """Most requests in flight at once, by host (all hosts behind its gate counted)."""

    def sent(self, host: str, in_flight: int) -> None:
        """A request goes out, as the n-th in flight."""
        self.requests += 1
        self.by_host[host] += 1
        self.peak[host] = max(self.peak[host], in_flight)

    def received(self, size: int) -> None:
        """Bytes of a body came in."""
        self.bytes += size
