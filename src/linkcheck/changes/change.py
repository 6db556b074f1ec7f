"""The difference between a base and the present state, for checks before a merge."""

import os
import re
from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from posixpath import split
from types import MappingProxyType

from linkcheck.changes.git import WorkTree, need_work_tree, text
from linkcheck.changes.lines import new_lines
from linkcheck.changes.listing import (
    TreeEntry,
    blob_id,
    folders_of,
    read_blobs,
    read_commit,
    read_index,
    read_renames,
)
from linkcheck.errors import ChangesError
from linkcheck.files import on_disk, shown

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Change:
    """A change to the lists. Paths are relative to the working directory, or absolute."""

    def __init__(self, tree: WorkTree, base: str, contents: Mapping[str, bytes], *, staged: bool) -> None:
        """`contents` are those of the lists, by path, as they are checked. Raises `ChangesError`."""
        self.base = base
        """The commit that the change is measured against."""
        self._tree = tree
        self._staged = staged
        self._old = read_commit(tree, base)
        self._index = read_index(tree)
        self._paths: dict[str, str] = {}
        present = {inside: data for path, data in contents.items() if (inside := self.inside(path))}
        self._former = read_renames(tree, base) | self._moved_on_disk(present)
        self._lines = self._compare(present)

    def lines(self, path: str | None) -> Container[int]:
        """Added or edited lines of a list, counted as lists are read: they end at LF, CRLF or CR."""
        return self._lines.get(self.inside(path), frozenset()) if path else frozenset()

    def edits(self, path: str) -> bool:
        """Whether a list is new or has another content."""
        return self.inside(path) in self._lines

    def touches(self, path: str, data: bytes | None) -> bool:
        """Whether a file is another than at the base; `data` is its content, None when it cannot be read."""
        former, staged = self.former(path), self._index.get(self.inside(path))
        if former is None:
            return True
        old = self._old[former].object_id
        if data is None:
            return staged is None or staged.object_id != old
        return blob_id(data, old) != old

    def inside(self, path: str) -> str:
        """A path from the top of the repository; empty when it lies outside."""
        if path not in self._paths:
            inside = self._tree.inside(Path(on_disk(path)))
            self._paths[path] = "" if inside == ".." or inside.startswith("../") else inside
        return self._paths[path]

    def outside(self, path: str) -> str:
        """The reverse: the absolute path, as lists are named, of one from the top of the repository."""
        return shown(str(self._tree.top / path))

    def former(self, path: str) -> str | None:
        """A file's path at the base, from the top of the repository; None when it is new."""
        inside = self.inside(path)
        former = self._former.get(inside, inside)
        return former if former in self._old else None

    def existed(self, path: str) -> bool:
        """Whether there was a file or folder at the base, by its path from the top of the repository."""
        return path in self._old or path in self._old_folders

    def old_names(self, folder: str) -> list[str]:
        """Names of the files that a folder had at the base; `folder` is from the top of the repository."""
        return [name for path in self._old for parent, name in (split(path),) if parent == folder]

    def removed(self, path: str) -> bool:
        """Whether the change took away a file or folder, by its path from the top of the repository."""
        if not self.existed(path):
            return False
        if path not in self._index and path not in self._folders:
            return True
        entry = self._index.get(path)
        is_absent_on_purpose = self._staged or (entry is not None and entry.is_skipped)
        return not is_absent_on_purpose and not os.path.lexists(self._tree.top / path)

    def old_content(self, path: str) -> bytes | None:
        """A file as it was at the base, by its present path; None when it is new."""
        former = self.former(path)
        if former is None:
            return None
        return self._read([self._old[former]])[self._old[former].object_id]

    @cached_property
    def _old_folders(self) -> frozenset[str]:
        return folders_of(self._old)

    @cached_property
    def _folders(self) -> frozenset[str]:
        return folders_of(self._index)

    def _moved_on_disk(self, present: Mapping[str, bytes]) -> dict[str, str]:
        """Former path by present path, of lists that were moved without `git mv`: matched by their content."""
        untracked = {path: data for path, data in present.items() if path not in self._index and path not in self._old}
        if not untracked or not self._old:
            return {}
        example = next(iter(self._old.values())).object_id
        new = {blob_id(data, example): path for path, data in untracked.items()}
        same = {new[entry.object_id]: path for path, entry in self._old.items() if entry.object_id in new}
        return {path: former for path, former in same.items() if not os.path.lexists(self._tree.top / former)}

    def _compare(self, present: Mapping[str, bytes]) -> dict[str, Container[int]]:
        lines: dict[str, Container[int]] = {}
        edited: dict[str, TreeEntry] = {}
        for path, data in present.items():
            old = self._old.get(self._former.get(path, path))
            if old is None:
                lines[path] = _EVERY
            elif blob_id(data, old.object_id) != old.object_id:
                edited[path] = old
        blobs = self._read(edited.values())
        return lines | new_lines({path: (blobs[old.object_id], present[path]) for path, old in edited.items()})

    def _read(self, entries: Iterable[TreeEntry]) -> dict[str, bytes]:
        wanted = [entry.object_id for entry in entries]
        blobs = read_blobs(self._tree, wanted)
        if any(object_id not in blobs for object_id in wanted):
            raise ChangesError(
                f"Files of {self.base[:10]} are not in this clone.",
                remedy="A partial clone has not all of them, and a check downloads none: "
                "git fetch --refetch --no-filter origin",
            )
        return blobs


