"""Handlers of the signals that stop a run, on every kind of event loop and before one runs."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from linkcheck.cli.output import say

STOPPING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def on_signals(handle: Callable[[int], None]) -> Iterator[None]:
    """Call `handle` in the running loop with the number of each SIGINT and SIGTERM, while the context lasts.

    The proactor loop of Windows has no handlers of its own: there the interpreter's are taken, and wake the loop up.
    """
    loop = asyncio.get_running_loop()
    restored: dict[int, object] = {}
    for number in STOPPING:
        try:
            loop.add_signal_handler(number, handle, number)
        except NotImplementedError:
            restored[number] = signal.signal(number, _awaking(loop, handle))
    try:
        yield
    finally:
        for number in STOPPING:
            if number in restored:
                signal.signal(number, restored[number])  # type: ignore[arg-type] # what `signal` gave, it takes
            else:
                loop.remove_signal_handler(number)


def _awaking(loop: asyncio.AbstractEventLoop, handle: Callable[[int], None]) -> Callable[[int, FrameType | None], None]:
    def received(number: int, _: FrameType | None) -> None:
        loop.call_soon_threadsafe(handle, number)

    return received


@contextmanager
def stopped_at_once() -> Iterator[None]:
    """End the program at a signal: nothing is known yet that could be saved, and the event loop stands still."""
    wakeup = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, _leave) for number in STOPPING}
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def stop_in_order(received: list[int], stop: asyncio.Event, message: str = "") -> Callable[[int], None]:
    """A handler for the running task: the first signal says the message and sets `stop`, the next cancels the task."""
    task = asyncio.current_task()

    def handle(number: int) -> None:
        received.append(number)
        if len(received) > 1 and task is not None:
            task.cancel()
            return
        if message:
            say(message)
        stop.set()

    return handle
