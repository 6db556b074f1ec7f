"""What one link can make the program read, keep in memory and store is bounded, also where nothing ever decodes."""

import gzip
import struct
from collections.abc import Iterable

import pytest

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Request, Response
from linkcheck.store.evidence import encode
from tests.internet import Drip, Host, Page, TestInternet, Wire, run
from tests.internet.world import Step

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
ENCODED = OK + b"Content-Encoding: %b\r\n\r\n"
HEAD = b"<html><head><title>x</title></head>"
MOST_BYTES = 8 * 1024 * 1024
"""What a server may get rid of: our bounds, and what the sockets' buffers swallow (some 3 MiB on loopback)."""

EMPTY_MEMBER = gzip.compress(b"")
SKIPPABLE = struct.pack("<II", 0x184D2A50, 8) + b"nothing!"
ENDLESS: dict[str, tuple[Step, ...]] = {
    "gzip members": (ENCODED % b"gzip", Drip(chunk=EMPTY_MEMBER * 1000)),
    "gzip members behind a head": (
        ENCODED % b"gzip" + gzip.compress(HEAD),
        Drip(chunk=EMPTY_MEMBER * 1000),
    ),
    "empty stored blocks": (ENCODED % b"deflate" + b"\x78\x9c", Drip(chunk=b"\x00\x00\x00\xff\xff" * 10000)),
    "skippable frames": (ENCODED % b"zstd", Drip(chunk=SKIPPABLE * 2000)),
    "metadata blocks": (ENCODED % b"br" + b"\x0b", Drip(chunk=b"\x06" * 50000)),
    "chunk extension": (CHUNKED + b"5;", Drip(chunk=b"x" * 50000)),
    "chunk extensions": (CHUNKED, Drip(chunk=(b"1;" + b"x" * 4000 + b"\r\n \r\n") * 10)),
    "trailers": (CHUNKED + b"0\r\n", Drip(chunk=b"X-Trailer: more\r\n" * 2000)),
    "trailer": (CHUNKED + b"0\r\nX-Trailer: ", Drip(chunk=b"more " * 10000)),
    "interim answers": (Drip(chunk=b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),),
    "early hints": (Drip(chunk=(b"HTTP/1.1 103 Early Hints\r\nLink: <x>; rel=preload\r\n" * 1 + b"\r\n") * 1000),),
    "header": (OK + b"X-More: ", Drip(chunk=b"more " * 10000)),
    "headers": (OK, Drip(chunk=b"X-More: more\r\n" * 2000)),
    "folded header": (OK + b"X-More: a\r\n", Drip(chunk=b" more\r\n" * 5000)),
    "header name": (OK, Drip(chunk=b"X" * 50000)),
    "reason": (b"HTTP/1.1 200 ", Drip(chunk=b"fine " * 10000)),
    "empty lines": (Drip(chunk=b"\r\n" * 20000),),
    "body": (OK + b"\r\n", Drip(chunk=b"<!-- more -->" * 5000)),
    "body of a redirect": (
        b"HTTP/1.1 302 Found\r\nLocation: https://wire.test/there\r\n\r\n",
        Drip(chunk=b"more " * 10000),
    ),
    "image": (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", Drip(chunk=b"\0" * 50000)),
}


def ask(wire: Iterable[Step]) -> tuple[Outcome, int]:
    """The outcome, and the bytes that the server got rid of."""

    async def scene() -> tuple[Outcome, int]:
        pages = {"/": Page(wire=tuple(wire)), "/there": Page(title="There")}
        async with TestInternet([Host(name="wire.test", pages=pages)]) as internet:
            options = FetchOptions(**{**internet.settings(), "retries": 0})
            async with Fetcher(options, environ={}) as fetcher:
                outcome = await fetcher.fetch(Request(url="http://wire.test/"))
                return outcome, internet.host("wire.test").bytes

    return run(scene())


@pytest.mark.parametrize("what", ENDLESS)
def test_an_endless_answer_is_cut_off(what: str) -> None:
    outcome, sent = ask(ENDLESS[what])
    assert sent < MOST_BYTES, outcome
    assert not (isinstance(outcome, Failure) and outcome.kind is FailureKind.INTERNAL)
    assert outcome.seconds < 10, "it was the clock that ended it"


def headers(number: int, size: int) -> bytes:
    return b"".join(b"X-%d: " % each + b"v" * size + b"\r\n" for each in range(number))


def test_headers_have_a_total() -> None:
    outcome, _ = ask((OK + headers(210, 60_000) + b"\r\n", Wire.CLOSE))
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.HEADERS_TOO_LARGE


def test_few_of_many_headers_are_kept_and_stored() -> None:
    big = b"".join(b"%b: " % name + b"v" * 15_000 + b"\r\n" for name in (b"Server", b"ETag", b"X-RateLimit-More"))
    limits = b"".join(b"X-RateLimit-%d: v\r\n" % each for each in range(2000))
    wire = OK + headers(100, 1000) + big + limits + b"Set-Cookie: session=1\r\n\r\n" + HEAD
    outcome, _ = ask((wire, Wire.CLOSE))
    assert isinstance(outcome, Response), outcome
    assert sum(len(name) + len(value) for name, value in outcome.headers) < 128 * 1024
    kept = encode(Evidence(outcome=outcome), compress_over=10**9, with_page=False)
    assert isinstance(kept, str)
    assert len(kept) < 16 * 1024
    assert "session=1" not in kept
    assert '"server"' in kept


def test_an_address_that_is_too_long_stays_so() -> None:
    """It is cut to be kept, and must not be taken for a shorter one."""
    outcome, _ = ask((b"HTTP/1.1 302 Found\r\nLocation: /" + b"x" * 60_000 + b"\r\n\r\n", Wire.CLOSE))
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.BAD_REDIRECT
    assert len(outcome.hops[0].location) < 10_000
