"""The limiter of every host, and the ready queue of all: the shell around `linkcheck.fetch.limits.rate_limit`.

A request needs a place of its host and a place of the run, and gets both at once: so a slow host's queue takes no
place of the run. Requests of a host are served in order; hosts in the ready queue take turns.

A request waits for a pause of its host while other requests are under way, and then as long as `Patience` lasts.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from linkcheck.fetch.limits.patience import SETTLED, Patience
from linkcheck.fetch.limits.rate_limit import (
    Bounds,
    Full,
    RateLimit,
    Signal,
    Wait,
    borne,
    decide,
    new_limit,
    on_outcome,
    on_start,
    pause_end,
)
from linkcheck.fetch.stats import Waiting
from linkcheck.model import HostFacts

LONG_ANSWER = 2.0
"""Usual seconds to answer from which on a host counts as slow."""


class Permit:
    """Leave to send one request. Hand it back with `release`."""

    __slots__ = ("limiter", "started")

    def __init__(self, limiter: "HostLimiter", started: float) -> None:
        self.limiter = limiter
        self.started = started


class Waiter(NamedTuple):
    """One request in the queue of its host."""

    future: "asyncio.Future[Permit | None]"
    deadline: float
    """The request does not wait for a pause that ends later."""
    host: str


class HostLimiter:
    """One host's state and queue."""

    __slots__ = (
        "answer", "bounds", "given_up", "host", "patience", "queued", "rings", "state", "timer", "waiters",
    )  # fmt: skip

    def __init__(self, bounds: Bounds, patience: float) -> None:
        self.bounds = bounds
        self.patience = patience
        """How long the run waits for pauses; infinite where it has the time."""
        self.state: RateLimit = new_limit(bounds)
        self.host = ""
        """The host of the latest request."""
        self.waiters: deque[Waiter] = deque()
        self.given_up = float("-inf")
        """End of the last pause for which the run lost its patience."""
        self.timer: asyncio.TimerHandle | None = None
        self.rings = 0.0
        """Time at which the timer ends: uvloop's handles of timers that are due at once do not have it."""
        self.queued = False
        self.answer = 0.0
        """Its usual seconds to answer."""

    @property
    def pause_end(self) -> float:
        """Time at which the host's present pause ends."""
        return pause_end(self.state, self.bounds, self.patience)

    def note_answer(self, seconds: float) -> None:
        """An answer took so long."""
        self.answer = seconds if not self.answer else self.answer + (seconds - self.answer) * 0.3


