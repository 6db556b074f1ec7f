"""Find and read the lists: files, folders, globs, standard input."""

import os
import sys
from collections.abc import Iterable, Iterator
from glob import escape, glob
from itertools import takewhile
from pathlib import Path, PurePath

import msgspec

from linkcheck import changes
from linkcheck.errors import InputError, UsageError
from linkcheck.extract import FORMATS, format_of
from linkcheck.model import Document
from linkcheck.pipeline.lists.parse import parse_lists
from linkcheck.pipeline.lists.parse_cache import ParsedLists

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
    for path in _once(_find(paths, faults)):
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


def _once(names: Iterable[str]) -> Iterable[str]:
    """Each file by the first of its names: `./a.md` and `a.md` are one."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name if name == "-" else os.path.abspath(name), name)  # noqa: PTH100 - links are not followed
    return first.values()


def _find(paths: Iterable[str], faults: list[InputError]) -> Iterator[str]:
    for name in paths:
        path = Path(name)
        if name == "-" or path.is_file():
            yield name
        elif path.is_dir():
            yield from _lists_below(path)
        elif _is_pattern(name) and (matches := sorted(glob(name, recursive=True))):  # noqa: PTH207 - may be absolute
            yield from _matched(name, matches)
        else:
            faults.append(InputError(f"{name}: there is no such file or folder.", remedy=_remedy(name)))


def _is_pattern(name: str) -> bool:
    return escape(name) != name


def _matched(pattern: str, names: Iterable[str]) -> Iterator[str]:
    """What a glob stands for: lists, and those in folders; nothing that Git ignores or that is no list."""
    wanted = PurePath(pattern).suffix
    below = Path(*takewhile(lambda part: not _is_pattern(part), Path(pattern).parts))
    listed = changes.listed_files(below)
    kept = None if listed is None else {path.as_posix() for path in listed}
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from _lists_below(path)
        elif (kept is None or path.as_posix() in kept) and (format_of(name) or (wanted and path.suffix == wanted)):
            yield name


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
