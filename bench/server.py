"""The test internet as a process of its own: `python -m bench.server WORLD SCALE`.

It prints its settings, then answers each line on standard input with what the hosts saw since the line before.
"""

import asyncio
import json
import sys
import time
from collections import deque

from bench.catalogue import WORLDS
from bench.troubles import Quota
from tests.internet import TestInternet
from tests.internet.ledger import HostRecord, Ledger


class LeanLedger(Ledger):
    """Counts only: a million remembered requests would take more memory than those who send them."""

    def host(self, name: str) -> HostRecord:
        """The record of one host."""
        record = super().host(name)
        if record.asked.maxlen:
            record.asked = deque(maxlen=0)
        return record


async def serve(key: str, scale: float) -> None:
    internet = TestInternet(WORLDS[key](scale).hosts)
    internet.ledger = LeanLedger()
    async with internet:
        settings = {
            **internet.settings(),
            "http": internet.http_port,
            "https": internet.https_port,
            "dropped": internet.dropped_port,
        }
        print(json.dumps(settings), flush=True)
        loop = asyncio.get_running_loop()
        while await loop.run_in_executor(None, sys.stdin.readline):
            print(json.dumps(seen(internet.ledger)), flush=True)
            for host in internet.world.hosts.values():
                if isinstance(host.default, Quota):
                    host.default.renew()
            internet.ledger.hosts.clear()
            internet.ledger.connections.clear()


def seen(ledger: Ledger) -> dict[str, float]:
    records = ledger.hosts.values()
    return {
        "requests": ledger.requests,
        "megabytes": sum(record.bytes for record in records) / 1e6,
        "connections": sum(ledger.connections.values()),
        "in_flight": max((record.peak for record in records), default=0),
        "rate": max((record.busiest() for record in records), default=0),
        "server_cpu": time.process_time(),
    }


def main() -> None:
    try:
        import uvloop  # there is none for Windows
    except ImportError:
        asyncio.run(serve(sys.argv[1], float(sys.argv[2])))
        return
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(sys.argv[1], float(sys.argv[2])))


if __name__ == "__main__":
    main()
