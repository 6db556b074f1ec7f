"""The chunks of a body, read as browsers read them and rewritten in the strict form that the parser takes.

The grammar is that of RFC 9112, 7.1; errors of servers are treated as in Chromium: a line may end with LF alone,
whatever follows a semicolon is dropped, and so are trailers. Anything else behind a size or behind the data of a
chunk stays an error: what follows could be anything. No I/O.
"""

import re
from enum import Enum

_SIZE = re.compile(rb"([0-9A-Fa-f]+) *(?:;.*)?", re.DOTALL)
_STRICT_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})\r\n")
_MOST_DIGITS = 15
_LONGEST_LINE = 16 * 1024
"""Bytes of a size with its extensions, as in Chromium."""


class ChunkError(ValueError):
    """Bytes that are no chunks."""


class _Part(Enum):
    SIZE = "size"
    DATA = "data"
    DATA_END = "data-end"
    TRAILER = "trailer"
    END = "end"


class ChunkReader:
    """Takes the chunks of one body, piece by piece."""

    def __init__(self) -> None:
        self._part = _Part.SIZE
        self._line = b""
        self._left = 0
        self.rest = b""
        """What stood behind the last chunk."""

    @property
    def ended(self) -> bool:
        """Whether the last chunk and its trailers have come."""
        return self._part is _Part.END

    def feed(self, data: bytes) -> tuple[bytes, ChunkError | None]:
        """The strict form of the next bytes, and why no more of them could be read."""
        pieces: list[bytes] = []
        at = 0
        try:
            while at < len(data) and self._part is not _Part.END:
                if self._part is _Part.DATA:
                    piece = data[at : at + self._left]
                    self._left -= len(piece)
                    at += len(piece)
                    pieces.append(piece)
                    self._part = _Part.DATA if self._left else _Part.DATA_END
                elif not self._line and (usual := self._usual(data, at)):
                    pieces.append(usual)
                    at += len(usual)
                else:
                    at = self._take_line(data, at, pieces)
        except ChunkError as error:
            return b"".join(pieces), error
        self.rest += data[at:]
        return b"".join(pieces), None

    def _usual(self, data: bytes, at: int) -> bytes:
        """A line that is strict already, as nearly all are: it goes through unchanged."""
        if self._part is _Part.DATA_END and data.startswith(b"\r\n", at):
            self._part = _Part.SIZE
            return b"\r\n"
        if self._part is _Part.SIZE and (match := _STRICT_SIZE.match(data, at)) and (size := int(match[1], 16)):
            self._part, self._left = _Part.DATA, size
            return match[0]
        return b""

    def _take_line(self, data: bytes, at: int, pieces: list[bytes]) -> int:
        """Read up to the end of a line; where the line goes on is returned."""
        end = data.find(b"\n", at)
        self._line += data[at : end if end >= 0 else None]
        if self._part is _Part.TRAILER:
            self._line = self._line[:2]  # whether there is anything in it
        if len(self._line) > _LONGEST_LINE:
            raise ChunkError("a line of chunk framing without end")
        if end < 0:
            return len(data)
        line, self._line = self._line.removesuffix(b"\r"), b""
        pieces.append(self._end_line(line))
        return end + 1

    def _end_line(self, line: bytes) -> bytes:
        match self._part:
            case _Part.SIZE:
                self._left = _size(line)
                self._part = _Part.DATA if self._left else _Part.TRAILER
                return b"%x\r\n" % self._left if self._left else b""
            case _Part.DATA_END if line:
                raise ChunkError(f"bytes behind a chunk: {line[:40]!r}")
            case _Part.DATA_END:
                self._part = _Part.SIZE
                return b"\r\n"
            case _ if line:
                return b""
        self._part = _Part.END
        return b"0\r\n\r\n"


def _size(line: bytes) -> int:
    match = _SIZE.fullmatch(line)
    if match is None or len(digits := match[1].lstrip(b"0")) > _MOST_DIGITS:
        raise ChunkError(f"no size of a chunk: {line[:40]!r}")
    return int(digits or b"0", 16)
