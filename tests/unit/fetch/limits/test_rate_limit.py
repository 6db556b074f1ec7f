"""Properties of `RateLimit`, for any sequence of events."""

from dataclasses import dataclass, field

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from linkcheck.fetch.limits.rate_limit import (
    LONGEST_COOLDOWN,
    LONGEST_INTERVAL,
    Bounds,
    Full,
    Go,
    RateLimit,
    Signal,
    Wait,
    decide,
    new_limit,
    on_outcome,
    on_start,
)

BOUNDS = Bounds(start=4, most=10, interval=0.05)


class GateMachine(RuleBasedStateMachine):
    """Starts a request when the limit allows it, ends requests in any order and with any signal."""

    def __init__(self) -> None:
        super().__init__()
        self.state = new_limit(BOUNDS)
        self.now = 100.0
        self.running: list[float] = []
        self.last_start = float("-inf")
        self.cool_until = 0.0

    @rule()
    def try_to_start(self) -> None:
        decision = decide(self.state, self.now)
        if isinstance(decision, Wait):
            assert decision.until > self.now
            return
        if isinstance(decision, Full):
            assert self.running, "full although nothing is in flight: no request would ever start"
            return
        assert self.now >= self.cool_until, "started during a cooldown"
        assert self.now >= self.last_start + BOUNDS.interval - 1e-9, "started too soon after another"
        self.state = on_start(self.state, self.now)
        self.running.append(self.now)
        self.last_start = self.now
        assert len(self.running) <= BOUNDS.most

    @precondition(lambda self: self.running)
    @rule(
        data=st.data(),
        signal=st.sampled_from(Signal),
        retry_after=st.none() | st.floats(0, 1e6, allow_nan=False),
    )
    def end(self, data: st.DataObject, signal: Signal, retry_after: float | None) -> None:
        started = self.running.pop(data.draw(st.integers(0, len(self.running) - 1)))
        self.state = on_outcome(self.state, signal, started, self.now, BOUNDS, retry_after)
        if retry_after is not None:
            self.cool_until = max(self.cool_until, self.now + retry_after)

    @rule(seconds=st.floats(0, 30))
    def let_time_pass(self, seconds: float) -> None:
        self.now += seconds

    @invariant()
    def the_numbers_stay_in_bounds(self) -> None:
        assert 1 <= self.state.limit <= BOUNDS.most
        assert BOUNDS.interval <= self.state.interval <= LONGEST_INTERVAL
        assert self.state.in_flight == len(self.running)
        assert self.state.cool_until >= self.cool_until

    @invariant()
    def somebody_is_served_in_the_end(self) -> None:
        if not self.running:
            decision = decide(self.state, self.now)
            if isinstance(decision, Wait):
                assert isinstance(decide(self.state, decision.until), Go)
            else:
                assert isinstance(decision, Go)


TestGate = GateMachine.TestCase
TestGate.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)


@dataclass
class Run:
    """Passes signals to a rate limit, one after the other."""

    bounds: Bounds = BOUNDS
    now: float = 100.0
    limits: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = new_limit(self.bounds)

    def observe(self, signal: Signal, times: int = 1, retry_after: float | None = None) -> None:
        for _ in range(times):
            if isinstance(decision := decide(self.state, self.now), Wait):
                self.now = decision.until
            self.state = on_start(self.state, self.now)
            started, self.now = self.now, self.now + 0.1
            self.state = on_outcome(self.state, signal, started, self.now, self.bounds, retry_after)
            self.limits.append(self.state.limit)


def test_good_answers_raise_the_limit_by_one_a_round_up_to_its_bound() -> None:
    run = Run()
    run.observe(Signal.GOOD, times=5)
    assert 5 <= run.state.limit < 5.2
    run.observe(Signal.GOOD, times=100)
    assert run.state.limit == 10


