"""Signals on a loop that has no handlers for them, as the proactor of Windows."""

import asyncio
import os
import signal

import pytest

from linkcheck.cli.signals import on_signals


class WithoutHandlers(asyncio.SelectorEventLoop):
    """What such a loop says."""

    def add_signal_handler(self, *_: object) -> None:
        raise NotImplementedError


@pytest.mark.skipif(not hasattr(os, "kill") or os.name == "nt", reason="sends itself a POSIX signal")
@pytest.mark.parametrize("loop", [asyncio.SelectorEventLoop, WithoutHandlers])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_reaches_the_loop_and_the_former_handler_returns(
    loop: type[asyncio.AbstractEventLoop], number: signal.Signals
) -> None:
    received: list[int] = []

    async def scene() -> None:
        arrived = asyncio.Event()

        def handle(number: int) -> None:
            received.append(number)
            arrived.set()

        with on_signals(handle):
            os.kill(os.getpid(), number)
            await asyncio.wait_for(arrived.wait(), 10)

    before = signal.getsignal(number)
    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(scene())
    assert received == [number]
    if loop is WithoutHandlers and number is signal.SIGTERM:
        assert signal.getsignal(number) == before
