"""The XMP packet of a PDF: Dublin Core in RDF/XML, found by its tags, not parsed as XML.

Entity bombs and broken nesting have nothing to work on here.
"""

import html
import re
from collections import deque

import msgspec

_PACKET = 256 * 1024
_PACKETS = 8
_BEGIN = re.compile(rb"<x:xmpmeta\b|<rdf:RDF\b")
_BROKEN = re.compile(r"\\[0-7]{3}|\\\(|^[\u00fe\u00ff]{2}|\ufffd|\0")
"""What Ghostscript writes where Info has UTF-16: its bytes as escapes, or as if they were text. Info is right then."""
_ITEM = re.compile(r"<rdf:li\b[^<>]{0,200}>([^<>]{0,4000})</rdf:li>")


class Xmp(msgspec.Struct, frozen=True, kw_only=True):
    """The metadata in the packet; empty where there is none."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    created: str | None = None
    doi: str | None = None


def read_xmp(body: bytes) -> Xmp:
    """The last packet of the file: incremental updates append."""
    for begin in reversed(deque(_BEGIN.finditer(body), maxlen=_PACKETS)):
        packet = body[begin.start() : begin.start() + _PACKET].partition(b"</x:xmpmeta>")[0].decode("utf-8", "replace")
        found = Xmp(
            title=next((each for each in _items(packet, "dc:title") if not _BROKEN.search(each)), None),
            authors=tuple(each for each in _items(packet, "dc:creator") if not _BROKEN.search(each)),
            created=next(iter(_plain(packet, "prism:coverDate") + _plain(packet, "xmp:CreateDate")), None),
            doi=next(
                iter(_plain(packet, "prism:doi") + _plain(packet, "pdfx:doi") + _items(packet, "dc:identifier")), None
            ),
        )
        if found.title or found.authors:
            return found
    return Xmp()


def _items(packet: str, tag: str) -> list[str]:
    inner = _between(packet, tag)
    items = [html.unescape(item) for item in _ITEM.findall(inner)[:50]]
    return items or ([html.unescape(inner)] if inner and "<" not in inner else [])


def _plain(packet: str, tag: str) -> list[str]:
    inner = _between(packet, tag)
    attribute = re.search(rf"\s{tag}=[\"']([^\"'<>]{{1,400}})[\"']", packet)
    return [html.unescape(inner)] if inner and "<" not in inner else [html.unescape(attribute[1])] if attribute else []


def _between(packet: str, tag: str) -> str:
    begin = packet.find(f"<{tag}>")
    end = packet.find(f"</{tag}>", begin)
    return packet[begin + len(tag) + 2 : min(end, begin + 20_000)].strip() if 0 <= begin < end else ""
