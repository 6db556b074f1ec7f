"""Lists as they were read before: what has not changed is not parsed again.

Kept in a file beside the database and not inside: it can be dropped at any time, so it has no place in a history that
is handed from night to night; `links` and `fix` may renew it while they only read the database; and it is read before
the database is opened at all. Reading it takes a hundredth of the time of parsing.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec.structs import force_setattr

from linkcheck import extract, model
from linkcheck.about import __version__
from linkcheck.errors import InputError
from linkcheck.files import on_disk, replace_file
from linkcheck.model import Document

MAX_BYTES = 64 * 1024 * 1024
_DAMAGE = (msgspec.MsgspecError, UnicodeDecodeError)
_UPSTREAM = ("markdown_it", "bs4")


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    """One list."""

    content: bytes
    """Digest of its bytes."""
    check: int
    """Checksum of the document, which is decoded only when it is wanted."""
    document: msgspec.Raw


class _CacheFile(msgspec.Struct, frozen=True, array_like=True):
    rules: str
    """What the documents were made with."""
    entries: dict[str, _Entry]


class ParseCache:
    """Documents by path and content."""

    def __init__(self, file: Path | None = None) -> None:
        """With a file, what it holds; one that is damaged, or made by other rules, holds nothing."""
        self._file = file
        self._entries = dict(_read(file)) if file is not None else {}
        self._wanted: set[str] = set()
        self._changed = False
        self._room = MAX_BYTES

    @classmethod
    def for_database(cls, database: Path) -> "ParseCache":
        """Those of a database; of one in memory, none."""
        return cls(None if database.name == ":memory:" else database.with_name(f"{database.name}-lists"))

    def find(self, path: str, data: bytes) -> Document | None:
        """The document of a list that still has these bytes."""
        self._wanted.add(path)
        entry = self._entries.get(path)
        if entry is None or entry.content != _digest(data) or entry.check != crc32(entry.document):
            return None
        try:
            return decoded(entry.document)
        except _DAMAGE:
            return None

    def keep(self, path: str, data: bytes, document: bytes) -> None:
        """Remember a document, encoded; more than the file may hold is not kept."""
        self._room -= len(document)
        if self._room < 0:
            return
        self._entries[path] = _Entry(_digest(data), crc32(document), msgspec.Raw(document))
        self._changed = True

    def save(self) -> None:
        """Write what changed, in one step, without lists that are gone; then hold nothing any more.

        What cannot be written is parsed again next time.
        """
        if self._file is not None and self._changed:
            content = msgspec.msgpack.encode(_CacheFile(_rules(), dict(self._worth_keeping())))
            with suppress(OSError, InputError):
                replace_file(self._file, [content], root=os.path.realpath(self._file.parent))
        self._entries, self._changed = {}, False

    def _worth_keeping(self) -> Iterator[tuple[str, _Entry]]:
        """The lists of this run; then others while they exist and there is room."""
        room = MAX_BYTES
        for path, entry in sorted(self._entries.items(), key=lambda item: item[0] not in self._wanted):
            room -= len(bytes(entry.document))
            if room >= 0 and (path in self._wanted or Path(on_disk(path)).is_file()):
                yield path, entry


def decoded(encoded: bytes | msgspec.Raw) -> Document:
    """A document as it was, with what its links have in common held once: a quarter of the memory of a large list."""
    document = msgspec.msgpack.decode(encoded, type=Document)
    sections: dict[tuple[str, ...], tuple[str, ...]] = {}
    for link in document.links:
        force_setattr(link, "path", document.path)
        force_setattr(link, "section", sections.setdefault(link.section, link.section))
        if link.raw == link.url:
            force_setattr(link, "raw", link.url)
        if link.text == link.label:
            force_setattr(link, "text", link.label)
    return document


def _read(file: Path) -> dict[str, _Entry]:
    try:
        if file.stat().st_size > 2 * MAX_BYTES:
            return {}
        found = msgspec.msgpack.decode(file.read_bytes(), type=_CacheFile)
    except (OSError, *_DAMAGE):
        return {}
    return found.entries if found.rules == _rules() else {}


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).digest()


@cache
def _rules() -> str:
    """Everything that decides what a text is read as: our own sources to the letter, what they stand on, Python."""
    digest = blake2b(f"{__version__} {sys.version}".encode(), digest_size=20)
    for file in sorted(_sources()):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for package in (extract, model):
        yield from Path(str(package.__file__)).parent.rglob("*.py")
    for name in _UPSTREAM:
        # Each says its version there; importing it would take longer than all the rest.
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin)
