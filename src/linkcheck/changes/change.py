"""What lies between a base and the present, for checks before a merge."""

import os
import re
from collections.abc import Container, Mapping
from pathlib import Path

import msgspec

from linkcheck.changes.diff import FileDiff, parse_diff
from linkcheck.changes.git import WorkTree, need_work_tree, text
from linkcheck.errors import ChangesError
from linkcheck.files import on_disk, shown


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change to the lists. Paths are relative to the working directory."""

    base: str
    """The commit it is measured against."""
    lines: Mapping[str, Container[int]]
    """Added or edited lines by present path, counted at LF as git does."""
    before: dict[str, str]
    """Former path by present path, for files that existed."""
    deleted: frozenset[str]
    """Paths that are gone, renamed ones included."""
    folder: str
    """Top of the repository, relative to the working directory."""

    def existed(self, path: str) -> bool:
        """Whether there was a file or folder of this path at the base."""
        return self._tree.try_git("cat-file", "-e", f"{self.base}:{self._inside(path)}") is not None

    def old_content(self, path: str) -> bytes | None:
        """A file as it was at the base, by its present path; None when it is new."""
        former = self.before.get(path)
        if former is None:
            return None
        return self._tree.git("cat-file", "blob", f"{self.base}:{self._inside(former)}")

    def _inside(self, path: str) -> str:
        return os.path.relpath(on_disk(path), self.folder)

    @property
    def _tree(self) -> WorkTree:
        return WorkTree(top=Path(self.folder).resolve())


def change_since(reference: str, *, staged: bool = False, folder: Path | None = None) -> Change:
    """What the work tree (or with `staged` the index) changes against the merge base with a revision.

    `HEAD` gives uncommitted work. Files git does not track yet count as added. Raises `ChangesError`.
    """
    folder = folder or Path.cwd()
    tree = need_work_tree(folder)
    base = _merge_base(tree, reference)
    # Each of these may be configured otherwise.
    arguments = ["diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-prefix"]
    arguments += ["--find-renames", "--no-textconv", "--no-relative", "--submodule=short", "--ignore-submodules=all"]
    if staged:
        arguments.append("--cached")
    files = parse_diff(text(tree.git(*arguments, base, "--")))
    if not staged:
        files += _untracked(tree)
    here = Path(os.path.relpath(tree.top, Path.cwd()))

    def named(path: str) -> str:
        return shown((here / path).as_posix())

    old = {file.old for file in files if file.old is not None}
    new = {file.new for file in files if file.new is not None}
    return Change(
        base=base,
        lines={named(file.new): file.lines for file in files if file.new is not None},
        before={named(file.new): named(file.old) for file in files if file.new and file.old},
        deleted=frozenset(named(path) for path in old - new),
        folder=here.as_posix(),
    )


def _merge_base(tree: WorkTree, reference: str) -> str:
    if reference.startswith("-"):
        raise ChangesError(f"`{reference}` is not a revision.", remedy="Name a branch, a tag or a commit.")
    if base := tree.try_text("merge-base", reference, "HEAD"):
        return base
    # Something is missing: only now it is worth asking what.
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


def _untracked(tree: WorkTree) -> list[FileDiff]:
    listing = text(tree.git("ls-files", "-z", "--others", "--exclude-standard"))
    return [FileDiff(old=None, new=name, lines=_EVERY) for name in listing.split("\0") if name]


class _Every(Container[int]):
    """All lines of a file that nobody need read for it: an untracked one may be any size."""

    def __contains__(self, line: object) -> bool:
        return True


_EVERY = _Every()
