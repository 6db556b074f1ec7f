"""Handlers of the signals that stop a run, on event loops that have handlers for them and on those that have none."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

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
