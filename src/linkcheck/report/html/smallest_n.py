"""The least of many, without keeping the many."""

from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=tuple[Any, ...])


class SmallestN(Generic[T]):
    """The least so many of what comes, holding at most twice as many."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: list[T] = []

    def add(self, value: T) -> None:
        """Take it if it is among the least so far. The first item of each has to tell them apart."""
        self._found.append(value)
        if len(self._found) > 2 * self._limit:
            self._found = self.values()

    def values(self) -> list[T]:
        """What was found, the least first."""
        return sorted(self._found)[: self._limit]
