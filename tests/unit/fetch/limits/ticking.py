"""A loop without sockets whose time jumps from timer to timer."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Nothing(selectors.DefaultSelector):
    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "everybody waits and no timer is set: a deadlock"
        self.now += max(timeout, 1e-9)
        return []


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._nothing = _Nothing()
        super().__init__(self._nothing)

    def time(self) -> float:
        return self._nothing.now


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run to the end; a deadlock fails at once."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(coroutine)
