"""A small scripted internet on loopback: real sockets, real TLS, real names and their failures.

`world` says what a host can answer, one frozen row each; `TestInternet` plays it, `settings()` points linkcheck at
it, `ledger` tells what the servers saw. `clock.run` runs a test on a clock that jumps. `replica` is every host of
`sources/`; `faults` is every misbehaviour with the verdict it must get. `python -m tests.internet` starts the
replica by hand.
"""

from tests.internet.clock import FakeClockLoop, run
from tests.internet.internet import TestInternet, in_background
from tests.internet.ledger import HostRecord, Ledger
from tests.internet.world import (
    Asked,
    DnsFault,
    Drip,
    Host,
    Page,
    Port,
    Tls,
    Turns,
    When,
    Wire,
    World,
)

__all__ = [
    "Asked",
    "DnsFault",
    "Drip",
    "FakeClockLoop",
    "Host",
    "HostRecord",
    "Ledger",
    "Page",
    "Port",
    "TestInternet",
    "Tls",
    "Turns",
    "When",
    "Wire",
    "World",
    "in_background",
    "run",
]