class HostLimiters:
    """The limiters of all hosts of a run."""

    def __init__(self, concurrency: int, patience: float = float("inf")) -> None:
        self._free = self._all = concurrency
        self._seconds = patience
        self._patience = Patience(patience)
        self._under_way = 0
        self._cooling: set[HostLimiter] = set()
        """Limiters whose requests may be waiting for a pause to end."""
        self._losing: asyncio.TimerHandle | None = None
        self._limiters: dict[str, HostLimiter] = {}
        self._ready: deque[HostLimiter] = deque()
        self._loop = asyncio.get_running_loop()

    def limiter(self, key: str, bounds: Callable[[], Bounds]) -> HostLimiter:
        """The limiter of a host, or of the address that several small hosts share; the first host sets its bounds."""
        limiter = self._limiters.get(key)
        if limiter is None:
            limiter = self._limiters[key] = HostLimiter(bounds(), self._seconds)
        return limiter

    def begin(self) -> None:
        """A request is under way from now on, waiting or sent."""
        self._under_way += 1
        self._review()

    def end(self) -> None:
        """The request has ended."""
        self._under_way -= 1
        self._review()

    async def acquire(self, limiter: HostLimiter, deadline: float = float("inf"), host: str = "") -> Permit | None:
        """Wait for a permit; None where the host's pause ends after `deadline`, or the run's patience is used up."""
        if limiter.state.cool_until > deadline or self._loop.time() < limiter.given_up:
            return None
        future: asyncio.Future[Permit | None] = self._loop.create_future()
        limiter.waiters.append(Waiter(future, deadline, host))
        self._serve(limiter)
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and (permit := future.result()) is not None:
                self.release(permit, Signal.NEUTRAL)
            raise

    def release(self, permit: Permit, signal: Signal, retry_after: float | None = None) -> None:
        """End a request and report its result."""
        limiter, now = permit.limiter, self._loop.time()
        limiter.state = on_outcome(limiter.state, signal, permit.started, now, limiter.bounds, retry_after)
        self._free += 1
        if limiter.state.cool_until > now:
            _dismiss(limiter, lambda waiter: waiter.deadline < limiter.state.cool_until)
        while self._free and self._ready:
            first = self._ready.popleft()
            first.queued = False
            self._serve(first, most=1)
        self._serve(limiter)
        self._review()

    def learnt(self) -> dict[str, HostFacts]:
        """Facts about hosts that complained, or take long to answer."""
        found = {}
        for limiter in self._limiters.values():
            interval, answer = borne(limiter.state), limiter.answer if limiter.answer >= LONG_ANSWER else 0.0
            if limiter.host and (interval or answer):
                found[limiter.host] = HostFacts(interval=round(interval, 3), answer=round(answer, 1))
        return found

    def waiting(self) -> Waiting | None:
        """The host that will probably be done last: most seconds of pauses and intervals to come."""
        now = self._loop.time()
        found: list[Waiting] = []
        for limiter in self._limiters.values():
            line = [waiter.host for waiter in limiter.waiters if not waiter.future.done()]
            if line:
                ready = max(limiter.state.next_start, limiter.state.cool_until)
                seconds = max(0.0, ready - now) if limiter.state.in_flight < int(limiter.state.limit) else 0.0
                found.append(Waiting(host=line[0], requests=len(line), seconds=seconds))
            elif limiter.state.in_flight:
                found.append(Waiting(host=limiter.host, requests=limiter.state.in_flight, seconds=0.0))
        return max(found, key=lambda one: (one.seconds, one.requests), default=None)

    def dismiss(self, limiter: HostLimiter, host: str) -> None:
        """Cancel all waiting requests of a host whose circuit breaker has opened."""
        _dismiss(limiter, lambda waiter: waiter.host == host)

    def _serve(self, limiter: HostLimiter, most: int = 1 << 30, at: float = 0.0) -> None:
        """Grant what may be granted now and arrange for the rest."""
        now = max(self._loop.time(), at)
        while limiter.waiters:
            if limiter.waiters[0].future.done():
                limiter.waiters.popleft()
                continue
            decision = decide(limiter.state, now)
            if isinstance(decision, Full):
                return
            if isinstance(decision, Wait):
                self._wake(limiter, decision.until)
                if limiter.pause_end > now:
                    self._cooling.add(limiter)
                    self._review()
                return
            if not self._free or not most:
                self._line_up(limiter)
                return
            most -= 1
            self._grant(limiter, now)

    def _grant(self, limiter: HostLimiter, now: float) -> None:
        waiter = limiter.waiters.popleft()
        limiter.host = waiter.host
        self._free -= 1
        limiter.state = on_start(limiter.state, now)
        waiter.future.set_result(Permit(limiter, now))

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

    def _review(self) -> None:
        """Spend patience while all that is under way waits for pauses to end."""
        if not self._cooling and not self._patience.spending:
            return
        now = self._loop.time()
        self._cooling = {one for one in self._cooling if one.waiters and one.pause_end > now}
        waiting = sum(not waiter.future.done() for one in self._cooling for waiter in one.waiters)
        if waiting and waiting >= self._under_way and self._free == self._all:
            self._patience.start(now)
            if self._losing is None:
                self._losing = self._loop.call_later(SETTLED, self._lose_patience)
            return
        self._patience.stop(now)
        if self._losing is not None:
            self._losing.cancel()
            self._losing = None

    def _lose_patience(self) -> None:
        """Cancel the requests whose pause lasts longer than the run waits."""
        self._losing = None
        ends = self._patience.ends(self._loop.time())
        for limiter in self._cooling:
            if limiter.pause_end > ends:
                limiter.given_up = limiter.pause_end
                _dismiss(limiter, lambda _: True)


def _dismiss(limiter: HostLimiter, goes: Callable[[Waiter], bool]) -> None:
    """End the waiting of some requests, without a permit."""
    staying: deque[Waiter] = deque()
    for waiter in limiter.waiters:
        if not goes(waiter):
            staying.append(waiter)
        elif not waiter.future.done():
            waiter.future.set_result(None)
    limiter.waiters = staying
