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
    GateState,
    Signal,
    Wait,
    decide,
    on_outcome,
    on_start,
    opened,
)


class Pass:
    """Leave to send one request. Hand it back with `leave`."""

    __slots__ = ("gate", "started")

    def __init__(self, gate: "Gate", started: float) -> None:
        self.gate = gate
        self.started = started


class Gate:
    """One host's state and queue."""

    __slots__ = ("bounds", "peak", "queued", "rings", "state", "timer", "waiters")

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.state: GateState = opened(bounds)
        self.waiters: deque[tuple[asyncio.Future[Pass | None], float]] = deque()
        self.timer: asyncio.TimerHandle | None = None
        self.rings = 0.0
        """When the timer does: uvloop's handles of timers that are due at once cannot say."""
        self.queued = False
        self.peak = 0


class Gates:
    """All gates of a run."""

    def __init__(self, concurrency: int) -> None:
        self._free = concurrency
        self._gates: dict[str, Gate] = {}
        self._turnstile: deque[Gate] = deque()
        self._loop = asyncio.get_running_loop()

    def gate(self, key: str, bounds: Callable[[], Bounds]) -> Gate:
        """The gate of a host, or of the address that several small hosts share; the first to come sets its bounds."""
        gate = self._gates.get(key)
        if gate is None:
            gate = self._gates[key] = Gate(bounds())
        return gate

    async def enter(self, gate: Gate, patience: float = float("inf")) -> Pass | None:
        """Wait in line; None when the host's cooldown lasts beyond `patience` (a time of the loop)."""
        if gate.state.cool_until > patience:
            return None
        waiter: asyncio.Future[Pass | None] = self._loop.create_future()
        gate.waiters.append((waiter, patience))
        self._serve(gate)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and (granted := waiter.result()) is not None:
                self.leave(granted, Signal.NEUTRAL)
            raise

    def leave(self, granted: Pass, signal: Signal, retry_after: float | None = None) -> None:
        """End a request and say how it went."""
        gate, now = granted.gate, self._loop.time()
        gate.state = on_outcome(gate.state, signal, granted.started, now, gate.bounds, retry_after)
        self._free += 1
        if gate.state.cool_until > now:
            self._dismiss(gate)
        while self._free and self._turnstile:
            first = self._turnstile.popleft()
            first.queued = False
            self._serve(first, most=1)
        self._serve(gate)

    def _serve(self, gate: Gate, most: int = 1 << 30, at: float = 0.0) -> None:
        """Grant what may be granted now and arrange for the rest."""
        now = max(self._loop.time(), at)
        while gate.waiters:
            if gate.waiters[0][0].done():
                gate.waiters.popleft()
                continue
            decision = decide(gate.state, now)
            if isinstance(decision, Full):
                return
            if isinstance(decision, Wait):
                self._wake(gate, decision.until)
                return
            if not self._free or not most:
                self._line_up(gate)
                return
            most -= 1
            self._grant(gate, now)

    def _grant(self, gate: Gate, now: float) -> None:
        waiter, _ = gate.waiters.popleft()
        self._free -= 1
        gate.state = on_start(gate.state, now)
        gate.peak = max(gate.peak, gate.state.in_flight)
        waiter.set_result(Pass(gate, now))

    def _line_up(self, gate: Gate) -> None:
        if not gate.queued:
            gate.queued = True
            self._turnstile.append(gate)

    def _wake(self, gate: Gate, when: float) -> None:
        if gate.timer is not None:
            if gate.rings <= when:
                return
            gate.timer.cancel()
        gate.rings = when
        gate.timer = self._loop.call_at(when, self._woken, gate, when)

    def _woken(self, gate: Gate, when: float) -> None:
        gate.timer = None
        self._serve(gate, at=when)  # loops fire a tick early; it is the moment all the same

    def _dismiss(self, gate: Gate) -> None:
        """Let go of those for whom the new cooldown is too long."""
        until = gate.state.cool_until
        staying = [entry for entry in gate.waiters if entry[1] >= until]
        for waiter, patience in gate.waiters:
            if patience < until and not waiter.done():
                waiter.set_result(None)
        gate.waiters = deque(staying)
