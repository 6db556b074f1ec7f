"""The open file behind the store: closing it, and the lock of runs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from linkcheck.store.files.connection import Connection
from linkcheck.store.files.database import MEMORY, open_for_reading, open_for_writing
from linkcheck.store.files.lock import RunLock
from linkcheck.store.options import StoreOptions
from linkcheck.store.tables import runs


class OpenedFile:
    """A database file, open until it is closed or its block ends."""

    def __init__(self, db: Connection, path: str, options: StoreOptions, notices: Sequence[str] = ()) -> None:
        self._db = db
        self._path = path
        self._options = options
        self._lock = RunLock(None if path == MEMORY else Path(path))
        self.notices: tuple[str, ...] = tuple(notices)
        """Messages for the user: a damaged file was renamed, an older one upgraded."""

    @classmethod
    def open(cls, path: str | Path, options: StoreOptions | None = None, *, read_only: bool = False) -> Self:
        """The database at `path`, made or upgraded where needed; with `read_only` it must exist and is not touched."""
        options, path = options or StoreOptions(), str(path)
        if read_only:
            return cls(open_for_reading(path, options), path, options)
        db, notices = open_for_writing(path, options)
        return cls(db, path, options, notices)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and release the run lock. An unfinished run stays resumable."""
        self._db.close()
        self._lock.release()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock of runs, outside of a run."""
        self._lock.acquire(self._options.wait, self._busy)
        try:
            yield
        finally:
            self._lock.release()

    def _busy(self) -> str:
        row = self._db.execute(
            "SELECT id, started FROM runs WHERE state = 'running' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return f"{self._path}: another run is under way ({runs.notices_of(row)})"
