"""Every host's gate and the one turnstile behind them all: the shell around `linkcheck.fetch.limits.rate_limit`.

A place is granted at both at once, the host's first: so nobody holds one while waiting for the other, and a slow
host's queue takes nothing from the rest. Waiters of a host are served in order; hosts that wait for the turnstile
take turns.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from linkcheck.fetch.limits.rate_limit import (
    Bounds,
    Full,
    RateLimit,
    Signal,
    Wait,
    decide,
    new_limit,
    on_outcome,
    on_start,
)


class Permit:
    """Leave to send one request. Hand it back with `release`."""

    __slots__ = ("limiter", "started")

    def __init__(self, limiter: "HostLimiter", started: float) -> None:
        self.limiter = limiter
        self.started = started


class HostLimiter:
    """One host's state and queue."""

    __slots__ = ("bounds", "peak", "queued", "rings", "state", "timer", "waiters")

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.state: RateLimit = new_limit(bounds)
        self.waiters: deque[tuple[asyncio.Future[Permit | None], float]] = deque()
        self.timer: asyncio.TimerHandle | None = None
        self.rings = 0.0
        """When the timer does: uvloop's handles of timers that are due at once cannot say."""
        self.queued = False
        self.peak = 0


class HostLimiters:
    """All gates of a run."""

    def __init__(self, concurrency: int) -> None:
        self._free = concurrency
        self._limiters: dict[str, HostLimiter] = {}
        self._ready: deque[HostLimiter] = deque()
        self._loop = asyncio.get_running_loop()

    def limiter(self, key: str, bounds: Callable[[], Bounds]) -> HostLimiter:
        """The gate of a host, or of the address that several small hosts share; the first to come sets its bounds."""
        limiter = self._limiters.get(key)
        if limiter is None:
            limiter = self._limiters[key] = HostLimiter(bounds())
        return limiter

    async def acquire(self, limiter: HostLimiter, patience: float = float("inf")) -> Permit | None:
        """Wait in line; None when the host's cooldown lasts beyond `patience` (a time of the loop)."""
        if limiter.state.cool_until > patience:
            return None
        waiter: asyncio.Future[Permit | None] = self._loop.create_future()
        limiter.waiters.append((waiter, patience))
        self._serve(limiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and (permit := waiter.result()) is not None:
                self.release(permit, Signal.NEUTRAL)
            raise

    def release(self, permit: Permit, signal: Signal, retry_after: float | None = None) -> None:
        """End a request and say how it went."""
        limiter, now = permit.limiter, self._loop.time()
        limiter.state = on_outcome(limiter.state, signal, permit.started, now, limiter.bounds, retry_after)
        self._free += 1
        if limiter.state.cool_until > now:
            self._dismiss(limiter)
        while self._free and self._ready:
            first = self._ready.popleft()
            first.queued = False
            self._serve(first, most=1)
        self._serve(limiter)

    def _serve(self, limiter: HostLimiter, most: int = 1 << 30, at: float = 0.0) -> None:
        """Grant what may be granted now and arrange for the rest."""
        now = max(self._loop.time(), at)
        while limiter.waiters:
            if limiter.waiters[0][0].done():
                limiter.waiters.popleft()
                continue
            decision = decide(limiter.state, now)
            if isinstance(decision, Full):
                return
            if isinstance(decision, Wait):
                self._wake(limiter, decision.until)
                return
            if not self._free or not most:
                self._line_up(limiter)
                return
            most -= 1
            self._grant(limiter, now)

    def _grant(self, limiter: HostLimiter, now: float) -> None:
        waiter, _ = limiter.waiters.popleft()
        self._free -= 1
        limiter.state = on_start(limiter.state, now)
        limiter.peak = max(limiter.peak, limiter.state.in_flight)
        waiter.set_result(Permit(limiter, now))

    def _line_up(self, limiter: HostLimiter) -> None:
        if not limiter.queued:
            limiter.queued = True
            self._ready.append(limiter)

    def _wake(self, limiter: HostLimiter, when: float) -> None:
        if limiter.timer is not None:
            if limiter.rings <= when:
                return
            limiter.timer.cancel()
        limiter.rings = when
        limiter.timer = self._loop.call_at(when, self._woken, limiter, when)

    def _woken(self, limiter: HostLimiter, when: float) -> None:
        limiter.timer = None
        self._serve(limiter, at=when)  # loops fire a tick early; it is the moment all the same

    def _dismiss(self, limiter: HostLimiter) -> None:
        """Let go of those for whom the new cooldown is too long."""
        until = limiter.state.cool_until
        staying = [entry for entry in limiter.waiters if entry[1] >= until]
        for waiter, patience in limiter.waiters:
            if patience < until and not waiter.done():
                waiter.set_result(None)
        limiter.waiters = deque(staying)
