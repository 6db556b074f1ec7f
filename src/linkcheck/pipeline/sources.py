"""Find and read the lists: files, folders, globs, standard input."""

import sys
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

import msgspec

from linkcheck import changes
from linkcheck.errors import InputError, UsageError
from linkcheck.extract import FORMATS, format_of
from linkcheck.model import Document
from linkcheck.pipeline.parsed import ParsedLists
from linkcheck.pipeline.parsing import parse_lists

# A list is read by people; anything larger is not one, and would only cost memory.
MAX_BYTES = 64 * 1024 * 1024


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """The lists that could be read, and the faults of those that could not."""

    documents: tuple[Document, ...]
    faults: tuple[InputError, ...] = ()


def read_lists(paths: Iterable[str], *, staged: bool = False, parsed: ParsedLists | None = None) -> Lists:
    """Read every list below the paths. A fault of one file does not stop the others.

    With `staged`, files that git's index knows are read from there: what a commit would hold. What `parsed` has is not
    parsed again, and what it has not is noted there.

    Raises `UsageError` when the paths hold no list at all.
    """
    faults: list[InputError] = []
    files: list[tuple[str, bytes]] = []
    for path in dict.fromkeys(_find(paths, faults)):
        try:
            files.append(_read(path, staged=staged))
        except InputError as fault:
            faults.append(fault)
    documents: list[Document] = []
    for found in parse_lists(files, ParsedLists() if parsed is None else parsed):
        if isinstance(found, Document):
            documents.append(found)
        else:
            faults.append(found)
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


def _read(name: str, *, staged: bool) -> tuple[str, bytes]:
    """What a list is called, and its bytes."""
    if name == "-":
        return "<stdin>", _capped(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    content = changes.staged_content(Path(name)) if staged else None
    return Path(name).as_posix(), read_list_bytes(name) if content is None else _capped(content, name)


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
