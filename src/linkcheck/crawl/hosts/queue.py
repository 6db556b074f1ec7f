"""Queues of targets by host, and which host is served next. Pure."""

import heapq
from collections.abc import Container, Iterable


class HostQueues:
    """One queue of target numbers a host, and the count of workers on each.

    A worker stays with its host until the queue is empty, so connections stay warm; a free worker joins the host
    with the most targets per worker, so the longest queue starts first and the run ends when the slowest host does.
    With a `sample`, no more targets of a host than that are handed out until a program was let in (`let_in`).
    """

    def __init__(self, *, per_host: int, sample: int | None = None, known_walls: Container[str] = ()) -> None:
        """Of `known_walls` only one target is handed out."""
        self._known_walls = known_walls
        self._per_host = per_host
        self._sample = sample
        self._sampled: dict[str, int] = {}
        self._waiting: dict[str, list[int]] = {}
        self._workers: dict[str, int] = {}
        self._urgent: set[str] = set()
        self._open: set[str] = set()
        self._ranking: list[tuple[bool, float, int, str]] = []
        self._entries = 0
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, host: str, numbers: Iterable[int], *, urgent: bool = False) -> None:
        """Queue targets of one host, in order, behind those in the queue; an urgent host is served before others."""
        arrivals = list(numbers)
        if not arrivals:
            return
        arrivals.reverse()  # served from the end: popping a list's front would move all the others
        self._size += len(arrivals)
        if urgent:
            self._urgent.add(host)
        self._waiting[host] = arrivals + self._waiting.get(host, [])
        self._rank(host)

    def join(self) -> tuple[str, int] | None:
        """A target for one more worker, of the host with most targets per worker; None when no target waits."""
        while self._ranking:
            _, share, _, host = heapq.heappop(self._ranking)
            if not self._needs_worker(host):
                continue
            if share == self._share(host):
                self._workers[host] = self._workers.get(host, 0) + 1
                number = self._pop(host)
                self._rank(host)
                return host, number
            self._rank(host)
        return None

    def take(self, host: str) -> int | None:
        """The next target for a worker of this host, if any waits."""
        return self._pop(host) if self._waiting.get(host) and self._may_hand_out(host) else None

    def leave(self, host: str) -> None:
        """A worker leaves its host, whether or not targets wait."""
        left = self._workers.pop(host, 0) - 1
        if left > 0:
            self._workers[host] = left
        self._rank(host)

    def workers(self, host: str) -> int:
        """Number of workers on a host."""
        return self._workers.get(host, 0)

    def let_in(self, host: str) -> None:
        """A host lets programs in: all its targets may be handed out."""
        if host not in self._open:
            self._open.add(host)
            self._rank(host)

    def drain(self, host: str) -> list[int]:
        """Remove and return all targets in the queue of a host."""
        numbers = self._waiting.pop(host, [])
        self._size -= len(numbers)
        numbers.reverse()
        return numbers

    def _pop(self, host: str) -> int:
        numbers = self._waiting[host]
        number = numbers.pop()
        self._sampled[host] = self._sampled.get(host, 0) + 1
        self._size -= 1
        if not numbers:
            del self._waiting[host]
        return number

    def _needs_worker(self, host: str) -> bool:
        waits = bool(self._waiting.get(host)) and self._workers.get(host, 0) < self._per_host
        return waits and self._may_hand_out(host)

    def _may_hand_out(self, host: str) -> bool:
        if self._sample is None or host in self._open:
            return True
        return self._sampled.get(host, 0) < (1 if host in self._known_walls else self._sample)

    def _share(self, host: str) -> float:
        return -len(self._waiting.get(host, ())) / (self._workers.get(host, 0) + 1)

    def _rank(self, host: str) -> None:
        if self._needs_worker(host):
            self._entries += 1
            heapq.heappush(self._ranking, (host not in self._urgent, self._share(host), self._entries, host))
