"""How fast requests to one host may start. Pure: state, what happened and the time in; the new state or a decision out.

Three limits hold at once: requests in flight, time between two starts, and a cooldown. The first two adapt by
additive increase and multiplicative decrease between bounds; the cooldown is a deadline, so that a host's
`Retry-After` is one pause for all its links. An interval that a host complained of is stored:
the interval approaches it ever more slowly from above (as CUBIC on a congested path, RFC 9438), without new complaints.
"""

from enum import StrEnum

import msgspec

RELIEF = 0.9
"""What a good answer leaves of the way from an interval that was lengthened to the one that was too short."""
NEAR = 1.05
"""Where the interval comes this close to the one that was too short, that one is lowered,"""
DOUBT = 0.98
"""by this factor with each good answer: the host may allow more today."""
SAFE = 1.25
"""How much longer than the interval that was too short another run waits between two requests."""
STRAIN = 2.0
"""Factor of limit and interval after a complaint."""
LONGEST_INTERVAL = 8.0
LONG_INTERVAL = 1.0
"""An interval that a host's complaints made longer than this is a pause, for which the run's patience is spent."""
FIRST_COOLDOWN = 1.0
LONGEST_COOLDOWN = 60.0


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds of the adaptive limits."""

    start: int = 4
    most: int = 10
    interval: float = 0.05
    """As configured."""
    known_interval: float = 0.0
    """What earlier runs learnt that the host bears."""

    @property
    def least_interval(self) -> float:
        """No request follows another faster."""
        return max(self.interval, self.known_interval)


class RateLimit(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one host, as far as its answers show them."""

    limit: float
    """Requests that may be in flight; the fraction is progress to the next whole one."""
    interval: float
    too_fast_interval: float = 0.0
    """The interval at its last complaint; 0 without one."""
    in_flight: int = 0
    next_start: float = 0.0
    """Earliest start of another request, by the interval."""
    cool_until: float = 0.0
    overloaded_at: float = float("-inf")
    """Time of its last complaint; answers to requests from before do not count again."""
    complaints: int = 0
    """Complaints since the last good answer."""


class Signal(StrEnum):
    """What an answer means for the rate of its host."""

    GOOD = "good"
    OVERLOADED = "strained"
    """429, 503 or a timeout."""
    NEUTRAL = "neutral"
    """No evidence about the rate: refused, reset, cancelled."""


class Go(msgspec.Struct, frozen=True):
    """The request may start now."""


class Wait(msgspec.Struct, frozen=True):
    """Not before this time."""

    until: float


class Full(msgspec.Struct, frozen=True):
    """Not before another request ends."""


Decision = Go | Wait | Full
GO, FULL = Go(), Full()


def new_limit(bounds: Bounds) -> RateLimit:
    """The state before the first request."""
    return RateLimit(limit=float(bounds.start), interval=bounds.least_interval)


def borne(state: RateLimit) -> float:
    """An interval at which a host that complained should not complain again; 0 without a complaint.

    Also 0 where no good answer followed the last complaint: silence and refusals show nothing that the host bears, and
    an interval that grew from night to night would hold up every run.
    """
    if not state.too_fast_interval or state.complaints:
        return 0.0
    return min(LONGEST_INTERVAL, max(state.interval, state.too_fast_interval * SAFE))


def decide(state: RateLimit, now: float) -> Decision:
    """Whether one more request may start now."""
    earliest = max(state.next_start, state.cool_until)
    if earliest > now:
        return Wait(earliest)
    return GO if state.in_flight < int(state.limit) else FULL


def pause_end(state: RateLimit, bounds: Bounds, patience: float) -> float:
    """When the host's pause ends: its cooldown, or an interval that is a pause by itself.

    That is one which its complaints made long, or a configured one that is longer than the patience of a run and than
    any interval that adapts.
    """
    longest = LONG_INTERVAL if state.interval > bounds.interval else max(patience, LONGEST_INTERVAL)
    return max(state.cool_until, state.next_start if state.interval > longest else 0.0)


def on_start(state: RateLimit, now: float) -> RateLimit:
    """A request starts."""
    return msgspec.structs.replace(state, in_flight=state.in_flight + 1, next_start=now + state.interval)


def on_outcome(
    state: RateLimit, signal: Signal, started: float, now: float, bounds: Bounds, retry_after: float | None = None
) -> RateLimit:
    """A request that started earlier has ended."""
    state = msgspec.structs.replace(state, in_flight=state.in_flight - 1)
    if retry_after is not None:
        state = msgspec.structs.replace(state, cool_until=max(state.cool_until, now + retry_after))
    if signal is Signal.GOOD:
        return _after_good(state, bounds)
    if signal is Signal.OVERLOADED and started > state.overloaded_at:
        return _after_overload(state, now, bounds, has_retry_after=retry_after is not None)
    return state


def _after_good(state: RateLimit, bounds: Bounds) -> RateLimit:
    interval = max(bounds.least_interval, state.too_fast_interval + (state.interval - state.too_fast_interval) * RELIEF)
    return msgspec.structs.replace(
        state,
        limit=min(float(bounds.most), state.limit + 1 / state.limit),
        interval=interval,
        too_fast_interval=state.too_fast_interval * DOUBT
        if interval < state.too_fast_interval * NEAR
        else state.too_fast_interval,
        complaints=0,
    )


def _after_overload(state: RateLimit, now: float, bounds: Bounds, *, has_retry_after: bool) -> RateLimit:
    pause = 0.0 if has_retry_after else min(LONGEST_COOLDOWN, FIRST_COOLDOWN * STRAIN**state.complaints)
    return msgspec.structs.replace(
        state,
        limit=max(1.0, state.limit / STRAIN),
        interval=max(bounds.least_interval, min(LONGEST_INTERVAL, max(state.interval, 0.05) * STRAIN)),
        too_fast_interval=state.interval,
        cool_until=max(state.cool_until, now + pause),
        overloaded_at=now,
        complaints=min(state.complaints + 1, 16),
    )
