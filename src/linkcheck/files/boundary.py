"""The folder that a path must not leave through a symbolic link."""

import os
import os.path
from pathlib import Path


def repository_of(path: str | Path) -> str | None:
    """Real path of the nearest folder at or above a path that holds `.git`; None outside a repository.

    Git is not used: it refuses a repository of another user, where a boundary is needed too.
    The last part of the path is not followed when it is a link.
    """
    folder = os.path.abspath(path)  # noqa: PTH100 - a link at the end must not be followed
    if os.path.islink(folder) or not os.path.isdir(folder):  # noqa: PTH114, PTH112 - a NUL in a name is no error here
        folder = os.path.dirname(folder)  # noqa: PTH120
    while not os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder:
            return None
        folder = parent
    return os.path.realpath(folder)


def is_within(real: str, root: str) -> bool:
    """Whether a real path is a folder's, or lies in it."""
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def leaves(path: str | Path, root: str) -> bool:
    """Whether a path leads out of a folder (a real path), by `..` or through a symbolic link."""
    return not is_within(os.path.realpath(path), root)
