"""Find the repository that holds a folder, as git would, without running git."""

import os
from pathlib import Path

from linkcheck.files import repository_of


def find_top(folder: Path) -> Path | None:
    """Top of the work tree that holds a folder, absolute and without symbolic links; None outside a repository."""
    names = os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep)
    top = repository_of(os.path.realpath(folder), {os.path.realpath(name) for name in names if name})
    return Path(top) if top is not None else None
