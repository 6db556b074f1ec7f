"""Find the repository that holds a folder, without running git.

Git itself would take a folder that merely looks like a bare repository for one, with the configuration in it.
"""

import os
from pathlib import Path


def find_top(folder: Path) -> Path | None:
    """The nearest folder upwards with a `.git`, absolute and without symbolic links; None outside a repository."""
    start = Path(os.path.realpath(folder))
    ceilings = _ceilings()
    for top in (start, *start.parents):
        if top != start and top in ceilings:
            return None
        if _is_git_dir(top / ".git"):
            return top
    return None


def _ceilings() -> frozenset[Path]:
    names = os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep)
    return frozenset(Path(os.path.realpath(name)) for name in names if name)


def _is_git_dir(path: Path) -> bool:
    try:
        if path.is_dir():
            return os.path.lexists(path / "HEAD") and ((path / "objects").is_dir() or (path / "commondir").is_file())
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(8) == b"gitdir: "
    except OSError:
        return False
