"""The files of the lists' repositories: on disk and in git's index."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linkcheck import changes, files
from linkcheck.errors import InputError
from linkcheck.formats import format_of
from linkcheck.model import Document
from linkcheck.model.text import shortened
from linkcheck.pipeline.lists.parse_all import parse_lists
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.plan.fragments import LinkedFile, readme_of
from linkcheck.pipeline.plan.hints import path_hint

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# A linked file is read for its headings alone; GitHub renders none that is as large.
MAX_BYTES = 8 * 1024 * 1024
_MOST_FOLDERS = 2_000
_LINE_ENDS = re.compile(r"\r\n?|\n")
_FEW_TEXTS = 4
"""Kept, because the links of a list come one after the other."""


class ListPlace(NamedTuple):
    """Where a list lies."""

    path: Path
    """In its real folder; from the working directory, like the top."""
    top: Path
    """Of its repository."""
    inside: Path
    """The path from the top."""


class RepositoryFiles:
    """What is on disk and in git's index, looked at once for each check."""

    def __init__(
        self,
        documents: Iterable[Document],
        parsed: ParseCache,
        *,
        staged: bool = False,
        time_is_up: Callable[[], bool] = lambda: False,
    ) -> None:
        """`documents` are the lists, whose anchors are known. With `staged` the index alone counts, for headings too.

        Once `time_is_up`, no further file is read for its headings.
        """
        self._time_is_up = time_is_up
        self._parsed = parsed
        self._staged = staged
        self._tracked: dict[Path, changes.TrackedFiles | None] = {}
        self._anchors: dict[str, frozenset[str] | None] = {document.path: document.anchors for document in documents}
        self._texts: dict[tuple[Path, Path], str] = {}
        self._listings: dict[Path, list[Path]] = {}
        self._entries: dict[str, frozenset[str]] = {}
        self._ignores: dict[Path, GitIgnoreSpec] = {}
        self._places: dict[str, ListPlace] = {}
        self._roots: dict[Path, Path] = {}
        self._folders: dict[Path, Path] = {}
        self._spelt: dict[Path, bool] = {}
        self._pages: dict[tuple[str, bool], bool] = {}
        self._links: dict[tuple[Path, Path], Path | None] = {}

    def place(self, name: str) -> ListPlace:
        """Where a list lies, which is asked for each of its links."""
        if name not in self._places:
            path = Path(files.on_disk(name))
            folder = self._folder(path.parent)
            path, top = folder / path.name, self._root(folder)
            self._places[name] = ListPlace(path, top, Path(os.path.relpath(path, top)))
        return self._places[name]

    def _folder(self, path: Path) -> Path:
        """A list's folder, relative to the working directory, without the links by which a user may have named it."""
        if path not in self._folders:
            real = os.path.realpath(path)
            is_plain = os.path.abspath(path) == real  # noqa: PTH100 - links are what is looked for
            self._folders[path] = path if is_plain else Path(os.path.relpath(real))
        return self._folders[path]

    def _root(self, folder: Path) -> Path:
        """Top of the repository that holds a folder, relative to the working directory; that itself outside one."""
        if folder not in self._roots:
            top = changes.find_top(folder)
            self._roots[folder] = Path() if top is None else Path(os.path.relpath(top))
        return self._roots[folder]

    def tracked(self, top: Path, list_path: Path) -> changes.TrackedFiles | None:
        """What git holds of the repository; None for a list that it does not hold: the disk decides there."""
        if top not in self._tracked:
            tracked = changes.tracked_files(top, staged=self._staged)
            self._tracked[top] = None if tracked is None or tracked.is_empty else tracked
        known = self._tracked[top]
        return known if known is not None and known.has(list_path) else None

    def listing(self, top: Path) -> Sequence[Path]:
        """All files of a repository: those that git holds, and where no repository is known those below the top."""
        if top not in self._listings:
            tracked = self._tracked.get(top)
            if tracked is not None:
                self._listings[top] = [top / name for name in tracked.paths()]
            else:
                walk = islice(os.walk(top), _MOST_FOLDERS)
                self._listings[top] = [Path(folder, name) for folder, _, names in walk for name in names]
        return self._listings[top]

    def has_page(self, path: Path, top: Path, tracked: changes.TrackedFiles | None) -> bool:
        """Whether a reader finds a page at a path inside a repository. Many links lead to each."""
        key = str(path), tracked is None
        if key not in self._pages:
            self._pages[key] = self._has_page(path, top, tracked)
        return self._pages[key]

    def _has_page(self, path: Path, top: Path, tracked: changes.TrackedFiles | None) -> bool:
        if tracked is not None and "\0" not in str(path) and not tracked.is_elsewhere(path):
            if not tracked.has(path):
                return False
            if self._staged or tracked.is_skipped(path):
                return True
        return not self.lacks(path, top) or self._is_unfetched(path, tracked)

    def _is_unfetched(self, path: Path, tracked: changes.TrackedFiles | None) -> bool:
        """Whether a path leads into a submodule that is not on this disk, so that nothing is known of its files."""
        submodule = tracked.submodule_of(path) if tracked is not None and "\0" not in str(path) else None
        return submodule is not None and not self.entries(str(submodule))

    def fault(self, path: Path, top: Path, tracked: changes.TrackedFiles | None, name: str, where: str) -> str:
        """What is wrong with a path inside a repository, as a sentence; empty when a reader finds a page there."""
        if self.has_page(path, top, tracked):
            return ""
        name, why = shortened(files.shown(name)), self.lacks(path, top)
        if tracked is not None and not why:
            return f"`{name}` {tracked.why_not(path)}."
        return f"{why} `{name}` {where}.{path_hint(name, path, self.entries)}"

    def lacks(self, path: Path, top: Path) -> str:
        """Why GitHub has no page for a path inside a repository; empty when it has one.

        It counts case, whatever the file system does, and follows no symbolic link on the way to a file.
        """
        if "\0" in str(path):
            return "There is no"
        if link := self._link_on_the_way(path.parent, top):
            return f"`{files.shown(link.name)}` is a symbolic link, which GitHub does not follow; it has no"
        if not self._is_spelt(path):
            return "There is no"
        if path.is_symlink() and files.leaves(path, os.path.realpath(top)):
            return "A symbolic link that leaves the repository is no"
        return "" if path.exists() else "A symbolic link that leads nowhere is no"

    def _is_spelt(self, path: Path) -> bool:
        """Whether each part of a path is on disk in this spelling."""
        folder = path.parent
        if not self._is_listed(path):
            return False
        if folder not in self._spelt:
            self._spelt[folder] = all(map(self._is_listed, chain((folder,), folder.parents)))
        return self._spelt[folder]

    def _is_listed(self, path: Path) -> bool:
        return path.name in {"", ".", ".."} or path.name in self.entries(str(path.parent))

    def _link_on_the_way(self, folder: Path, top: Path) -> Path | None:
        """The first symbolic link between the top and a folder, that itself included."""
        if (folder, top) not in self._links:
            on_disk = takewhile(os.path.lexists, chain(reversed(folder.parents), (folder,)))
            links = (step for step in on_disk if step.is_symlink() and step != top and is_inside(step, top))
            self._links[folder, top] = next(links, None)
        return self._links[folder, top]

    def entries(self, folder: str) -> frozenset[str]:
        """Names in a folder."""
        if folder not in self._entries:
            try:
                self._entries[folder] = frozenset(entry.name for entry in os.scandir(folder))
            except OSError:
                self._entries[folder] = frozenset()
        return self._entries[folder]

    def is_ignored(self, path: Path, top: Path) -> bool:
        """Whether a file that git shall not hold may appear at a path: one that a program makes."""
        ignored = False
        for folder in reversed([above for above in path.parents if above == top or is_inside(above, top)]):
            if folder not in self._ignores:
                try:
                    self._ignores[folder] = files.compile_patterns(self.text(folder / ".gitignore", top).splitlines())
                except ValueError:
                    self._ignores[folder] = files.compile_patterns(())
            said = self._ignores[folder].check_file(os.path.relpath(path, folder)).include
            ignored = ignored if said is None else said
        return ignored

    def anchors(self, name: str, top: Path) -> frozenset[str] | None:
        """Anchors of a file; None when it is not a document whose anchors we know."""
        if name not in self._anchors and self._time_is_up():
            return None
        if name not in self._anchors:
            self._anchors[name] = self._anchors_of(name, top)
        return self._anchors[name]

    def offer(self, path: Path, top: Path, shown: str) -> LinkedFile:
        """What a file has for fragments to lead to; a folder has what its README has."""
        name = files.shown(path.as_posix())
        if name not in self._anchors and path.is_dir():
            readme = readme_of(self.entries(str(path)))
            if readme is None:
                shown = f"{shown}, a folder without a README,"
                return LinkedFile(shown=shown, name="", anchors=frozenset, lines=lambda: None)
            path, name, shown = path / readme, files.shown((path / readme).as_posix()), f"`{readme}` of {shown}"
        return LinkedFile(
            shown=shown,
            name=path.name,
            anchors=lambda: self.anchors(name, top),
            lines=lambda: _lines_in(self._read(name, top)),
        )

    def text(self, path: Path, top: Path) -> str:
        """A file's text, for what only a site's program reads in it; empty where there is none."""
        if (path, top) not in self._texts:
            if len(self._texts) >= _FEW_TEXTS:
                self._texts.clear()
            self._texts[path, top] = (self._read(files.shown(path.as_posix()), top) or b"").decode("utf-8", "replace")
        return self._texts[path, top]

    def lines_of(self, name: str) -> list[str]:
        """The lines of a list; none where it is no file."""
        path, top, _ = self.place(name)
        return lines_in(self.text(path, top))

    def read_ahead(self, paths: Iterable[Path], top: Path) -> None:
        """Ask git once for the index's content of files that will be read."""
        tracked = self._tracked.get(top)
        if tracked is not None and self._staged:
            tracked.contents(path for path in paths if format_of(path.name))

    def _read(self, name: str, top: Path) -> bytes | None:
        """A file's content: the index's where that counts, else the disk's; None where neither can be read."""
        tracked = self._tracked.get(top)
        path = Path(files.on_disk(name))
        if tracked is not None and (self._staged or tracked.is_skipped(path)):
            content = tracked.content(path)
            if content is not None:
                return content
        try:
            return files.read_file(path, limit=MAX_BYTES, root=os.path.realpath(top))
        except InputError:
            return None

    def _anchors_of(self, name: str, top: Path) -> frozenset[str] | None:
        path = Path(files.on_disk(name))
        kind = format_of(path.name)
        if kind is None or not kind.has_anchors or path.is_dir() or (data := self._read(name, top)) is None:
            return None
        found = next(parse_lists([(name, data)], self._parsed))
        return found.anchors if isinstance(found, Document) else None


def is_inside(path: Path, top: Path) -> bool:
    """Whether a path lies below a folder, or is that folder."""
    return files.is_within(absolute(path), absolute(top))


@lru_cache(maxsize=_FEW_TEXTS)
def lines_in(text: str) -> list[str]:
    """The lines of a text, as the places of its links count them."""
    return _LINE_ENDS.split(text)


def absolute(path: Path) -> str:
    """The absolute name of a path, no link followed."""
    return os.path.abspath(path)  # noqa: PTH100


def _lines_in(data: bytes | None) -> int | None:
    return None if data is None or b"\0" in data else data.count(b"\n") + (not data.endswith(b"\n"))
