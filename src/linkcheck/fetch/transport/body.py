"""How much of a body is needed, and a reader that stops there."""

import asyncio
import re
from contextlib import suppress

import aiohttp
import msgspec

from linkcheck.fetch.options import FetchOptions
from linkcheck.fetch.transport.encoding import Bounded
from linkcheck.model import BodyExtent

# A remainder this small is read in little time, and the connection serves the next link of the host:
# a new one would cost two or three round trips and a handshake.
DRAIN_BYTES = 64 * 1024
DRAIN_SECONDS = 1.0

_HEAD_ENDS = (b"</head", b"<body")
_PAGE = re.compile(r"\s*(?:$|text/html|application/xhtml\+xml|application/vnd\.wap)", re.IGNORECASE)
_TEXT = re.compile(
    r"\s*(?:text/|image/svg|application/(?:[\w.-]+\+)?(?:xml|json)|application/(?:java|ecma)script)", re.IGNORECASE
)
_ENDLESS = re.compile(r"\s*(?:text/event-stream|multipart/x-mixed-replace)", re.IGNORECASE)
"""What is there as soon as its head is: nothing may come for hours."""
_PDF = re.compile(r"\s*application/(?:x-)?pdf", re.IGNORECASE)


class ReadPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The part of one response that is read."""

    limit: int
    """Most decoded bytes; 0 reads nothing."""
    to_head: bool = False
    """Whether `</head>` is far enough."""
    beyond: int = 0
    """Decoded bytes kept from behind the head: where a page's first heading stands."""


NOTHING = ReadPlan(limit=0)


def plan(read: BodyExtent, status: int, content_type: str, length: int | None, options: FetchOptions) -> ReadPlan:
    """Decide by the request and by the headers of the response."""
    if read is BodyExtent.NONE:
        return NOTHING
    if read is BodyExtent.BODY:
        return ReadPlan(limit=options.body_limit)
    if read is BodyExtent.TAIL:
        return ReadPlan(limit=options.tail_limit)
    if status >= 400:
        return ReadPlan(limit=options.excerpt_limit)
    if _ENDLESS.match(content_type):
        return NOTHING
    if _PAGE.match(content_type) and read is BodyExtent.PAGE:
        return ReadPlan(limit=options.page_limit)
    if _PAGE.match(content_type):
        return ReadPlan(limit=options.head_limit, to_head=True, beyond=options.excerpt_limit)
    if _PDF.match(content_type):
        small = length is not None and length <= options.head_limit
        return ReadPlan(limit=options.head_limit if small else options.excerpt_limit)
    return ReadPlan(limit=options.excerpt_limit) if _TEXT.match(content_type) else NOTHING


class Collector:
    """Takes a body piece by piece until it has enough. No I/O."""

    def __init__(self, wanted: ReadPlan, content_encoding: str = "") -> None:
        self._plan = wanted
        self._bounded = Bounded(content_encoding, wanted.limit)
        self._data = bytearray()
        self._head_end: int | None = None
        self._searched = 0
        self.wire_bytes = 0
        self.ended = False
        """Whether the body came to its end, so that nothing is missing."""

    def feed(self, piece: bytes) -> None:
        """Take the next bytes from the wire."""
        self.wire_bytes += len(piece)
        if self.satisfied and self.full:
            return
        self._data += self._bounded.feed(piece)
        if self._plan.to_head and self._head_end is None:
            start = max(self._searched - len(_HEAD_ENDS[0]), 0)
            usual = self._data.find(_HEAD_ENDS[0], start)  # nearly always spelt so: the rest searches the bytes before
            window = bytes(self._data[start : usual if usual >= 0 else None]).lower()
            self._searched = len(self._data)
            ends = [start + at for end in _HEAD_ENDS if (at := window.find(end)) >= 0]
            self._head_end = min(ends, default=usual if usual >= 0 else None)
        if self._bounded.error is not None and self._head_end is None:
            raise self._bounded.error

    @property
    def satisfied(self) -> bool:
        """Whether all that is needed is here; more may be taken if it costs nothing."""
        return self._bounded.full or self._head_end is not None or self._plan.limit == 0

    @property
    def full(self) -> bool:
        """Whether further bytes would be dropped."""
        return self._bounded.full or (
            self._head_end is not None and len(self._data) >= self._head_end + self._plan.beyond
        )

    @property
    def data(self) -> bytes:
        """The bytes that were kept."""
        return bytes(memoryview(self._data)[: self._kept])

    @property
    def truncated(self) -> bool:
        """Whether the body had, or may have had, more bytes than were kept."""
        return not self.ended or self._kept < self._bounded.produced or self._bounded.full

    @property
    def _kept(self) -> int:
        """How many bytes were kept."""
        end = len(self._data) if self._head_end is None else self._head_end + self._plan.beyond
        return min(end, len(self._data))


async def read(content: aiohttp.StreamReader, collector: Collector) -> None:
    """Read until the collector is satisfied or the body ends; raises what the stream raises."""
    while not collector.satisfied:
        piece = await content.readany()
        if not piece:
            collector.ended = True
            return
        collector.feed(piece)


async def drain(content: aiohttp.StreamReader, collector: Collector, remaining: int | None) -> None:
    """Read and drop a small remainder so that the connection can be used again; any failure is ignored."""
    if remaining is not None and remaining > DRAIN_BYTES and collector.full:
        return
    start = collector.wire_bytes
    with suppress(TimeoutError, aiohttp.ClientError, OSError, ValueError):
        if piece := content.read_nowait():  # bytes that have arrived already need no timer
            collector.feed(piece)
        if content.at_eof():
            collector.ended = True
            return
        async with asyncio.timeout(DRAIN_SECONDS):
            while collector.wire_bytes - start < DRAIN_BYTES or not collector.full:
                piece = await content.readany()
                if not piece:
                    collector.ended = True
                    return
                collector.feed(piece)
