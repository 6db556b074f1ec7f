"""The list files that paths, folders and globs stand for."""

import os
from collections.abc import Iterable, Iterator
from glob import escape, glob
from itertools import takewhile
from pathlib import Path, PurePath

import msgspec

from linkcheck import changes, files
from linkcheck.errors import InputError
from linkcheck.formats import format_of


class FoundFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file to read as a list."""

    name: str
    root: str | None = None
    """Real path of the folder that a link must not leave; None for a file that the user named outside a repository."""
    is_named: bool = False


def once(found: Iterable[FoundFile]) -> Iterable[FoundFile]:
    """Each file once: `./a.md` and `a.md` are one, and so are a file and a symbolic link to it."""
    first: dict[str, FoundFile] = {}
    for file in found:
        real = file.name if file.name == "-" else os.path.realpath(file.name)
        # A file's own name, not a link's, is where a reader finds it.
        if real not in first or (os.path.abspath(file.name) == real != os.path.abspath(first[real].name)):  # noqa: PTH100
            first[real] = file
    return first.values()


def find_files(paths: Iterable[str], faults: list[InputError]) -> Iterator[FoundFile]:
    """Every list below the paths; a path that leads nowhere is added to `faults`."""
    for name in paths:
        path = Path(name)
        if name == "-":
            yield FoundFile(name=name, is_named=True)
        elif os.path.isdir(name):  # noqa: PTH112 - a NUL in a name is no error here
            yield from _lists_below(path, files.repository_of(name) or os.path.realpath(name))
        elif os.path.lexists(name):
            yield FoundFile(name=name, root=files.repository_of(name), is_named=True)
        elif _is_pattern(name) and (matches := sorted(glob(name, recursive=True))):  # noqa: PTH207 - may be absolute
            yield from _matched(name, matches)
        else:
            faults.append(InputError(f"{name}: there is no such file or folder.", remedy=_remedy(name)))


def _is_pattern(name: str) -> bool:
    return escape(name) != name


def _matched(pattern: str, names: Iterable[str]) -> Iterator[FoundFile]:
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
            yield FoundFile(name=name, root=root)


def _remedy(name: str) -> str:
    if name == "sources":
        return "Name your lists (linkcheck check README.md), or set `sources` in linkcheck.toml."
    return "Check the spelling."


def _lists_below(folder: Path, root: str) -> Iterator[FoundFile]:
    if files.leaves(folder, root):
        yield FoundFile(name=folder.as_posix(), root=root)
        return
    listed = changes.listed_files(folder)
    found = sorted(folder.rglob("*")) if listed is None else listed
    yield from (
        FoundFile(name=path.as_posix(), root=root) for path in found if format_of(path.name) and not path.is_dir()
    )
