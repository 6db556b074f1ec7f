"""One call, shared by all callers: robots.txt of a host, addresses of a name, an issuer's certificate."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class SingleFlight(Generic[K, V]):
    """A cache of results that are the same for all callers.

    The first caller makes the call, the others wait for its result. If the first is cancelled, the next one makes the
    call: the cancellation of one caller is no failure of another.
    """

    def __init__(self) -> None:
        self._answers: dict[K, tuple[V, float]] = {}
        self._running: dict[K, asyncio.Future[None]] = {}

    async def get(self, key: K, call: Callable[[], Awaitable[V]], lifetime: Callable[[V], float] | None = None) -> V:
        """Return the cached result or make the call; `lifetime` gives the seconds for which a result is valid."""
        loop = asyncio.get_running_loop()
        while True:
            known = self._answers.get(key)
            if known is not None and loop.time() < known[1]:
                return known[0]
            if (running := self._running.get(key)) is None:
                break
            await asyncio.shield(running)
        mine = self._running[key] = loop.create_future()
        try:
            answer = await call()
            self._answers[key] = (answer, loop.time() + lifetime(answer) if lifetime else float("inf"))
        finally:
            del self._running[key]
            mine.set_result(None)
        return answer
