"""Answers that are HTTP only nearly, or in a dialect of old: status lines, headers, and what comes before them."""

from tests.internet.faults.bodies import HTML, TWICE, said
from tests.internet.faults.fault import Fault
from tests.internet.world import Drip, Page

ROWS = (
    Fault(name="junk", page=Page(wire=(b"SSH-2.0-OpenSSH_9.2\r\n",)), expect="failing bad-http", seconds=30),
    Fault(name="http-0.9", page=Page(wire=(HTML,)), expect="ok ok", browsers=True),
    Fault(
        name="a-status-of-letters",
        page=Page(wire=(b"HTTP/1.1 abc OK\r\n\r\n",)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    ),
    Fault(
        name="a-header-bomb",
        page=Page(wire=(said("X-Bomb: " + "x" * 300_000),)),
        expect="failing headers-too-large",
        seconds=30,
    ),
    Fault(
        name="a-swarm-of-headers",
        page=Page(wire=(said(*(f"X-{number}: y" for number in range(5000))), HTML)),
        expect="ok ok",
    ),
    Fault(
        name="headers-without-end",
        page=Page(wire=(b"HTTP/1.1 200 OK\r\n", Drip(chunk=b"X-More: and more\r\n" * 100))),
        expect="failing headers-too-large",
        seconds=30,
        bytes=20_000_000,
    ),
    Fault(
        name="a-header-without-end",
        page=Page(wire=(b"HTTP/1.1 200 OK\r\nX-More: ", Drip(chunk=b"and more " * 1000))),
        expect="failing headers-too-large",
        seconds=30,
        bytes=20_000_000,
    ),
    Fault(
        name="a-status-line-without-end",
        page=Page(wire=(b"HTTP/1.1 200 ", Drip(chunk=b"fine " * 1000))),
        expect="failing headers-too-large",
        seconds=30,
        bytes=20_000_000,
    ),
    Fault(
        name="a-header-thrice",
        page=Page(wire=(said("Connection: close", "X-A: 1", "X-A: 2", "X-A: 3"), HTML)),
        expect="ok ok",
    ),
    Fault(
        name="a-folded-header",
        page=Page(wire=(said("Connection: close", "X-A: one\r\n two"), HTML)),
        expect="ok ok",
    ),
    Fault(
        name="a-long-policy", page=Page(wire=(said("Content-Security-Policy: " + "a " * 8000), HTML)), expect="ok ok"
    ),
    Fault(
        name="hints-early",
        page=Page(wire=(b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>\r\n\r\n", said("Connection: close"), HTML)),
        expect="ok ok",
    ),
    Fault(
        name="says-continue",
        page=Page(wire=(b"HTTP/1.1 100 Continue\r\n\r\n", said("Connection: close"), HTML)),
        expect="ok ok",
    ),
    Fault(
        name="says-continue-for-ever",
        page=Page(wire=(Drip(chunk=b"HTTP/1.1 100 Continue\r\n\r\n", every=1.0),)),
        expect="failing timeout",
        requests=TWICE,
        seconds=65,
    ),
    Fault(
        name="says-processing",
        page=Page(wire=(b"HTTP/1.1 102 Processing\r\n\r\n", said("Connection: close"), HTML)),
        expect="ok ok",
    ),
    Fault(name="latin-1-headers", page=Page(wire=(said("Server: Käse", "Connection: close"), HTML)), expect="ok ok"),
    Fault(
        name="line-feeds-only",
        page=Page(wire=(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + HTML,)),
        expect="ok ok",
    ),
)
