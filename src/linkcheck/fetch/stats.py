"""What a run cost the network."""

from collections import Counter

import msgspec


class Stats(msgspec.Struct, kw_only=True):
    """Counts that grow while a fetcher works."""

    requests: int = 0
    """Sent, hops and retries included."""
    connections: int = 0
    bytes: int = 0
    """Of bodies, as they came over the wire."""
    by_host: Counter[str] = msgspec.field(default_factory=Counter)
    """Requests by host."""
    peak: dict[str, int] = msgspec.field(default_factory=dict)
    """Most requests in flight at once, by host."""