def change_since(
    reference: str, contents: Mapping[str, bytes] = _NOTHING, *, staged: bool = False, folder: Path | None = None
) -> Change:
    """What the lists' contents (by path, as they are checked) change against the merge base with a revision.

    `HEAD` gives uncommitted work; with `staged` what is only on disk does not count. Files that git does not track yet
    count as added. Raises `ChangesError`.
    """
    tree = need_work_tree(folder or Path.cwd())
    return Change(tree, _merge_base(tree, reference), contents, staged=staged)


def staged_names(reference: str) -> dict[str, str]:
    """The files in which the index differs from the merge base with a revision, absolute, each with git's letter.

    `A` for an added one, `D` for a deleted one, `M` for another content. Raises `ChangesError`.
    """
    tree = need_work_tree(Path.cwd())
    arguments = ("--cached", "--name-status", "-z", "--no-renames", "--no-ext-diff", "--no-textconv")
    found = text(tree.git("diff-index", *arguments, _merge_base(tree, reference), "--")).split("\0")
    return {str(tree.top / name): letter for letter, name in zip(found[::2], found[1::2], strict=False)}


def _merge_base(tree: WorkTree, reference: str) -> str:
    if reference.startswith("-"):
        raise ChangesError(f"`{reference}` is not a revision.", remedy="Name a branch, a tag or a commit.")
    if base := tree.try_text("merge-base", reference, "HEAD"):
        return base
    # Something is missing: the calls of git below find what, and run only in this case.
    known = tree.try_text("rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
    if known is None and reference == "HEAD":
        # No commit yet: everything is new, against the tree that holds nothing.
        return text(tree.git("hash-object", "-t", "tree", "--stdin")).strip()
    shallow = tree.try_text("rev-parse", "--is-shallow-repository") == "true"
    deepen = "This is a shallow clone: set `fetch-depth: 0` in actions/checkout, or run `git fetch --unshallow origin`."
    if known is None:
        raise ChangesError(f"git knows no revision `{reference}`.", remedy=_to_know(reference, tree, shallow, deepen))
    remedy = deepen if shallow else "Name a revision that this branch grew from."
    raise ChangesError(f"`{reference}` and HEAD have no common ancestor here.", remedy=remedy)


def _to_know(reference: str, tree: WorkTree, shallow: bool, deepen: str) -> str:
    """How git comes to know a revision."""
    if tree.try_text("rev-parse", "--verify", "--quiet", f"refs/remotes/origin/{reference}"):
        return f"There is `origin/{reference}`: name that one."
    if shallow:
        return deepen
    branch = reference.removeprefix("origin/")
    # A branch of our own is made only where none of another name would do.
    is_named = branch == reference and not re.fullmatch(r"[0-9a-f]{7,64}", reference)
    return f"Fetch it first: git fetch origin {f'{branch}:{branch}' if is_named else branch}"


class _Every(Container[int]):
    """All lines of a new file."""

    def __contains__(self, line: object) -> bool:
        return True


_EVERY = _Every()
