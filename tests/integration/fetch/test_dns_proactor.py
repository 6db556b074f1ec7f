"""Names on a loop without readers, as the proactor of Windows: c-ares has a thread of its own there."""

import asyncio

import pycares
import pytest

from linkcheck.fetch.addresses.dns import _Channel
from tests.internet import DnsFault, Host, in_background


class WithoutReaders(asyncio.SelectorEventLoop):
    """Its own sockets work; strangers' descriptors it cannot watch."""

    add_reader = asyncio.AbstractEventLoop.add_reader
    add_writer = asyncio.AbstractEventLoop.add_writer


@pytest.mark.parametrize("loop", [asyncio.SelectorEventLoop, WithoutReaders])
def test_a_name_is_found_or_reported_missing(loop: type[asyncio.AbstractEventLoop]) -> None:
    async def scene(nameservers: list[str]) -> None:
        channel = _Channel(nameservers)
        answer = await asyncio.wait_for(channel.query("h.test", pycares.QUERY_TYPE_A), 10)
        assert [getattr(record.data, "addr", None) for record in answer.answer] == ["127.0.0.1"]
        with pytest.raises(pycares.AresError):
            await asyncio.wait_for(channel.query("no.test", pycares.QUERY_TYPE_A), 10)
        channel.close()

    hosts = [Host(name="h.test", dns=(("127.0.0.1",),)), Host(name="no.test", dns=(DnsFault.NXDOMAIN,))]
    with in_background(hosts) as internet, asyncio.Runner(loop_factory=loop) as runner:
        runner.run(scene(internet.settings()["nameservers"]))
