"""A second request beside the first (Dean and Barroso, "The Tail at Scale", 2013).

Where a server stays silent, the same request is sent once more, over a new connection and to another address where
there is one. The first response counts. Both end at the timeout of the first: a link that never answers costs one
timeout, not two.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar

import msgspec

from linkcheck.model import Failure, HostSign, Outcome, policy_of

other_address: ContextVar[bool] = ContextVar("other_address", default=False)
"""Whether a new connection should go to another address than the first."""


class Watch:
    """One request under way: whether it was sent and answered, and how to stop waiting for it."""

    __slots__ = ("_after", "_loop", "_on_silence", "_timer", "interrupted", "limit", "received", "sent_at")

    def __init__(self, after: float, on_silence: Callable[[], None]) -> None:
        self._after = after
        self._on_silence = on_silence
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self.limit: asyncio.Timeout | None = None
        self.sent_at: float | None = None
        """Time of the loop."""
        self.interrupted = False
        self.received: Callable[[], int] = int
        """Bytes of the body so far."""

    def sent(self) -> None:
        """The request goes out now."""
        self.ended()
        if self.sent_at is None:
            self.sent_at = self._loop.time()
        self._timer = self._loop.call_later(self._after, self._look)

    def _look(self) -> None:
        if not self.received():
            self._on_silence()

    def ended(self) -> None:
        """The request is over."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def close(self) -> None:
        """Drop the body and the reference to itself: only the garbage collector frees a reference cycle."""
        self.ended()
        self._on_silence = _nothing
        self.received = int

    def interrupt(self) -> None:
        """Stop waiting: the other request has the response."""
        if self.limit is not None and not self.limit.expired():
            self.interrupted = True
            self.limit.reschedule(self._loop.time())


async def hedged(send: Callable[[Watch, float], Awaitable[Outcome]], *, after: float, total: float) -> Outcome:
    """The outcome of a request that is sent again beside itself `after` so many seconds of silence.

    `send` takes the request's watch and its timeout in seconds. `tries` of the outcome counts the requests sent.
    """
    loop = asyncio.get_running_loop()
    second: asyncio.Task[Outcome] | None = None
    spare: Watch | None = None

    async def again() -> Outcome:
        nonlocal spare
        spare = Watch(total, _nothing)
        other_address.set(True)
        outcome = await send(spare, total - after)
        if not is_silence(outcome):
            first.interrupt()
        return outcome

    def on_silence() -> None:
        nonlocal second
        second = second or loop.create_task(again())

    first = Watch(after, on_silence)
    try:
        outcome = await send(first, total)
        if second is None:
            return outcome
        if is_silence(outcome):
            left = total - (loop.time() - (first.sent_at or 0.0))
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, left)):
                    later = await second
                    outcome = later if later.tries and not is_silence(later) else outcome
        return msgspec.structs.replace(outcome, tries=1 + (spare is not None and spare.sent_at is not None))
    finally:
        first.close()
        if spare is not None:
            spare.close()
        if second is not None and not second.done():
            second.cancel()
            with suppress(asyncio.CancelledError):
                await second


def _nothing() -> None:
    pass


def is_silence(outcome: Outcome) -> bool:
    """Whether no byte came back in time."""
    return isinstance(outcome, Failure) and policy_of(outcome).host in {HostSign.SLOW, HostSign.SILENT}
