"""An event loop whose time jumps: tests of minutes run in milliseconds, over real sockets."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

EPOCH = 1000.0
"""Where the clock starts; not zero, so that code that takes a time for false is found out."""


class FakeClockLoop(asyncio.SelectorEventLoop):
    """A selector loop that jumps to the next timer once nothing has been ready for a short grace.

    Only timers move the clock, so what a test measures with `time()` is what was waited for, not what was
    computed. A jump waits for executor jobs; other threads have the grace to wake the loop.
    """

    def __init__(self) -> None:
        self.now = EPOCH
        self.jobs = 0
        super().__init__(_JumpingSelector(self))

    def time(self) -> float:
        return self.now

    def run_in_executor(self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts) -> asyncio.Future[T]:
        future = super().run_in_executor(executor, func, *args)
        self.jobs += 1
        future.add_done_callback(self._job_done)
        return future

    def _job_done(self, _: object) -> None:
        self.jobs -= 1


class _JumpingSelector(selectors.DefaultSelector):
    def __init__(self, loop: FakeClockLoop) -> None:
        super().__init__()
        self.loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        while True:
            ready = super().select(grace(timeout))
            if ready:
                return ready
            if not self.loop.jobs:
                self.loop.now += timeout
                return []


def grace(jump: float) -> float:
    """Real seconds to wait before a jump: a wrong long jump fires deadlines, a wrong short one hardly matters."""
    return 0.002 + min(jump, 1.0) * 0.02


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end on a fake clock; a task it leaves behind is an error."""
    with asyncio.Runner(loop_factory=FakeClockLoop) as runner:
        return runner.run(_without_leaks(coroutine))


async def _without_leaks(coroutine: Coroutine[Any, Any, T]) -> T:
    result = await coroutine
    for _ in range(5):  # what has been cancelled or closed may still say goodbye
        await asyncio.sleep(0)
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        raise AssertionError("tasks left running: " + ", ".join(sorted(str(task.get_coro()) for task in left)))
    return result
