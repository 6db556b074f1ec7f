"""A folder opened so that no symbolic link on the path is followed, even when one is created meanwhile."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Windows has none of these.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_PATH", os.O_RDONLY)
SAFE_OPEN = _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Flags with which a file is opened: never through a link, never waiting for another process."""


@contextmanager
def folder_of(real: str, root: str | None) -> Iterator[tuple[str, int | None]]:
    """Name and `dir_fd` with which to reach a real path (no symbolic links in it): from `root` part by part.

    Without a root its folder is opened at once, and where the platform opens nothing relative to a folder, the name is
    the path itself. Raises `OSError` when a part has become a link.
    """
    if os.open not in os.supports_dir_fd:
        yield real, None
        return
    top = os.path.dirname(real) if root is None else root  # noqa: PTH120 - as the rest of this package
    *folders, name = Path(os.path.relpath(real, top)).parts
    descriptor = os.open(top, _FOLDER)
    try:
        for folder in folders:
            below = os.open(folder, _FOLDER | _NO_LINK, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = below
        yield name, descriptor
    finally:
        os.close(descriptor)
