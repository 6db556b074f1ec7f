"""Title, authors and date of a PDF, from as many of its bytes as were read.

Not by a PDF library: those need the whole file and follow its cross references wherever a hostile one leads. This
scans. The XMP packet is plain XML in nearly every file; the Info dictionary is plain, or inside an object stream
that is inflated here under a cap. Every step is linear in what was read; a tail of the file is enough.
"""

import re
import zlib
from collections import deque
from collections.abc import Iterator

from linkcheck.metadata.authors.names import MOST, names
from linkcheck.metadata.dates.parse import first_date
from linkcheck.metadata.identifiers import arxiv_id, doi
from linkcheck.metadata.pdf.xmp import read_xmp
from linkcheck.metadata.titles.offers import offers
from linkcheck.metadata.titles.placeholders import is_title
from linkcheck.model import PageKind, PageMetadata
from linkcheck.model.text import clean

_LARGEST = 16 * 1024 * 1024
_STREAMS = 64
_INFLATED = 2 * 1024 * 1024
_INFLATED_IN_ALL = 16 * 1024 * 1024
_STRING = 4096

_LEFT_BEHIND = re.compile(
    r"print|(?:book|buch|document|dokument|documento|layout|mappe|classeur|libro|cartel|presentation|présentation"
    r"|präsentation|presentación|drawing|zeichnung|sheet|folie|publication)\W?\d+",
    re.IGNORECASE,
)
"""Titles that office programs and typesetters give to a file without a title."""
_INFO = re.compile(rb"/Info\s{1,9}(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}R")
_OBJECT_STREAM = re.compile(rb"/Type\s{0,9}/ObjStm\b")
_KEY = re.compile(rb"/(Title|Author|CreationDate|Subject)\s{0,9}(?:(?=[(<])|(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}R\b)")
_RESOLVED = 8
"""Values that are looked up elsewhere in the file."""
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{0,8192})>")
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SPECIAL = re.compile(rb"[\\()]")


def read_pdf(body: bytes) -> PageMetadata:
    """Metadata of a PDF, or of the tail of one. Never raises; bounded in time and memory."""
    body = body[-_LARGEST:]
    xmp = read_xmp(body)
    info = {} if b"/Encrypt" in body else _info(body)
    found = offers([("xmp", [xmp.title]), ("pdf-info", [info.get("Title")])])
    best = next((offer for offer in found if is_title(offer.value) and not _LEFT_BEHIND.fullmatch(offer.value)), None)
    people = names(xmp.authors, single=False) or names([info.get("Author", "")], single=False)
    identifiers = [xmp.doi or "", info.get("Subject", "")]
    return PageMetadata(
        title=best.value if best else None,
        title_source=best.source if best else None,
        candidates=found,
        authors=tuple(person.name for person in people[:MOST]),
        published=first_date([_date(info.get("CreationDate", "")), xmp.created]),
        kind=PageKind.PDF,
        doi=doi(identifiers),
        arxiv_id=arxiv_id("", identifiers),
    )


def _info(body: bytes) -> dict[str, str]:
    """Strings of the Info dictionary: the one the last trailer names, else the richest that looks like one."""
    for named in _last(_INFO, body, 1):
        text = _object(body, named[1], named[2])
        if text is not None and (found := _strings(text, body)):
            return found
    best: dict[str, str] = {}
    for text in _inflated(body):
        found = _strings(text, body)
        # Outlines have titles too; only an Info dictionary has a date or an author beside it.
        if "CreationDate" in found and len(found) > len(best):
            best = found
    return best


def _object(body: bytes, number: bytes, generation: bytes) -> bytes | None:
    """The beginning of an object, the last of that number: incremental updates append."""
    start = re.compile(rb"(?<!\d)" + number + rb"\s{1,9}" + generation + rb"\s{1,9}obj\b")
    for match in _last(start, body, 1):
        return body[match.end() : match.end() + 4 * _STRING].partition(b"endobj")[0]
    return None


def _last(pattern: re.Pattern[bytes], body: bytes, most: int) -> deque[re.Match[bytes]]:
    """The last matches: a hostile file has millions, and only so many are ever held."""
    return deque(pattern.finditer(body), maxlen=most)


def _inflated(body: bytes) -> Iterator[bytes]:
    """Object streams, inflated; Info sits among the last objects of most writers."""
    budget = _INFLATED_IN_ALL
    for match in _last(_OBJECT_STREAM, body, _STREAMS):
        start = body.find(b"stream", match.start(), match.start() + 2048)
        if start < 0 or budget <= 0:
            continue
        data = body[start + 6 : start + 6 + _INFLATED].lstrip(b"\r\n")
        if b"/Filter" not in body[max(0, match.start() - 200) : start]:
            yield data.partition(b"endstream")[0]
            continue
        try:
            text = zlib.decompressobj().decompress(data, min(_INFLATED, budget))
        except zlib.error:
            continue
        budget -= len(text)
        yield text


def _strings(text: bytes, body: bytes) -> dict[str, str]:
    """Values of the wanted keys, first occurrence wins; none where the keys do not stand close together."""
    found: dict[str, str] = {}
    matches = list(_KEY.finditer(text))[:2000]
    dates = [match for match in matches if match[1] == b"CreationDate"][-1:]
    near = dates[0].start() if dates else None
    resolved = 0
    for match in matches:
        if near is not None and abs(match.start() - near) > 2 * _STRING:
            continue
        name = match[1].decode()
        if match[2] is None:
            value = _string(text, match.end())
        elif name in found or resolved >= _RESOLVED:
            continue
        else:
            resolved += 1
            value = _string((_object(body, match[2], match[3]) or b"").lstrip(), 0)
        if value is not None and (name not in found or near is not None):
            found[name] = value
    return found


def _string(text: bytes, start: int) -> str | None:
    match text[start : start + 1]:
        case b"(":
            return _literal(text, start)
        case b"<":
            return _hexadecimal(text, start)
    return None


def _literal(text: bytes, start: int) -> str | None:
    """A `(string)` with nesting and escapes, at most `_STRING` bytes of it."""
    out, depth, position, end = bytearray(), 0, start, min(len(text), start + _STRING)
    while position < end:
        match = _SPECIAL.search(text, position, end)
        if match is None:
            return None
        if depth:
            out += text[position : match.start()]
        position = match.end()
        if match[0] == b"(":
            out += b"(" if depth else b""
            depth += 1
        elif match[0] == b")":
            depth -= 1
            if depth <= 0:
                return _text(bytes(out))
            out += b")"
        else:
            escaped, position = _escape(text, position)
            out += escaped
    return None


def _escape(text: bytes, position: int) -> tuple[bytes, int]:
    if octal := re.compile(rb"[0-7]{1,3}").match(text, position):
        return bytes([int(octal[0], 8) & 255]), octal.end()
    char = text[position : position + 1]
    if char in b"\r\n":
        return b"", position + (2 if text[position : position + 2] == b"\r\n" else 1)
    return _ESCAPES.get(char, char), position + 1


def _hexadecimal(text: bytes, start: int) -> str | None:
    match = _HEX.match(text, start)
    if match is None:
        return None
    digits = b"".join(match[1].split())
    return _text(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))


def _text(data: bytes) -> str:
    """PDF text strings are UTF-16 or UTF-8 by BOM; else PDFDocEncoding, near enough windows-1252."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _date(value: str) -> str | None:
    match = _DATE.match(clean(value) or "")
    return "-".join(part for part in match.groups() if part) if match else None
