import asyncio
import sys
from importlib import import_module

import pytest

from linkcheck.fetch.limits.host_limiters import HostLimiters
from linkcheck.fetch.limits.rate_limit import Bounds, Signal


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop does not exist there")
def test_a_timer_that_is_due_at_once_does_not_stop_the_gate_on_uvloop() -> None:
    async def main() -> int:
        limiters = HostLimiters(4)
        # uvloop's clock counts milliseconds: such timers are due at once, and are no timers to it
        limiter = limiters.limiter("a.test", lambda: Bounds(start=4, most=4, interval=0.0004))
        passed = 0

        async def ask() -> None:
            nonlocal passed
            permit = await limiters.acquire(limiter)
            assert permit is not None
            await asyncio.sleep(0)
            limiters.release(permit, Signal.GOOD)
            passed += 1

        await asyncio.gather(*(ask() for _ in range(200)))
        return passed

    with asyncio.Runner(loop_factory=import_module("uvloop").new_event_loop) as runner:
        assert runner.run(main()) == 200
