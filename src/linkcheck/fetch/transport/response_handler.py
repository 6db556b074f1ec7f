"""One connection's reading side: each response has its exact bytes, and bytes beyond them end the connection.

HTTP/1 responses have no number: what arrives after a request was sent counts as its response. So a connection on which
a server once sent surplus bytes must never carry another request, and a response that may be the rest of an earlier
one does not count.
"""

import asyncio
import re
from collections.abc import Callable
from enum import Enum
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import (
    BadHttpMessage,
    BadStatusLine,
    HttpProcessingError,
    LineTooLong,
    TransferEncodingError,
)
from aiohttp.http_parser import RawResponseMessage
from aiohttp.streams import StreamReader

from linkcheck.fetch.transport.chunks import ChunkReader
from linkcheck.fetch.transport.response_head import (
    HEADLESS,
    MAX_HEAD,
    HeadPrefix,
    ResponseHead,
    is_bare_page,
    parse_head,
    split_head,
)
from linkcheck.fetch.transport.sockets import has_input, has_unconfirmed_output

MAX_INTERIM = 100
"""Interim responses (status 1xx) before the final one."""
MAX_FRAMING = 512 * 1024
"""Bytes of chunk sizes, chunk extensions and trailers, besides `FRAMING_FACTOR` times the bytes of the body."""
FRAMING_FACTOR = 8
SHORTEST_SETTLING, LONGEST_SETTLING = 0.2, 0.25
SETTLING_FACTOR = 1.5


# A SETTINGS frame, with which every HTTP/2 server begins (RFC 9113, 3.4): length, type 4, no flag, stream 0.
_HTTP2 = re.compile(rb"\0[\0-\1][\0-\xff]\x04\0\0\0\0\0", re.DOTALL)


class Http2Error(HttpProcessingError):
    """The server speaks HTTP/2 to a client that offered HTTP/1.1."""


class Peer:
    """What the connections to one server have in common."""

    __slots__ = ("__weakref__", "_report", "clean", "surplus")

    def __init__(self, report: "Callable[[Peer], object]" = id) -> None:
        self.clean = 0
        """Responses on kept connections without surplus bytes after them."""
        self.surplus = False
        """Whether surplus bytes came, which belong to no request."""
        self._report = report

    def note_surplus(self) -> None:
        """Surplus bytes came, which belong to no request."""
        self.surplus = True
        self._report(self)


class _State(Enum):
    IDLE = "idle"
    """No response is due."""
    HEAD = "head"
    SIZED_BODY = "sized-body"
    CHUNKED_BODY = "chunked-body"
    BODY_TO_END = "body-to-end"
    """The body ends with the connection."""
    FAILED = "failed"


