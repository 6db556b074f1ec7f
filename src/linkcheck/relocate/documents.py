"""Sitemaps and feeds, read as a stream: bounded in bytes and in entries, never a whole tree, no entity expanded.

Formats: sitemaps.org 0.9 (urlset, sitemapindex, plain text, each gzipped or not), RSS 2.0, Atom (RFC 4287).
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from linkcheck.urls.domains import registrable_domain

_PIECE = 64 * 1024
_MOST_BYTES = 52_428_800
"""Largest sitemap that the protocol allows, unpacked."""
_MOST_PAGES = 50_000
"""Most pages that the protocol allows in one sitemap."""
_MOST_ENTRIES = 500
_LONGEST = 2048
_ENTRIES = frozenset({"item", "entry"})
_WANTED = frozenset({"loc", "title", "link"}) | _ENTRIES


class SitemapDocument(NamedTuple):
    """Pages, and further sitemaps, of one domain."""

    pages: tuple[str, ...]
    sitemaps: tuple[str, ...]


class _EnoughError(Exception):
    """As many entries as are wanted, or a document that is not to be read on."""


def read_sitemap(body: bytes, domain: str) -> SitemapDocument:
    """Addresses on one registrable domain; those of others are left out. Never raises; what is broken ends there."""
    pages: list[str] = []
    sitemaps: list[str] = []
    if body[:100].lstrip()[:1] != b"<" and body[:2] != b"\x1f\x8b":
        lines = body[: _MOST_PAGES * 200].decode("utf-8", "replace").split()
        return SitemapDocument(tuple(line for line in lines[:_MOST_PAGES] if _is_on(line, domain)), ())
    for path, text in _texts(body):
        if not _is_on(text, domain):
            continue
        if path[-2:] == ("url", "loc"):
            pages.append(text)
        elif path[-2:] == ("sitemap", "loc"):
            sitemaps.append(text)
        if len(pages) + len(sitemaps) >= _MOST_PAGES:
            break
    return SitemapDocument(tuple(pages), tuple(sitemaps))


def read_feed_entries(body: bytes) -> tuple[tuple[str, str], ...]:
    """Title and address of each entry, newest first as feeds have it. Never raises."""
    found: list[tuple[str, str]] = []
    title = link = ""
    for path, text in _texts(body):
        if path[-2:] in {("item", "title"), ("entry", "title")}:
            title = text
        elif path[-2:] in {("item", "link"), ("entry", "link")}:
            link = link or text
        elif path[-1] in {"item", "entry"}:
            if title and link.startswith("http"):
                found.append((title, link))
            title = link = ""
            if len(found) >= _MOST_ENTRIES:
                break
    return tuple(found)


def _texts(body: bytes) -> Iterator[tuple[tuple[str, ...], str]]:
    """Path of local names and text of each element, when it ends; an Atom link's text is its `href`."""
    reader = _Reader()
    try:
        for piece in _unpacked(body):
            reader.feed(piece)
            yield from reader.take()
    except (expat.ExpatError, _EnoughError, zlib.error, ValueError):
        yield from reader.take()


def _unpacked(body: bytes) -> Iterator[bytes]:
    """The document piece by piece, unpacked where it is gzipped, up to the bound."""
    unpacker = zlib.decompressobj(wbits=31) if body[:2] == b"\x1f\x8b" else None
    given = 0
    for start in range(0, len(body), _PIECE):
        piece = body[start : start + _PIECE]
        while piece and given < _MOST_BYTES:
            out = unpacker.decompress(piece, _PIECE) if unpacker else piece
            given += len(out)
            yield out
            piece = unpacker.unconsumed_tail if unpacker else b""


class _Reader:
    """Expat with a stack of names. A document type ends it: entities are declared there, and neither format has one."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._path: list[str] = []
        self._words = ""
        self._ready: list[tuple[tuple[str, ...], str]] = []

    def feed(self, piece: bytes) -> None:
        """Read on."""
        self._parser.Parse(piece, False)

    def take(self) -> list[tuple[tuple[str, ...], str]]:
        """What has ended since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name.rpartition("}")[2])
        self._words = attributes.get("href", "") if self._path[-1] == "link" else ""
        if self._path[-1] == "link" and attributes.get("rel", "alternate") != "alternate":
            self._words = ""
        if len(self._path) > 20:
            raise _EnoughError

    def _end(self, _: str) -> None:
        if (name := self._path[-1]) in _WANTED:
            text = self._words.strip()
            if text or name in _ENTRIES:
                self._ready.append((tuple(self._path[-2:]), text))
        self._path.pop()
        self._words = ""

    def _text(self, text: str) -> None:
        if len(self._words) < _LONGEST:
            self._words += text[:_LONGEST]

    def _refuse(self, *_: object) -> None:
        raise _EnoughError


def _is_on(url: str, domain: str) -> bool:
    scheme, _, rest = url.partition("://")
    # By host, and not by taking each address apart: there may be 50,000 of one host.
    host = rest.partition("/")[0].partition(":")[0]
    return scheme in {"http", "https"} and len(url) <= _LONGEST and registrable_domain(host) == domain
