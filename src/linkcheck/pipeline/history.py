"""The history outside its database: as text that a git branch keeps, and shorter."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

from linkcheck.config import Config
from linkcheck.errors import InputError, StoreError
from linkcheck.store import Pruned, Store


def export_text(database: Path) -> Iterator[str]:
    """The whole history, a line at a time; a run without changes adds one line and edits none."""
    with Store.open(database, read_only=True) as store:
        for line in store.export_lines():
            yield f"{line}\n"


def import_text(file: str, database: Path, config: Config) -> None:
    """Make a database of an exported history. One that has runs already is left alone (`StoreError`)."""
    with _lines(file) as lines:
        existed = database.exists()
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{database.parent}: {error.strerror}", remedy="Choose another --db.") from error
        try:
            with Store.open(database, config.store) as store:
                store.import_lines(_decoded(lines, file))
        except (StoreError, InputError):
            # An empty database left behind would be taken for a history that knows nothing.
            if not existed:
                database.unlink(missing_ok=True)
            raise


def prune_history(database: Path, seconds: float, config: Config) -> Pruned:
    """Forget what ended longer ago than this: unlisted links, past verdicts, the runs nothing refers to."""
    with Store.open(database, config.store) as store:
        return store.prune(datetime.now(UTC) - timedelta(seconds=seconds))


@contextmanager
def _lines(file: str) -> Iterator[TextIO]:
    if file == "-":
        if sys.stdin is None:
            raise InputError("Standard input is closed.", remedy="Name a file made by `linkcheck export`.")
        yield sys.stdin
        return
    if not Path(file).is_file():
        raise InputError(f"{file}: there is no such file.", remedy="Give a file made by `linkcheck export`.")
    with Path(file).open(encoding="utf-8") as lines:
        yield lines


def _decoded(lines: Iterable[str], file: str) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 text.", remedy="Give a file made by `linkcheck export`.") from error
