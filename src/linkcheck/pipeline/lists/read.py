"""Find and read the lists: files, folders, globs, standard input."""

import os
import sys
from collections.abc import Iterable, Iterator
from glob import escape, glob
from itertools import takewhile
from pathlib import Path, PurePath

import msgspec

from linkcheck import changes, files
from linkcheck.errors import InputError, UsageError
from linkcheck.extract import FORMATS, format_of
from linkcheck.model import Document
from linkcheck.pipeline.lists.parse import parse_lists
from linkcheck.pipeline.lists.parse_cache import ParseCache

# A list is read by people; anything larger is not one, and would only cost memory.
MAX_BYTES = 64 * 1024 * 1024


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """The lists that could be read, and the faults of those that could not."""

    documents: tuple[Document, ...]
    faults: tuple[InputError, ...] = ()
    skipped: tuple[InputError, ...] = ()
    """Files that a walk or a pattern found and that must not be read: they lead out of the repository, or are none."""


class _File(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    root: str | None = None
    """Real path of the folder that a link must not leave; None for a file that the user named outside a repository."""
    is_named: bool = False


def read_lists(paths: Iterable[str], *, staged: bool = False, parsed: ParseCache | None = None) -> Lists:
    """Read every list below the paths. A fault of one file does not stop the others.

    With `staged`, files that git's index knows are read from there: what a commit would hold. What `parsed` has is not
    parsed again, and what it has not is noted there.

    Raises `UsageError` when the paths hold no list at all.
    """
    faults: list[InputError] = []
    skipped: list[InputError] = []
    contents: list[tuple[str, bytes]] = []
    for file in _once(_find(paths, faults)):
        try:
            contents.append(_read(file, staged=staged))
        except InputError as fault:
            (faults if file.is_named else skipped).append(fault)
    documents: list[Document] = []
    for found in parse_lists(contents, ParseCache() if parsed is None else parsed):
        if isinstance(found, Document):
            documents.append(found)
        else:
            faults.append(found)
    if not documents:
        if faults or skipped:
            raise (faults or skipped)[0]
        raise UsageError(
            f"No lists found in {', '.join(paths) or 'the working directory'}.",
            remedy=f"Name a file, or a folder that holds {' '.join(FORMATS)} files.",
        )
    return Lists(documents=tuple(documents), faults=tuple(faults), skipped=tuple(skipped))


def _once(found: Iterable[_File]) -> Iterable[_File]:
    """Each file once: `./a.md` and `a.md` are one, and so are a file and a symbolic link to it."""
    first: dict[str, _File] = {}
    for file in found:
        real = file.name if file.name == "-" else os.path.realpath(file.name)
        # A file's own name, not a link's, is where a reader finds it.
        if real not in first or (os.path.abspath(file.name) == real != os.path.abspath(first[real].name)):  # noqa: PTH100
            first[real] = file
    return first.values()


def _find(paths: Iterable[str], faults: list[InputError]) -> Iterator[_File]:
    for name in paths:
        path = Path(name)
        if name == "-":
            yield _File(name=name, is_named=True)
        elif os.path.isdir(name):  # noqa: PTH112 - a NUL in a name is no error here
            yield from _lists_below(path, files.repository_of(name) or os.path.realpath(name))
        elif os.path.lexists(name):
            yield _File(name=name, root=files.repository_of(name), is_named=True)
        elif _is_pattern(name) and (matches := sorted(glob(name, recursive=True))):  # noqa: PTH207 - may be absolute
            yield from _matched(name, matches)
        else:
            faults.append(InputError(f"{name}: there is no such file or folder.", remedy=_remedy(name)))


def _is_pattern(name: str) -> bool:
    return escape(name) != name


def _matched(pattern: str, names: Iterable[str]) -> Iterator[_File]:
    """What a glob stands for: lists, and those in folders; nothing that Git ignores or that is no list."""
    wanted = PurePath(pattern).suffix
    below = Path(*takewhile(lambda part: not _is_pattern(part), Path(pattern).parts))
    root = files.repository_of(below) or os.path.realpath(below)
    listed = changes.listed_files(below)
    kept = None if listed is None else {path.as_posix() for path in listed}
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from _lists_below(path, root)
        elif (kept is None or path.as_posix() in kept) and (format_of(name) or (wanted and path.suffix == wanted)):
            yield _File(name=name, root=root)


def _remedy(name: str) -> str:
    if name == "sources":
        return "Name your lists (linkcheck check README.md), or set `sources` in linkcheck.toml."
    return "Check the spelling."


def _lists_below(folder: Path, root: str) -> Iterator[_File]:
    if files.leaves(folder, root):
        yield _File(name=folder.as_posix(), root=root)
        return
    listed = changes.listed_files(folder)
    found = sorted(folder.rglob("*")) if listed is None else listed
    yield from (_File(name=path.as_posix(), root=root) for path in found if format_of(path.name) and not path.is_dir())


def _read(file: _File, *, staged: bool) -> tuple[str, bytes]:
    """What a list is called, and its bytes."""
    if file.name == "-":
        return "<stdin>", _capped(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    path = Path(file.name)
    content = changes.staged_content(path) if staged else None
    if content is None:
        return path.as_posix(), files.read_file(file.name, limit=MAX_BYTES, root=file.root)
    return path.as_posix(), _capped(content, file.name)


def _capped(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 2**20} MiB.", remedy="Split the list.")
    return data


def read_list_bytes(name: str) -> bytes:
    """A list's file as it is. Raises `InputError`."""
    return files.read_file(name, limit=MAX_BYTES, root=files.repository_of(name))
