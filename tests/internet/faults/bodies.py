"""Answers that stop, drip, or lie about their length or encoding."""

import gzip
import hashlib
import sys
import zlib

import brotli

from tests.internet.faults.fault import GOOD, LABEL, TRIED, Fault
from tests.internet.world import Drip, Page, Port, Turns, Wire

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = b"<!doctype html><html><head><title>Ham and eggs</title></head><body><h1>Ham and eggs</h1>"
OPEN_HEAD = b"<!doctype html><html><head><title>Ham and eggs</title>"
NOISE = b"<!-- " + bytes(range(33, 127)) * 3 + hashlib.shake_256(b"noise").hexdigest(4000).encode()
LOUD = b"<!-- " + b"0" * 20_000_000
BOMB = gzip.compress(LOUD, 9)


def said(*headers: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    """A status line and headers."""
    return "\r\n".join([status, "Content-Type: text/html; charset=utf-8", *headers, "", ""]).encode("latin-1")


def encoded(encoding: str, body: bytes) -> Page:
    """A page in a content encoding."""
    return Page(body=body, headers=(("Content-Encoding", encoding),))


def typed(content_type: str, body: bytes) -> Page:
    """A body of some type."""
    return Page(body=body, content_type=content_type)


TWICE = 2

ROWS = (
    # Slow.
    Fault(name="slow", page=Page(title=LABEL, delay=3), expect="ok ok", seconds=4),
    Fault(name="slow-first-byte", page=Page(title=LABEL, delay=19), expect="ok ok", requests=TWICE, seconds=20),
    Fault(name="silent", page=Page(wire=(Wire.HANG,)), expect="failing timeout", requests=TWICE, seconds=21),
    Fault(
        name="silent-once",
        page=Turns((Page(wire=(Wire.HANG,)), GOOD)),
        expect="ok ok +recovered",
        requests=TWICE,
        seconds=21,
    ),
    Fault(
        name="slow-loris",
        page=Page(wire=(b"HTTP/1.1 200 OK\r\nX-Slow: ", Drip(chunk=b"a", every=5.0))),
        expect="failing timeout",
        requests=TWICE,
        seconds=65,
    ),
    Fault(
        name="silent-after-head",
        page=Page(wire=(said("Content-Length: 90000"), HTML, Wire.HANG)),
        expect="ok ok",
        seconds=2,
    ),
    Fault(
        name="silent-before-body",
        page=Page(wire=(said("Content-Length: 90000"), Wire.HANG)),
        expect="failing timeout",
        requests=TWICE,
        seconds=65,
    ),
    Fault(
        name="drips-for-ever",
        page=Page(wire=(said(), OPEN_HEAD, Drip(chunk=b"<!-- -->", every=1.0))),
        expect="ok ok",
        seconds=35,
    ),
    # Large.
    Fault(
        name="endless",
        page=Page(wire=(said(), OPEN_HEAD, Drip(chunk=b"<!-- " + b"x" * 65531))),
        expect="ok ok",
        bytes=20_000_000,
    ),
    Fault(name="ten-megabytes", page=Page(body=HTML + b"x" * 10_000_000), expect="ok ok", bytes=11_000_000),
    Fault(
        name="big-picture",
        page=Page(
            wire=(
                b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 200000000\r\n\r\n",
                Drip(chunk=b"x" * 65536),
            )
        ),
        expect="ok ok",
        bytes=20_000_000,
    ),
    Fault(name="bomb", page=encoded("gzip", BOMB), expect="failing bad-encoding"),
    Fault(name="bomb-in-brotli", page=encoded("br", brotli.compress(LOUD, quality=5)), expect="failing bad-encoding"),
    Fault(name="bomb-in-zstd", page=encoded("zstd", zstd.compress(LOUD)), expect="failing bad-encoding"),
    Fault(name="bomb-in-bomb", page=encoded("gzip, gzip", gzip.compress(BOMB)), expect="failing bad-encoding"),
    # Encodings.
    Fault(name="in-gzip", page=encoded("gzip", gzip.compress(HTML)), expect="ok ok"),
    Fault(name="in-brotli", page=encoded("br", brotli.compress(HTML)), expect="ok ok"),
    Fault(name="in-zstd", page=encoded("zstd", zstd.compress(HTML)), expect="ok ok"),
    Fault(name="in-gzip-then-junk", page=encoded("gzip", gzip.compress(HTML) + b"junk after it"), expect="ok ok"),
    Fault(name="in-klingon", page=encoded("klingon", HTML), expect="ok ok"),
    Fault(name="in-deflate", page=encoded("deflate", zlib.compress(HTML)), expect="ok ok"),
    Fault(name="in-raw-deflate", page=encoded("deflate", zlib.compress(HTML)[2:-4]), expect="ok ok"),
    Fault(name="in-upper-case", page=encoded("GZIP", gzip.compress(HTML)), expect="ok ok"),
    Fault(name="in-identity", page=encoded("identity", HTML), expect="ok ok"),
    Fault(name="in-gzip-not", page=encoded("gzip", HTML), expect="failing bad-encoding"),
    Fault(
        name="in-gzip-cut",
        page=encoded("gzip", gzip.compress(OPEN_HEAD + NOISE)[:2000]),
        expect="ok ok",
    ),
    Fault(
        name="in-latin-1",
        page=typed("text/html; charset=iso-8859-1", HTML.replace(b"</title>", b" \x96 K\xe4se</title>")),
        expect="ok ok",
    ),
    Fault(name="in-utf-16", page=typed("text/html", HTML.decode().encode("utf-16")), expect="ok ok"),
    Fault(name="in-no-charset-known", page=typed("text/html; charset=klingon", HTML), expect="ok ok"),
    Fault(name="in-no-type", page=typed("", HTML), expect="ok ok"),
    Fault(name="with-a-zero-byte", page=typed("text/html", HTML.replace(b"Ham", b"Ham\0")), expect="ok ok"),
    # Lengths.
    Fault(
        name="cut-in-head",
        page=Page(wire=(said("Content-Length: 5000"), OPEN_HEAD)),
        expect="failing truncated",
        requests=TRIED,
        seconds=30,
    ),
    Fault(name="cut-after-head", page=Page(wire=(said("Content-Length: 5000"), HTML)), expect="ok ok"),
    Fault(
        name="longer-than-said",
        page=Page(wire=(said(f"Content-Length: {len(HTML)}"), HTML + b"and more")),
        expect="ok ok",
    ),
    Fault(
        name="two-lengths",
        page=Page(wire=(said("Content-Length: 10", "Content-Length: 20"), HTML)),
        expect="failing bad-http",
        seconds=30,
    ),
    Fault(
        name="a-length-of-letters",
        page=Page(wire=(said("Content-Length: many"), HTML)),
        expect="ok ok",
    ),
    Fault(name="without-length", page=Page(wire=(said("Connection: close"), HTML)), expect="ok ok"),
    Fault(
        name="a-length-and-chunks",
        page=Page(
            wire=(
                said("Transfer-Encoding: chunked", "Content-Length: 3"),
                b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML),
            )
        ),
        expect="ok ok",
    ),
    Fault(name="http-1.0", page=Page(wire=(said(status="HTTP/1.0 200 OK"), HTML)), expect="ok ok"),
    Fault(
        name="in-chunks",
        page=Page(wire=(said("Transfer-Encoding: chunked"), b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML))),
        expect="ok ok",
    ),
    Fault(
        name="in-bad-chunks",
        page=Page(wire=(said("Transfer-Encoding: chunked"), b"zz\r\nwhat\r\n")),
        expect="failing bad-http",
        seconds=30,
    ),
    Fault(
        name="in-bad-chunks-later",
        page=Page(wire=(said("Transfer-Encoding: chunked"), 0.1, b"zz\r\nwhat\r\n")),
        expect="failing bad-http",
    ),
    Fault(
        name="in-cut-chunks",
        page=Page(wire=(said("Transfer-Encoding: chunked"), b"%x\r\n%s" % (5000, OPEN_HEAD))),
        expect="failing truncated",
        requests=TRIED,
        seconds=30,
    ),
    # Connections that end.
    Fault(name="says-nothing", page=Page(wire=(Wire.CLOSE,)), expect="failing empty-reply", requests=TRIED, seconds=30),
    Fault(
        name="says-nothing-once",
        page=Turns((Page(wire=(Wire.CLOSE,)), GOOD)),
        expect="ok ok +recovered",
        requests=TWICE,
        seconds=10,
    ),
    Fault(
        name="resets-the-connection",
        url="http://resets-the-connection.test/ham-and-eggs",
        port=Port.RESET,
        expect="failing reset",
        requests=0,
        seconds=30,
    ),
    Fault(name="resets-the-request", page=Page(wire=(Wire.RESET,)), expect="failing reset", requests=TRIED, seconds=30),
    Fault(
        name="resets-in-status-line",
        page=Page(wire=(b"HTTP/1.1 2", 0.1, Wire.RESET)),
        expect="failing reset",
        requests=TRIED,
        seconds=30,
    ),
    Fault(
        name="resets-in-headers",
        page=Page(wire=(b"HTTP/1.1 200 OK\r\nContent-Ty", 0.1, Wire.RESET)),
        expect="failing reset",
        requests=TRIED,
        seconds=30,
    ),
    Fault(
        name="resets-in-head",
        page=Page(wire=(said("Content-Length: 5000"), OPEN_HEAD, 0.1, Wire.RESET)),
        expect="failing truncated",
        requests=TRIED,
        seconds=30,
    ),
    Fault(
        name="resets-after-head", page=Page(wire=(said("Content-Length: 5000"), HTML, 0.1, Wire.RESET)), expect="ok ok"
    ),
    Fault(
        name="resets-once",
        page=Turns((Page(wire=(Wire.RESET,)), GOOD)),
        expect="ok ok +recovered",
        requests=TWICE,
        seconds=10,
    ),
)
