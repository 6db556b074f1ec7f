"""Ask once, share the answer: robots.txt of a host, addresses of a name, an issuer's certificate."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class SingleFlight(Generic[K, V]):
    """A run's memory of answers that are the same for everybody who asks.

    Whoever comes first asks, the others wait for that answer. If the first is cancelled, the next one takes over:
    nobody's cancellation is another's failure.
    """

    def __init__(self) -> None:
        self._answers: dict[K, tuple[V, float]] = {}
        self._asking: dict[K, asyncio.Future[None]] = {}

    async def get(self, key: K, ask: Callable[[], Awaitable[V]], lifetime: Callable[[V], float] | None = None) -> V:
        """Return the remembered answer or ask; `lifetime` says how many seconds an answer holds, else for ever."""
        loop = asyncio.get_running_loop()
        while True:
            known = self._answers.get(key)
            if known is not None and loop.time() < known[1]:
                return known[0]
            if (asking := self._asking.get(key)) is None:
                break
            await asyncio.shield(asking)
        mine = self._asking[key] = loop.create_future()
        try:
            answer = await ask()
            self._answers[key] = (answer, loop.time() + lifetime(answer) if lifetime else float("inf"))
        finally:
            del self._asking[key]
            mine.set_result(None)
        return answer
