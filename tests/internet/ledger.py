"""What the servers saw: how politeness is measured where it counts."""

from array import array
from bisect import bisect_right
from collections import Counter, deque

from tests.internet.world import Asked


class HostRecord:
    """Everything one host was asked."""

    def __init__(self) -> None:
        self.asked: deque[Asked] = deque(maxlen=1000)
        """The latest requests."""
        self.times = array("d")
        """When each request arrived."""
        self.open = 0
        self.peak = 0
        """Most requests in the air at once."""
        self.bytes = 0
        """Sent, headers included, TLS and HTTP framing not."""

    def begin(self, asked: Asked) -> None:
        """A request arrived."""
        self.asked.append(asked)
        self.times.append(asked.time)
        self.open += 1
        self.peak = max(self.peak, self.open)

    def end(self) -> None:
        """It was answered, or its connection is gone."""
        self.open -= 1

    @property
    def count(self) -> int:
        """Requests in all."""
        return len(self.times)

    def busiest(self, window: float = 1.0) -> int:
        """Most requests that arrived within any `window` seconds."""
        return max((bisect_right(self.times, at + window) - first for first, at in enumerate(self.times)), default=0)

    def targets(self) -> list[str]:
        """Path and query of the latest requests, in order."""
        return [asked.target for asked in self.asked]


class Ledger:
    """The records of all hosts, and of connections by local address."""

    def __init__(self) -> None:
        self.hosts: dict[str, HostRecord] = {}
        self.connections: Counter[str] = Counter()
        """Accepted, by the address they came to."""

    def host(self, name: str) -> HostRecord:
        """The record of one host; empty when it was never asked."""
        if name not in self.hosts:
            self.hosts[name] = HostRecord()
        return self.hosts[name]

    @property
    def requests(self) -> int:
        """Requests to all hosts together."""
        return sum(record.count for record in self.hosts.values())
