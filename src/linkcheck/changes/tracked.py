"""Which files git tracks: the files of a clone, not those on this disk."""

import os
from collections.abc import Container, Iterable
from functools import cached_property
from pathlib import Path

from linkcheck.changes.git import WorkTree, open_work_tree, text
from linkcheck.changes.listing import GITLINK, SYMLINK, announced_files, folders_of, read_blobs, read_commit, read_index


class TrackedFiles:
    """The index of one repository, read in one call. Paths are relative to the working directory, or absolute."""

    def __init__(self, tree: WorkTree, *, staged: bool = False) -> None:
        """With `staged` without what was named to git and not added (`git add -N`). Raises `ChangesError`."""
        self._tree = tree
        self._below = os.path.join(tree.top, "")  # noqa: PTH118 - a prefix of names
        self._index = read_index(tree)
        self._announced = announced_files(tree, self._index) if staged else frozenset()
        self._index = {path: entry for path, entry in self._index.items() if path not in self._announced}
        self._folders = folders_of(self._index)
        self._skipped_folders = folders_of(path for path, entry in self._index.items() if entry.is_skipped)
        self._detours = {name: entry.mode for name, entry in self._index.items() if entry.mode in {GITLINK, SYMLINK}}
        self._blobs: dict[str, bytes] = {}
        self._known: dict[Path, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._index

    def has(self, path: Path) -> bool:
        """Whether git holds a file or folder."""
        inside = self._inside(path)
        return inside in self._index or inside in self._folders

    def paths(self) -> Iterable[str]:
        """All files, from the top of the repository."""
        return self._index

    def is_skipped(self, path: Path) -> bool:
        """Whether a file or folder is not on disk on purpose: a sparse checkout."""
        inside = self._inside(path)
        entry = self._index.get(inside)
        return entry.is_skipped if entry is not None else bool(inside) and inside in self._skipped_folders

    def is_elsewhere(self, path: Path) -> bool:
        """Whether a path goes through a submodule or a symbolic link, of which this index says nothing."""
        return self._on_the_way(path, {GITLINK, SYMLINK}) is not None

    def submodule_of(self, path: Path) -> Path | None:
        """The submodule that a path leads into."""
        found = self._on_the_way(path, {GITLINK})
        return None if found is None else Path(self._tree.top, found)

    def _on_the_way(self, path: Path, modes: Container[str]) -> str | None:
        """The first entry of the index on the way to a path that is of one of the modes."""
        parts = self._inside(path).split("/") if self._detours else ()
        above = ("/".join(parts[:count]) for count in range(1, len(parts)))
        return next((name for name in above if self._detours.get(name) in modes), None)

    def why_not(self, path: Path) -> str:
        """Why git does not hold a path that is on disk, and what to do about it."""
        inside = self._inside(path)
        if not path.is_symlink() and not path.is_dir() and not path.is_file():
            return "is no regular file, and git holds no others"
        if path.is_dir() and not any(path.iterdir()):
            return "is an empty folder, which git does not hold; put a file there, or remove the link"
        if inside in self._announced:
            return "was named to git (`git add -N`) and is not staged; `git add` it"
        if inside in self._committed:
            return "was removed from git's index and is only on this disk; `git add` it, or remove the link"
        if inside in self._untracked:
            return "is only on this disk: git does not track it; `git add` it"
        return "is only on this disk: git ignores it; `git add --force` it, or remove the link"

    def content(self, path: Path) -> bytes | None:
        """A file as the index holds it; None when it has none."""
        return self.contents([path]).get(path)

    def contents(self, paths: Iterable[Path]) -> dict[Path, bytes]:
        """Files as the index holds them, in one call. Raises `ChangesError`."""
        entries = {path: self._index.get(self._inside(path)) for path in paths}
        ids = {path: entry.object_id for path, entry in entries.items() if entry and entry.mode != GITLINK}
        self._blobs |= read_blobs(self._tree, (name for name in ids.values() if name not in self._blobs))
        return {path: self._blobs[name] for path, name in ids.items() if name in self._blobs}

    @cached_property
    def _committed(self) -> frozenset[str]:
        has_commit = self._tree.try_git("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is not None
        files = frozenset(read_commit(self._tree, "HEAD")) if has_commit else frozenset()
        return files | folders_of(files)

    @cached_property
    def _untracked(self) -> frozenset[str]:
        listing = text(self._tree.git("ls-files", "-z", "--others", "--exclude-standard"))
        files = frozenset(name.rstrip("/") for name in listing.split("\0") if name)
        return files | folders_of(files)

    def _inside(self, path: Path) -> str:
        """The path from the top, which several questions about a file need."""
        if path not in self._known:
            self._known[path] = self._from_top(path)
        return self._known[path]

    def _from_top(self, path: Path) -> str:
        name = os.path.abspath(path)  # noqa: PTH100 - links must not be followed
        if name.startswith(self._below):
            return name[len(self._below) :]
        inside = os.path.relpath(name, self._tree.top)
        if inside.startswith(".."):
            inside = self._tree.inside(path)
        return "" if inside == "." else inside


def tracked_files(folder: Path, *, staged: bool = False) -> TrackedFiles | None:
    """What git holds of the repository of a folder; None outside one, and where git cannot read it.

    Raises `ChangesError` when it belongs to another user.
    """
    tree = open_work_tree(folder)
    return None if tree is None else TrackedFiles(tree, staged=staged)
