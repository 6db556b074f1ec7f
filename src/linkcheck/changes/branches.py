"""Other branches of a repository, as they were last fetched: each is listed once."""

from collections.abc import Iterator
from pathlib import Path

from linkcheck.changes.git import open_work_tree
from linkcheck.changes.home import Home
from linkcheck.changes.listing import folders_of, read_commit
from linkcheck.errors import ChangesError

_MOST_PARTS = 3
"""Of the name of a branch, between slashes."""


class OtherBranches:
    """The branches that the clone knows of the repository that readers see."""

    def __init__(self, folder: Path, home: Home) -> None:
        """`folder` is the top of the repository, `home` where readers see it."""
        self._tree = open_work_tree(folder)
        prefixes = [f"refs/remotes/{remote}/" for remote in home.remotes]
        listed = self._try("for-each-ref", "--format=%(refname)", *prefixes) if prefixes else ""
        self._refs = {
            name.removeprefix(prefix): name for prefix in prefixes for name in listed.split() if name.startswith(prefix)
        }
        self._is_shallow = self._try("rev-parse", "--is-shallow-repository") == "true"
        self._files: dict[str, frozenset[str]] = {}

    def may_have(self, path: str) -> bool:
        """Whether `branch/file` names a file or folder of a branch, whose name may have slashes.

        A shallow clone, as CI has it, knows no other branch, so any may have the file.
        """
        return self._is_shallow or any(file in self._names(branch) for branch, file in _places(path))

    def _names(self, branch: str) -> frozenset[str]:
        """The files and folders of a branch; none of one that was not fetched."""
        if branch not in self._refs or self._tree is None:
            return frozenset()
        if branch not in self._files:
            try:
                names = frozenset(read_commit(self._tree, self._refs[branch]))
            except ChangesError:
                names = frozenset()
            self._files[branch] = names.union(folders_of(names))
        return self._files[branch]

    def _try(self, *arguments: str) -> str:
        return "" if self._tree is None else self._tree.try_text(*arguments) or ""


def _places(path: str) -> Iterator[tuple[str, str]]:
    """A path cut into a branch and a file, in each way."""
    parts = path.split("/")
    for end in range(1, min(len(parts), _MOST_PARTS + 1)):
        yield "/".join(parts[:end]), "/".join(parts[end:])
