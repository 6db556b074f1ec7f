"""The folder that a path must not leave through a symbolic link."""

import os
import os.path
from collections.abc import Collection
from pathlib import Path


def repository_of(path: str | Path, ceilings: Collection[str] = ()) -> str | None:
    """Real path of the nearest folder at or above a path whose `.git` is a repository's; None outside a repository.

    Git is not used: it refuses a repository of another user, where a boundary is needed too, and would take a folder
    that merely looks like a bare repository for one, with the configuration in it. The last part of the path is not
    followed when it is a link. The search does not go up to one of the `ceilings`.
    """
    folder = os.path.abspath(path)  # noqa: PTH100 - a link at the end must not be followed
    if os.path.islink(folder) or not os.path.isdir(folder):  # noqa: PTH114, PTH112 - a NUL in a name is no error here
        folder = os.path.dirname(folder)  # noqa: PTH120
    while not _is_git_dir(Path(folder, ".git")):
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder or parent in ceilings:
            return None
        folder = parent
    return os.path.realpath(folder)


def is_within(real: str, root: str) -> bool:
    """Whether a real path is a folder's, or lies in it."""
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def leaves(path: str | Path, root: str) -> bool:
    """Whether a path leads out of a folder (a real path), by `..` or through a symbolic link."""
    return not is_within(os.path.realpath(path), root)


def _is_git_dir(path: Path) -> bool:
    """Whether it is the folder of a repository, or the file that a linked work tree has in its place."""
    try:
        if path.is_dir():
            return os.path.lexists(path / "HEAD") and ((path / "objects").is_dir() or (path / "commondir").is_file())
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(8) == b"gitdir: "
    except OSError:
        return False
