"""The list files that paths, folders and globs stand for."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from glob import escape
from pathlib import Path, PurePath

import msgspec

from linkcheck import changes, files
from linkcheck.errors import InputError, UsageError
from linkcheck.formats import MARKDOWN, format_of
from linkcheck.pipeline.lists.exclude import Exclude, left_out_notice
from linkcheck.pipeline.lists.sources import Sources

NAME_LISTS = (
    "Name your lists (linkcheck check README.md), or set `sources` in linkcheck.toml; `linkcheck init` writes one."
)
_BRACES = re.compile(r"\{[^{}]*,[^{}]*\}")


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


def find_files(sources: Sources, faults: list[InputError], left_out: Counter[str]) -> Iterator[FoundFile]:
    """Every list that the sources stand for; a path that leads nowhere is added to `faults`.

    What a person names is read even where it is excluded; what a hook names, for it names whatever is staged, is not.
    Markdown files that the usual patterns exclude are counted in `left_out`, by pattern.
    """
    for name in sources.paths:
        path = Path(name)
        if sources.tracked:
            yield from _tracked(path, sources, left_out)
        elif name == "-":
            yield FoundFile(name=name, is_named=True)
        elif os.path.isdir(name):  # noqa: PTH112 - a NUL in a name is no error here
            root = files.repository_of(name) or os.path.realpath(name)
            sieve = Sieve(sources.exclude.within(path), path, left_out)
            yield from _lists_below(path, root, sources.staged, sieve)
        elif os.path.lexists(name) or (sources.staged and _is_staged(path)):
            if not (sources.staged and sources.exclude.covers(name)):
                yield FoundFile(name=name, root=files.repository_of(name), is_named=True)
        elif _is_pattern(name) and (matches := _expanded(name)):
            yield from _matched(name, matches, sources, left_out)
        else:
            faults.append(InputError(f"{name}: there is no such file or folder.", remedy=_remedy(name)))


def _is_staged(path: Path) -> bool:
    """Whether the index has a file that is not on disk."""
    tracked = changes.tracked_files(path.parent) if path.parent.is_dir() else None
    return tracked is not None and tracked.has(path)


def _is_pattern(name: str) -> bool:
    return escape(name) != name or bool(_BRACES.search(name))


def _expanded(pattern: str) -> list[str]:
    """Names that a glob stands for, `**` and `{md,txt}` included; without hidden ones unless it names their dot."""
    from wcmatch import glob

    return sorted(glob.glob(pattern, flags=glob.GLOBSTAR | glob.BRACE))


def _matched(pattern: str, names: Iterable[str], sources: Sources, left_out: Counter[str]) -> Iterator[FoundFile]:
    """What a glob stands for: lists, and those in folders; nothing that Git ignores or that is no list."""
    wanted = PurePath(pattern).suffix
    below = Path(re.split(r"[*?\[{]", pattern, maxsplit=1)[0] + "x").parent
    root = files.repository_of(below) or os.path.realpath(below)
    listed = changes.listed_files(below, staged=sources.staged)
    kept = None if listed is None else {path.as_posix() for path in listed}
    sieve = Sieve(sources.exclude.within(below), below, left_out, named=PurePath(pattern).parts)
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from _lists_below(path, root, sources.staged, sieve)
            continue
        is_list = format_of(name) is not None or (wanted and path.suffix == wanted)
        if is_list and (kept is None or path.as_posix() in kept) and sieve.keeps(path):
            yield FoundFile(name=name, root=root)


def _remedy(name: str) -> str:
    if name.startswith(("https://", "http://")):
        return f"It is an address: `linkcheck explain {name}` asks it and shows its verdict."
    if name == "sources":
        return NAME_LISTS
    return "Check the spelling."


def _tracked(folder: Path, sources: Sources, left_out: Counter[str]) -> Iterator[FoundFile]:
    """Markdown files that git tracks below a folder. Raises `UsageError` where there are none."""
    listed = changes.listed_files(folder, staged=True) or ()
    sieve = Sieve(sources.exclude, folder, left_out)
    found = [path for path in listed if format_of(path.name) is MARKDOWN and sieve.keeps(path)]
    if not found and not sources.allow_none:
        why = "git tracks no Markdown file here" if listed else "this is no git repository with files"
        remedy = " ".join(filter(None, (left_out_notice(left_out), NAME_LISTS)))
        raise UsageError(f"No lists are named, there is no sources/, and {why}.", remedy=remedy)
    for path in found:
        if path.is_file() or sources.staged:
            yield FoundFile(name=path.as_posix(), root=files.repository_of(path))


def _lists_below(folder: Path, root: str, staged: bool, sieve: "Sieve") -> Iterator[FoundFile]:
    if files.leaves(folder, root):
        yield FoundFile(name=folder.as_posix(), root=root)
        return
    listed = changes.listed_files(folder, staged=staged)
    found = sorted(folder.rglob("*")) if listed is None else listed
    for path in found:
        if format_of(path.name) and not path.is_dir() and sieve.keeps(path):
            yield FoundFile(name=path.as_posix(), root=root)


class Sieve:
    """Separates the files of a walk from excluded ones, and counts the Markdown files that usual patterns exclude."""

    def __init__(self, exclude: Exclude, below: Path, left_out: Counter[str], *, named: Collection[str] = ()) -> None:
        """`below` is the walked folder; a usual pattern for a folder that a person has `named` does not count."""
        self._exclude = exclude
        self._below = below
        self._left_out = left_out
        self._named = named

    def keeps(self, path: Path) -> bool:
        """Whether a file is not excluded."""
        found = self._exclude.why(path, below=self._below)
        if found is None or (found.is_usual and found.pattern.strip("/") in self._named):
            return True
        if found.is_usual and format_of(path.name) is MARKDOWN:
            self._left_out[found.pattern] += 1
        return False
