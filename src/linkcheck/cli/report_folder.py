"""The folder that reports and the database go to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from linkcheck.errors import LinkcheckError, ReportError

IGNORES = ".gitignore"
IGNORE_ALL = "# Made by linkcheck: databases and reports are no part of a repository.\n*\n"


@contextmanager
def report_folder(name: str) -> Iterator[None]:
    """Make the folder for a run, with a file that keeps it out of git; a run that fails leaves no empty one.

    Raises `ReportError` at once, and not after the whole run, where nothing can be written.
    """
    folder = Path(name)
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    _make_room(folder, is_new=bool(made))
    try:
        yield
    except LinkcheckError:
        with suppress(OSError):
            if made and {each.name for each in folder.iterdir()} <= {IGNORES}:
                (folder / IGNORES).unlink(missing_ok=True)
            for each in made:
                each.rmdir()
        raise


def _make_room(folder: Path, *, is_new: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if is_new:
            (folder / IGNORES).write_text(IGNORE_ALL, encoding="utf-8")
        elif not os.access(folder, os.W_OK):
            trial = folder / ".linkcheck"
            trial.touch()  # says why not: a file system that is read-only is no matter of permissions
            trial.unlink()
    except OSError as error:
        raise ReportError(
            f"{folder}: the report cannot be written there ({error.strerror}).",
            remedy="Make the folder writable, or name another with `reports` in the configuration.",
        ) from error
