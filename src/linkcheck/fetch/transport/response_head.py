"""The head of an HTTP/1 response, read as browsers read it and rewritten in the strict form that the parser takes.

The grammar is that of RFC 9112; errors of servers are treated as in Chromium: a line without a colon or without
a valid name is dropped, spaces before the colon are cut, lines may end with LF or CR alone, what stands before the
status line is skipped, a status that is none counts as 200, `chunked` wins over a length, and a length that is no
number counts as none. Two lengths that differ stay an error: the end of such a response is unknown. A page without
any head is HTTP/0.9. No I/O.
"""

import re
from enum import Enum

import msgspec

MAX_HEAD = 256 * 1024
"""Bytes of status line and headers together, as in Chromium."""
_SLOP = 4
"""Bytes that may stand before the status line."""
_ENOUGH_TO_TELL = 8
_END = re.compile(rb"\n\r?\n")
_LINE_ENDS = re.compile(rb"[\r\n]+")
_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_STATUS = re.compile(rb"HTTP(?:/(?:(\d)\.(\d))?)?[^ \t]*[ \t]*(\d*)[ \t]*(.*)", re.IGNORECASE)
_STATUSES = range(100, 1000)
_ASSUMED = 200
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!|\?|[A-Za-z])")
_BANNER = re.compile(rb"\d{3}[ -]|SSH-|\+OK|-ERR|\* |RFB |AMQP|.{0,200}HTTP/", re.DOTALL)
"""Greetings of servers for mail, files, shells and queues; and heads far behind other bytes."""
_BINARY = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_CLEAN = re.compile(rb"HTTP/1\.[01] (\d{3}) [^\r\n]*+(?:\r\n[!#$%&'*+\-.^_`|~0-9A-Za-z]++:[^\r\n]*+)*+\r?")
_FRAMING_FIELD = re.compile(rb"\n(content-length|transfer-encoding):[ \t]*([^\r\n]*?)[ \t]*(?=\r|$)", re.IGNORECASE)
_MOST_DIGITS = 18
_FRAMING = frozenset({b"content-length", b"transfer-encoding"})


class HeadPrefix(Enum):
    """First bytes that are not a whole head."""

    PARTIAL = "partial"
    """The beginning of a head: more must come."""
    NOT_HTTP = "not-http"