class LenientResponseHandler(ResponseHandler):
    """Passes each head to the parser in strict form, and to the body exactly its own bytes."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self.exchanges = 0
        """Requests that this connection was used for, the current one included."""
        self.surplus = False
        """Whether surplus bytes came, which belong to no request."""
        self.peer = Peer()
        """State shared by all connections to this server."""
        self._began = 0.0
        self._slowest = 0.0
        self._state = _State.IDLE
        self._gathered = bytearray()
        self._left = 0
        self._bare = False
        """Whether a head without status and headers has come, which counts with a body alone."""
        self._interim = 0
        self._framed = 0
        self._chunks = ChunkReader()
        self._closes = False

    @property
    def reused(self) -> bool:
        """Whether the current request is not the first."""
        return self.exchanges > 1

    @property
    def should_close(self) -> bool:
        """Whether no further request may be sent here."""
        return self.surplus or self._closes or super().should_close

    @property
    def is_trusted(self) -> bool:
        """Whether nothing surplus ever came from this server, here or on another connection."""
        return not (self.surplus or self.peer.surplus)

    @property
    def settling_time(self) -> float:
        """Seconds of silence after which no second response follows: about the time of one response."""
        return min(max(SHORTEST_SETTLING, SETTLING_FACTOR * self._slowest), LONGEST_SETTLING)

    def is_quiet(self) -> bool:
        """Whether neither bytes nor the end of the connection wait to be read. Costs one system call."""
        return self.transport is not None and self.is_connected() and not has_input(self.transport)

    def set_response_params(self, **params: Any) -> None:
        """Begin an exchange; called before the request is sent."""
        self.exchanges += 1
        self._began = self._loop.time()
        self._state = _State.HEAD
        self._interim = self._framed = 0
        self._bare = False
        super().set_response_params(**params)

    def data_received(self, data: bytes) -> None:
        """Take bytes from the wire; empty where the library goes on with bytes buffered for a slow reader."""
        if self._parser is None or self._upgraded:
            super().data_received(data)
            return
        match self._state:
            case _State.HEAD if data:
                self._reschedule_timeout()
                self._take_head(data)
            case _State.IDLE if data:
                self._end_on_surplus()
            case _State.FAILED if data:
                pass
            case _:
                self._take_body(data)

    def feed_data(self, data: tuple[RawResponseMessage, StreamReader], size: int = 0) -> None:
        """Take an answer from the parser, unless it answers nothing (chunks may be followed by another)."""
        if self._state is _State.HEAD:
            super().feed_data(data, size)
        else:
            self.surplus = True

    def set_exception(self, exc: BaseException, *cause: BaseException) -> None:
        """Pass the error to the reader of the body too: with the library alone the reader would wait for ever."""
        super().set_exception(exc, *cause)
        if self._payload is not None and not self._payload.is_eof():
            error = aiohttp.ClientPayloadError(str(exc))
            error.__cause__ = exc
            self._payload.set_exception(error, exc)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Pass an unfinished head to the parser, for its error message."""
        if self._state is _State.HEAD and self._gathered and self._parser is not None:
            self._parse_gathered()
        super().connection_lost(exc)

    def _take_head(self, data: bytes) -> None:
        if not self._gathered and self.reused and self.transport and has_unconfirmed_output(self.transport):
            self._end_on_surplus()  # the peer does not have our request yet: this cannot be the response
            return
        if not self._gathered:
            self._slowest = max(self._slowest, self._loop.time() - self._began)
        searched = 0 if self._bare else len(self._gathered)
        self._gathered += data
        while self._state is _State.HEAD:
            parts, searched = split_head(self._gathered, searched), 0
            if parts is HeadPrefix.PARTIAL:
                if len(self._gathered) > MAX_HEAD:
                    self._fail(LineTooLong(bytes(self._gathered[:100]), MAX_HEAD))
                return
            if parts is HeadPrefix.NOT_HTTP and not self.reused and is_bare_page(self._gathered):
                rest, self._gathered = bytes(self._gathered), bytearray()
                self._begin(HEADLESS, rest)
                return
            head = parse_head(parts[0]) if not isinstance(parts, HeadPrefix) else None
            if head is None or isinstance(parts, HeadPrefix):
                self._give_up_head()
                return
            if head.bare and not parts[1]:
                self._bare = True
                return
            self._gathered = bytearray()
            self._begin(head, parts[1])

    def _begin(self, head: ResponseHead, rest: bytes) -> None:
        """Give a head to the parser, and what follows to its body."""
        if head.status < 200:  # no answer yet; we ask for no upgrade, so that 101 is none either
            self._interim += 1
            self._gathered += rest
            if self._interim > MAX_INTERIM:
                self._fail(LineTooLong(b"interim answers", MAX_INTERIM))
            return
        super().data_received(head.data)
        if self._exception is not None:
            self._state = _State.FAILED
            return
        self._closes = head.ambiguous
        if self._payload is None or self._payload.is_eof():
            self._state = _State.IDLE
        elif head.chunked:
            self._state, self._chunks = _State.CHUNKED_BODY, ChunkReader()
        elif head.length is not None:
            self._state, self._left = _State.SIZED_BODY, head.length
        else:
            self._state = _State.BODY_TO_END
        if rest:
            self.data_received(rest)

    def _take_body(self, data: bytes) -> None:
        if self._state is _State.CHUNKED_BODY and data:
            self._take_chunks(data)
            return
        body, rest = (data[: self._left], data[self._left :]) if self._state is _State.SIZED_BODY else (data, b"")
        self._left -= len(body)
        self._pass_on(body, rest)

    def _take_chunks(self, data: bytes) -> None:
        """Pass chunks on in strict form."""
        payload = self._payload
        self._framed += len(data)
        if payload is not None and self._framed > MAX_FRAMING + (1 + FRAMING_FACTOR) * payload.total_bytes:
            self._fail(TransferEncodingError("far more framing than body"))
            return
        body, error = self._chunks.feed(data)
        self._pass_on(body, self._chunks.rest)
        if error is not None:
            self._fail(BadHttpMessage(str(error)))

    def _pass_on(self, body: bytes, rest: bytes) -> None:
        """Give bytes of the body to the parser; `rest` is what came behind the whole body."""
        super().data_received(body)
        if self._payload is None or not self._payload.is_eof():
            return
        if self._state is not _State.FAILED:
            self._state = _State.IDLE
        if rest or self.surplus:
            self._end_on_surplus()

    def _give_up_head(self) -> None:
        """The bytes are no head: raise the parser's error, or an own one where the parser would wait for more."""
        if _HTTP2.match(self._gathered):
            self._fail(Http2Error(message="an HTTP/2 frame came instead of an HTTP/1.1 answer"))
            return
        data = self._parse_gathered()
        if self._exception is None:
            self._fail(BadStatusLine(data[:100].decode("latin-1")))

    def _parse_gathered(self) -> bytes:
        self._state = _State.FAILED
        data, self._gathered = bytes(self._gathered), bytearray()
        super().data_received(data)
        return data

    def _fail(self, error: Exception) -> None:
        self._state = _State.FAILED
        self._gathered.clear()
        self.set_exception(error)
        if self.transport is not None:
            self.transport.close()

    def _end_on_surplus(self) -> None:
        """Surplus bytes came: further bytes cannot be distinguished from responses."""
        self.surplus = True
        self.peer.note_surplus()
        if self._state is _State.HEAD:
            self._fail(aiohttp.ServerDisconnectedError("bytes that answer no request"))
        elif self.transport is not None:
            self.transport.close()
