"""What servers do wrong on the wire, a row each: the bytes they send, what must come of it, and what it may cost."""

import gzip
import zlib

import brotli
import msgspec
import pytest

from linkcheck.model import Failure, Response
from tests.integration.fetch.scene import ask, news
from tests.internet import Drip, Host, Page, Wire
from tests.internet.world import Step

HTML = b"<html><head><title>Hello</title></head><body><h1>Hello</h1></body></html>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(bytes(50_000_000))


class Row(msgspec.Struct, frozen=True):
    """One fault."""

    name: str
    wire: tuple[Step, ...]
    news: int | str
    requests: int = 1
    seconds: float = 1.0
    truncated: bool | None = None


def sized(body: bytes, *headers: bytes, length: int | None = None) -> bytes:
    length = len(body) if length is None else length
    return OK + b"".join(h + b"\r\n" for h in headers) + b"Content-Length: %d\r\n\r\n" % length + body


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


ROWS = (
    Row("a page", (sized(HTML),), 200, truncated=False),
    Row("chunks", (CHUNKED + chunk(HTML) + b"0\r\n\r\n", Wire.KEEP), 200, truncated=False),
    Row("trailers after chunks", (CHUNKED + chunk(HTML) + b"0\r\nX-Sum: 1\r\n\r\n", Wire.KEEP), 200),
    Row("no length, ended by closing", (OK + b"\r\n" + HTML,), 200, truncated=False),
    Row("HTTP/1.0", (OK.replace(b"1.1", b"1.0") + b"\r\n" + HTML,), 200),
    Row("early hints", (b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" + sized(HTML),), 200),
    Row("100 continue unasked", (b"HTTP/1.1 100 Continue\r\n\r\n" + sized(HTML),), 200),
    Row("no reason phrase", (b"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",), 200),
    Row("bare line feeds", (b"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi",), 200),
    Row("status 999", (b"HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n",), 999),
    Row("304 unasked", (b"HTTP/1.1 304 Not Modified\r\n\r\n",), 304),
    Row("redirect without Location", (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",), 302),
    Row("redirect with an empty Location", (b"HTTP/1.1 302 Found\r\nLocation: \r\nContent-Length: 0\r\n\r\n",), 302),
    Row("empty page", (sized(b""),), 200, truncated=False),
    Row("gzip", (sized(gzip.compress(HTML), b"Content-Encoding: gzip"),), 200, truncated=False),
    Row("brotli", (sized(brotli.compress(HTML), b"Content-Encoding: br"),), 200, truncated=False),
    Row("bare deflate", (sized(zlib.compress(HTML)[2:-4], b"Content-Encoding: deflate"),), 200, truncated=False),
    Row("an encoding nobody knows", (sized(HTML, b"Content-Encoding: utf-8"),), 200),
    Row("plain text called gzip", (sized(HTML, b"Content-Encoding: gzip"),), "bad-encoding"),
    Row("gzip bomb", (sized(BOMB, b"Content-Encoding: gzip"),), "bad-encoding"),
    Row("endless body", (OK + b"\r\n" + HTML, Drip(chunk=b"x" * 65536)), 200, truncated=True),
    Row("endless head", (OK + b"\r\n<html><head>", Drip(chunk=b"<meta name=x>" * 4096)), 200, truncated=True),
    Row("drip after the head", (OK + b"\r\n" + HTML, Drip(chunk=b".", every=1.0)), 200, seconds=2, truncated=True),
    Row("drip before the head", (OK + b"\r\n<html>", Drip(chunk=b" ", every=1.0)), 200, seconds=21, truncated=True),
    Row("silence after the status", (OK + b"\r\n", Wire.HANG), "timeout", requests=2, seconds=21),
    Row("silence", (Wire.HANG,), "timeout", requests=2, seconds=21),
    Row("slow headers", (OK, Drip(chunk=b"X-A: b\r\n", every=5.0)), "timeout", requests=2, seconds=21),
    Row("nothing", (Wire.CLOSE,), "empty-reply", requests=3, seconds=5),
    Row("reset at once", (Wire.RESET,), "reset", requests=3, seconds=5),
    Row("reset in the headers", (OK, 0.01, Wire.RESET), "reset", requests=3, seconds=5),
    Row("reset in the head", (sized(b"<html>", length=99), 0.01, Wire.RESET), "truncated", requests=3, seconds=5),
    Row("reset after the head", (sized(HTML, length=999), 0.01, Wire.RESET), 200, truncated=True),
    Row("closed in the status line", (b"HTTP/1.1 20",), "truncated", requests=3, seconds=5),
    Row("closed in the headers", (OK,), "truncated", requests=3, seconds=5),
    Row("shorter than its length", (sized(b"<html>", length=100),), "truncated", requests=3, seconds=5),
    Row("shorter, but for the head", (sized(HTML, length=len(HTML) + 9),), 200, truncated=True),
    Row("chunks that stop", (CHUNKED + chunk(b"<html>"),), "truncated", requests=3, seconds=5),
    Row("a chunk cut off", (CHUNKED + b"ff\r\n<html>",), "truncated", requests=3, seconds=5),
    Row("a chunk of no size", (CHUNKED + b"zz\r\n<html>\r\n",), "bad-http"),
    Row("a 404 cut off", (sized(b"gone", length=99).replace(b"200 OK", b"404 No"),), 404, truncated=True),
    Row("HTTP/0.9, as browsers forgive", (b"<html>hello</html>",), 200, truncated=False),
    Row("a status of letters, as browsers forgive", (OK.replace(b"200 OK", b"abc") + b"\r\n" + HTML,), 200),
    Row("a mail server", (b"220 mail.example ESMTP\r\n",), "bad-http"),
    Row("a line of chunks ended by LF", (CHUNKED + chunk(HTML).replace(b"\r\n", b"\n", 1) + b"0\n\n", Wire.KEEP), 200),
    Row("SSH", (b"SSH-2.0-OpenSSH_9.9\r\n",), "bad-http"),
    Row("two lengths", (OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",), "bad-http"),
    Row("a length of minus one, as browsers forgive", (OK + b"Content-Length: -1\r\n\r\nab",), 200),
    Row("a header of 70 KiB", (OK + b"X-A: " + b"b" * 70_000 + b"\r\n\r\n",), 200),
    Row("a header of 300 KiB", (OK + b"X-A: " + b"b" * 300_000 + b"\r\n\r\n",), "headers-too-large"),
    Row("1000 headers", (OK + b"X-A: b\r\n" * 1000 + b"\r\n",), 200),
    Row("endless headers", (OK, Drip(chunk=b"X-A: b\r\n" * 512)), "headers-too-large"),
    Row("a header of 20 KiB, as real sites send", (sized(HTML, b"X-A: " + b"b" * 20_000),), 200),
    Row("bytes beyond ASCII in a header", (sized(HTML, b"X-A: \xe9\xff \xc3\xa9"),), 200),
    Row("a header line without a colon, as browsers forgive", (sized(HTML, b"X-A: b", b"oops", b" more"),), 200),
    Row("a NUL in a header, as browsers do not", (sized(HTML, b"X-A: a\0b"),), "bad-http"),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_server_that_answers(row: Row) -> None:
    host = Host(name="wire.test", pages={"/": Page(wire=row.wire)})
    (outcome,), internet, fetcher = ask([host], "http://wire.test/")
    assert news(outcome) == row.news, outcome
    record = internet.host("wire.test")
    assert record.count == row.requests == fetcher.stats.requests
    assert outcome.seconds <= row.seconds
    assert record.bytes < 8 * 1024 * 1024
    assert fetcher.stats.bytes < 1024 * 1024
    if isinstance(outcome, Response):
        assert row.truncated in {None, outcome.truncated}
        msgspec.json.encode(outcome.headers)
    else:
        assert outcome.tries == row.requests
        assert "\n" not in outcome.detail


def test_a_failure_keeps_the_status_that_came_first() -> None:
    (outcome,), _, _ = ask([Host(name="w.test", pages={"/": Page(wire=(OK + b"\r\n", Wire.HANG))})], "http://w.test/")
    assert isinstance(outcome, Failure)
    assert outcome.status == 200