class ResponseHead(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One head, and how its body is delimited."""

    status: int
    data: bytes
    """Status line, headers and blank line in the strict form, at most one framing header among them."""
    length: int | None
    """Content-Length, where it delimits the body."""
    chunked: bool
    bare: bool = False
    """Neither a status nor a header: no answer at all, unless a body follows."""
    ambiguous: bool
    """Both a length and `chunked`: such a connection may not be used again (RFC 9112, 6.3)."""


HEADLESS = ResponseHead(status=200, data=b"HTTP/1.0 200 OK\r\n\r\n", length=None, chunked=False, ambiguous=False)
"""For HTTP/0.9, of which the answer is the body up to the end of the connection."""


def split_head(data: bytes | bytearray, searched: int = 0) -> tuple[bytes, bytes] | HeadPrefix:
    """The bytes of a head without its blank line, and the bytes after it; or why there is none.

    The first `searched` bytes are known to have no end of a head.
    """
    start = data[: _SLOP + 4].lower().find(b"http")
    if start < 0:
        return HeadPrefix.NOT_HTTP if not _may_begin(data) else HeadPrefix.PARTIAL
    end = _END.search(data, max(start, searched - 2))
    if end is None:
        return HeadPrefix.PARTIAL
    return bytes(data[start : end.start()]), bytes(data[end.end() :])


def is_bare_page(data: bytes | bytearray) -> bool:
    """Whether the first bytes of an answer without a head are a page, as HTTP/0.9 sends it: markup or plain text."""
    if _MARKUP.match(data):
        return True
    return bool(data.strip()) and _BANNER.match(data) is None and _BINARY.search(data) is None


def parse_head(block: bytes) -> ResponseHead | None:
    """Read a head; None where the status line is none."""
    return _strict(block) or _mended(block)


def _strict(block: bytes) -> ResponseHead | None:
    """The head unchanged, where it is strict already: most are, and this takes a quarter of the time."""
    if (match := _CLEAN.fullmatch(block)) is None:
        return None
    framing = _FRAMING_FIELD.findall(block)
    if len(framing) > 1:
        return None
    length, chunked = None, False
    if framing:
        name, value = framing[0]
        if len(name) == len(b"content-length"):
            if not value.isdigit() or len(value) > _MOST_DIGITS:
                return None
            length = int(value)
        elif value.lower() != b"chunked":
            return None
        else:
            chunked = True
    data = block.removesuffix(b"\r") + b"\r\n\r\n"
    return ResponseHead(status=int(match[1]), data=data, length=length, chunked=chunked, ambiguous=False)


def _mended(block: bytes) -> ResponseHead | None:
    first, *lines = _LINE_ENDS.split(block)
    if (status := _STATUS.match(first)) is None or b"\0" in block:
        return None
    fields, lengths, chunked = _fields(_unfold(lines))
    length, conflict = _length(lengths)
    if chunked:
        fields.append(b"Transfer-Encoding: chunked")
    elif conflict:
        fields += [b"Content-Length: " + value for value in lengths]
    elif length is not None:
        fields.append(b"Content-Length: %d" % length)
    old = status[1] is None or (int(status[1]), int(status[2])) < (1, 1)
    code = int(status[3][:_MOST_DIGITS] or b"0")
    if code not in _STATUSES:
        code = _ASSUMED
    line = b"HTTP/1.%d %d %s" % (0 if old else 1, code, status[4])
    return ResponseHead(
        status=code,
        data=b"\r\n".join([line, *fields, b"", b""]),
        length=None if chunked else length,
        chunked=chunked,
        ambiguous=chunked and bool(lengths),
        bare=not (status[3] or fields),
    )


def _may_begin(data: bytes | bytearray) -> bool:
    """Whether `HTTP` may still come: too few bytes to decide, the last of them its beginning or other bytes."""
    return len(data) < _ENOUGH_TO_TELL and (
        len(data) <= _SLOP or any(b"http".startswith(data[at:].lower()) for at in range(_SLOP + 1))
    )


def _unfold(lines: list[bytes]) -> list[bytes]:
    """Join the continuations of a line to it (RFC 9112, 5.2)."""
    joined: list[bytes] = []
    for line in lines:
        if line[:1] in {b" ", b"\t"}:
            if joined:
                joined[-1] += b" " + line.strip(b" \t")
        else:
            joined.append(line)
    return joined


def _fields(lines: list[bytes]) -> tuple[list[bytes], list[bytes], bool]:
    """The fields that frame nothing, the values of all lengths, and whether the body is chunked."""
    fields: list[bytes] = []
    lengths: list[bytes] = []
    chunked = False
    for line in lines:
        name, colon, value = line.partition(b":")
        name = name.rstrip(b" \t")
        if not colon or _NAME.fullmatch(name) is None:
            continue
        if len(name) in {14, 17} and (lower := name.lower()) in _FRAMING:
            values = [part.strip(b" \t") for part in value.split(b",")]
            if lower == b"content-length":
                lengths += values
            else:
                chunked = chunked or any(part.lower() == b"chunked" for part in values)
            continue
        fields.append(name + b":" + value)
    return fields, lengths, chunked


def _length(values: list[bytes]) -> tuple[int | None, bool]:
    """The one length, and whether there are several that differ."""
    distinct = set(values)
    if len(distinct) > 1:
        return None, True
    value = distinct.pop() if distinct else b""
    return (int(value), False) if value.isdigit() and len(value) <= _MOST_DIGITS else (None, False)
