"""Replacing a file in one step: readers see the old content or the new, and no other file remains."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from linkcheck.errors import InputError
from linkcheck.files.boundary import is_within
from linkcheck.files.descent import SAFE_OPEN, folder_of

_ANONYMOUS = getattr(os, "O_TMPFILE", None)


def replace_file(path: str | Path, content: Iterable[bytes], *, root: str | None = None) -> None:
    """Write a new file in the same folder, then rename it to `path`, with the permissions of the file it replaces.

    A symbolic link stays, and its target is replaced: with `root`, a real path, only inside it (`InputError`).
    A file that is not regular (`/dev/stdout`, a FIFO) is written to directly, without a `root`. Raises `OSError`; then
    the file is unchanged. On Linux the new file has no name until it is complete, so that a killed process leaves none.
    """
    if root is None and _is_stream(path):
        _write_through(path, content)
        return
    real = os.path.realpath(path)
    if root is not None and not is_within(real, root):
        raise InputError(f"{path}: leads out of {root}; nothing was changed there.", remedy="Edit that file itself.")
    with folder_of(real, root) as (name, folder):
        mode = _mode(name, folder)
        if mode is not None and not stat.S_ISREG(mode):
            if root is not None or stat.S_ISDIR(mode):
                raise InputError(f"{path}: not a regular file.", remedy="Name a regular file.")
            _write_through(path, content)
            return
        _replace(name, folder, content, mode)


def _is_stream(path: str | Path) -> bool:
    """Whether a name is an open descriptor: behind `/dev/stdout` may be a file that a shell writes to."""
    return os.path.abspath(path).startswith(("/dev/", "/proc/"))  # noqa: PTH100 - links are not followed


def _write_through(path: str | Path, content: Iterable[bytes]) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 - a path of the user's own
        file.writelines(content)


def _mode(name: str, folder: int | None) -> int | None:
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return None


def _replace(name: str, folder: int | None, content: Iterable[bytes], mode: int | None) -> None:
    head, tail = os.path.split(name)
    draft = os.path.join(head, f".{tail[:100]}.{uuid4().hex}.new")  # noqa: PTH118 - relative to a descriptor
    descriptor, named = _begin(draft, folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(content)
            if mode is not None and hasattr(os, "fchmod"):  # Windows has none before Python 3.13
                os.fchmod(descriptor, stat.S_IMODE(mode))
            file.flush()
            os.fsync(descriptor)
            if not named:
                os.link(f"/proc/self/fd/{descriptor}", draft, dst_dir_fd=folder, follow_symlinks=True)
        os.replace(draft, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft, dir_fd=folder)
        raise


def _begin(draft: str, folder: int | None) -> tuple[int, bool]:
    """A new file to write, and whether it has its name already."""
    if _ANONYMOUS is not None and folder is not None and os.path.exists("/proc/self/fd"):  # noqa: PTH110
        # Not every file system has files without a name.
        with suppress(OSError):
            return os.open(".", os.O_WRONLY | _ANONYMOUS | SAFE_OPEN, 0o666, dir_fd=folder), False
    return os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | SAFE_OPEN, 0o666, dir_fd=folder), True
