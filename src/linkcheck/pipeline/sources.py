"""Find and read the lists: files, folders, globs, standard input."""

import gc
import sys
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

import msgspec

from linkcheck import changes
from linkcheck.errors import InputError, UsageError
from linkcheck.extract import FORMATS, decode, extract_document, format_of
from linkcheck.model import Document

# A list is read by people; anything larger is not one, and would only cost memory.
MAX_BYTES = 64 * 1024 * 1024
# What parsing leaves behind refers to itself, some 6 KB a link: it is let go after so many links, not after the last.
_SWEEP = 1_000


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """The lists that could be read, and the faults of those that could not."""

    documents: tuple[Document, ...]
    faults: tuple[InputError, ...] = ()


def read_lists(paths: Iterable[str], *, staged: bool = False) -> Lists:
    """Read every list below the paths. A fault of one file does not stop the others.

    With `staged`, files that git's index knows are read from there: what a commit would hold.

    Raises `UsageError` when the paths hold no list at all.
    """
    documents: list[Document] = []
    faults: list[InputError] = []
    unswept = 0
    for path in dict.fromkeys(_find(paths, faults)):
        try:
            documents.append(_read(path, staged=staged))
            unswept += len(documents[-1].links)
        except InputError as fault:
            faults.append(fault)
        if unswept >= _SWEEP:
            gc.collect()
            unswept = 0
    if not documents:
        if faults:
            raise faults[0]
        raise UsageError(
            f"No lists found in {', '.join(paths) or 'the working directory'}.",
            remedy=f"Name a file, or a folder that holds {' '.join(FORMATS)} files.",
        )
    return Lists(documents=tuple(documents), faults=tuple(faults))


def _find(paths: Iterable[str], faults: list[InputError]) -> Iterator[str]:
    for name in paths:
        path = Path(name)
        if name == "-" or path.is_file():
            yield name
        elif path.is_dir():
            yield from _lists_below(path)
        elif matches := sorted(glob(name, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
            yield from _find(matches, faults)
        else:
            faults.append(InputError(f"{name}: there is no such file or folder.", remedy=_remedy(name)))


def _remedy(name: str) -> str:
    if name == "sources":
        return "Name your lists (linkcheck check README.md), or set `sources` in linkcheck.toml."
    return "Check the spelling."


def _lists_below(folder: Path) -> Iterator[str]:
    files = changes.listed_files(folder)
    if files is None:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
    yield from (path.as_posix() for path in files if format_of(path.name))


def _read(name: str, *, staged: bool) -> Document:
    if name == "-":
        return parse_list(_capped(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>"), "<stdin>")
    content = changes.staged_content(Path(name)) if staged else None
    data = read_list_bytes(name) if content is None else _capped(content, name)
    return parse_list(data, Path(name).as_posix())


def read_list_bytes(name: str) -> bytes:
    """A list's file as it is. Raises `InputError`."""
    try:
        with Path(name).open("rb") as file:
            return _capped(file.read(MAX_BYTES + 1), name)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}.", remedy="Check its permissions.") from error


def _capped(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 2**20} MiB.", remedy="Split the list.")
    return data


def parse_list(data: bytes, path: str) -> Document:
    """Read a list's bytes. Raises `InputError` when they are not text."""
    return extract_document(decode(data, path), path, format=format_of(path) or "markdown")
