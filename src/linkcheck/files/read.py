"""Reading a regular file, whole, within a limit and within a folder."""

import os
import stat
from pathlib import Path

from linkcheck.errors import InputError
from linkcheck.files.boundary import is_within
from linkcheck.files.descent import SAFE_OPEN, folder_of

_CHUNK = 1024 * 1024


def read_file(path: str | Path, *, limit: int, root: str | None = None) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    With `root`, a real path, nothing outside it is opened, not even through links. Never waits: a FIFO, a device
    or a socket is refused. Raises `InputError`.
    """
    try:
        real = os.path.realpath(path)
        if root is not None and not is_within(real, root):
            raise InputError(
                f"{path}: leads out of {root}, and links that do are not followed.",
                remedy="Leave it out of the sources, or check the folder that holds the file itself.",
            )
        return _read(path, real, limit, root)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}.", remedy="Check its spelling and permissions.") from error
    except ValueError as error:
        raise InputError(f"{path}: no file can have this name.", remedy="Check its spelling.") from error


def _read(path: str | Path, real: str, limit: int, root: str | None) -> bytes:
    with folder_of(real, root) as (name, folder):
        # Opening a device can have effects, so the type is checked before; and after, as the file may be exchanged.
        _refuse_others(path, os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
        descriptor = os.open(name, os.O_RDONLY | SAFE_OPEN, dir_fd=folder)
    try:
        _refuse_others(path, os.fstat(descriptor).st_mode)
        return _content(path, descriptor, limit)
    finally:
        os.close(descriptor)


def _refuse_others(path: str | Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise InputError(f"{path}: is a folder.", remedy="Name a file in it.")
    if not stat.S_ISREG(mode):
        raise InputError(f"{path}: not a regular file.", remedy="Pipe its content: `… | linkcheck check -`.")


def _content(path: str | Path, descriptor: int, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := os.read(descriptor, _CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise InputError(f"{path}: larger than {limit // 2**20} MiB.", remedy="Split the file.")
    return b"".join(pieces)