def test_a_complaint_halves_the_limit_and_doubles_the_interval() -> None:
    run = Run()
    run.observe(Signal.OVERLOADED)
    assert (run.state.limit, run.state.interval) == (2.0, 0.1)
    run.observe(Signal.GOOD, times=100)
    assert (run.state.limit, run.state.interval) == (10.0, 0.05)


def test_one_burst_of_complaints_counts_once() -> None:
    state = new_limit(BOUNDS)
    for _ in range(4):
        state = on_start(state, 100.0)
    for moment in (100.1, 100.2, 100.3, 100.4):
        state = on_outcome(state, Signal.OVERLOADED, 100.0, moment, BOUNDS)
    assert state.limit == 2.0


def test_complaints_without_a_time_lengthen_the_cooldown_each_time() -> None:
    run = Run()
    pauses = []
    for _ in range(10):
        run.observe(Signal.OVERLOADED)
        pauses.append(run.state.cool_until - run.now)
    assert [round(pause) for pause in pauses[:4]] == [1, 2, 4, 8]
    assert max(pauses) <= LONGEST_COOLDOWN + 1e-6


def test_a_retry_after_is_a_deadline_and_never_shortened() -> None:
    run = Run()
    run.observe(Signal.OVERLOADED, retry_after=100.0)
    until = run.state.cool_until
    run.state = on_outcome(on_start(run.state, run.now), Signal.OVERLOADED, run.now, run.now, BOUNDS, 1.0)
    assert run.state.cool_until == until


@dataclass
class Strict:
    """A host that refuses what exceeds so many requests in any second, and bids to wait for one."""

    rate: int
    heard: list[float] = field(default_factory=list)

    def refuses(self, now: float) -> bool:
        self.heard = [moment for moment in self.heard if moment > now - 1.0] + [now]
        return len(self.heard) > self.rate


@pytest.mark.parametrize("rate", [2, 5, 10])
def test_a_host_that_limits_refuses_one_in_ten_at_most_and_is_asked_three_fifths_as_fast_as_it_bears(rate: int) -> None:
    host, run, refused = Strict(rate), Run(), 0
    begun = run.now
    while len(run.limits) < 300:
        if isinstance(decision := decide(run.state, run.now), Wait):
            run.now = decision.until
        refuses = host.refuses(run.now)
        refused += refuses
        run.observe(Signal.OVERLOADED if refuses else Signal.GOOD, retry_after=1.0 if refuses else None)
    assert refused <= 30
    assert (300 - refused) / (run.now - begun) >= rate * 3 / 5


@given(st.lists(st.sampled_from(Signal), max_size=60))
def test_any_news_leaves_a_gate_that_opens_again(signals: list[Signal]) -> None:
    run = Run(bounds=Bounds(start=1, most=1, interval=0.0))
    for signal in signals:
        run.observe(signal)
    assert run.limits == [1.0] * len(signals)


def complained(times: int, *, good_between: bool = False) -> RateLimit:
    """A host that said too much so often in a row, each request after its pause."""
    state, now = new_limit(BOUNDS), 100.0
    for _ in range(times):
        now = max(now + 1, state.cool_until, state.next_start)
        state = on_outcome(on_start(state, now), Signal.OVERLOADED, now, now, BOUNDS)
        if good_between:
            now = max(now, state.cool_until, state.next_start)
            state = on_outcome(on_start(state, now), Signal.GOOD, now, now, BOUNDS)
    return state


def test_pauses_double_with_each_complaint_and_start_anew_after_a_good_answer() -> None:
    pauses = [round(state.cool_until - state.overloaded_at) for state in (complained(n) for n in range(1, 9))]
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    assert [complained(n, good_between=True).complaints for n in (1, 5)] == [0, 0]


def test_without_options_a_host_gets_four_requests_at_once_and_never_more_than_ten() -> None:
    assert (Bounds().start, Bounds().most) == (4, 10)
    state = new_limit(Bounds())
    for now in range(1000):
        state = on_outcome(on_start(state, now), Signal.GOOD, now, now, Bounds())
    assert state.limit == 10
