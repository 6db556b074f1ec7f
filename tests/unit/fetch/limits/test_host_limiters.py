"""`HostLimiters`: order, turns and cancellation, on a clock that jumps. No socket."""

import asyncio
from collections import Counter

import hypothesis.strategies as st
from hypothesis import given, settings

from linkcheck.fetch.limits.host_limiters import HostLimiters
from linkcheck.fetch.limits.rate_limit import Bounds, Signal
from tests.unit.fetch.limits.ticking import run

Job = tuple[str, float, Signal, float | None, float | None]
"""Host, seconds, how it ends, Retry-After, when it is cancelled."""

JOBS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from([0.0, 0.1, 3.0]),
        st.sampled_from(Signal),
        st.sampled_from([None, None, None, 2.0, 500.0]),
        st.sampled_from([None, None, None, 0.0, 0.05, 1.0]),
    ),
    max_size=25,
)
BOUNDS = Bounds(start=2, most=4, interval=0.05)


@given(JOBS, st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_limits_hold_and_everybody_is_served_or_dismissed(jobs: list[Job], concurrency: int) -> None:
    in_flight: Counter[str] = Counter()
    ended: list[str] = []

    async def work(
        limiters: HostLimiters, host: str, seconds: float, signal: Signal, retry_after: float | None
    ) -> None:
        loop = asyncio.get_running_loop()
        limiter = limiters.limiter(host, lambda: BOUNDS)
        permit = await limiters.acquire(limiter, deadline=loop.time() + 60)
        if permit is None:
            ended.append("dismissed")
            return
        in_flight[host] += 1
        assert in_flight[host] <= BOUNDS.most
        assert in_flight.total() <= concurrency
        try:
            await asyncio.sleep(seconds)
            ended.append("served")
        finally:
            in_flight[host] -= 1
            limiters.release(permit, signal, retry_after)

    async def scene() -> None:
        limiters = HostLimiters(concurrency)
        loop = asyncio.get_running_loop()
        tasks = []
        for host, seconds, signal, retry_after, cancelled in jobs:
            task = asyncio.ensure_future(work(limiters, host, seconds, signal, retry_after))
            if cancelled is not None:
                loop.call_later(cancelled, task.cancel)
            tasks.append(task)
        results = await asyncio.gather(*tasks, return_exceptions=True)
        faults = [each for each in results if isinstance(each, Exception)]
        assert not faults, faults
        assert len(ended) + sum(isinstance(each, asyncio.CancelledError) for each in results) == len(jobs)
        assert limiters._free == concurrency

    run(scene())


def test_waiters_of_a_host_are_served_in_order() -> None:
    order: list[int] = []

    async def work(limiters: HostLimiters, number: int) -> None:
        permit = await limiters.acquire(limiters.limiter("h", lambda: Bounds(start=1, most=1, interval=1.0)))
        assert permit
        order.append(number)
        limiters.release(permit, Signal.GOOD)

    async def scene() -> float:
        limiters = HostLimiters(5)
        await asyncio.gather(*(work(limiters, number) for number in range(10)))
        return asyncio.get_running_loop().time()

    assert round(run(scene()), 6) == 9.0
    assert order == list(range(10))


def test_hosts_take_turns_at_the_turnstile() -> None:
    order: list[str] = []

    async def work(limiters: HostLimiters, host: str) -> None:
        permit = await limiters.acquire(limiters.limiter(host, lambda: Bounds(start=9, most=9, interval=0.0)))
        assert permit
        order.append(host)
        await asyncio.sleep(1)
        limiters.release(permit, Signal.GOOD)

    async def scene() -> None:
        limiters = HostLimiters(1)
        await asyncio.gather(*(work(limiters, host) for host in "aaaaabbb"))

    run(scene())
    assert "".join(order) == "aabababa"


def test_a_host_that_waits_for_the_turnstile_takes_nothing_from_it() -> None:
    async def scene() -> None:
        limiters = HostLimiters(2)
        slow = limiters.limiter("slow", lambda: Bounds(start=1, most=1, interval=100.0))
        first = await limiters.acquire(slow)
        assert first
        waiting = [asyncio.ensure_future(limiters.acquire(slow)) for _ in range(50)]
        await asyncio.sleep(0)
        other = await limiters.acquire(limiters.limiter("other", lambda: BOUNDS))
        assert other
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        limiters.release(first, Signal.GOOD)
        limiters.release(other, Signal.GOOD)

    run(scene())
