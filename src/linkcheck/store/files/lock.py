"""One run at a time on one database."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from linkcheck.errors import StoreError


class RunLock:
    """Held from `begin` to `finish`; the operating system drops it when the process dies, however it dies.

    SQLite's own file lock on an empty file beside the database: the same on every platform, and it does not keep
    readers such as Datasette, or `linkcheck report`, from the database itself.
    """

    def __init__(self, database: Path | None) -> None:
        self._path = None if database is None else database.with_name(database.name + ".lock")
        self._connection: sqlite3.Connection | None = None

    def acquire(
        self,
        wait: float,
        describe: Callable[[], str],
        on_wait: Callable[[str], None] | None = None,
        give_up: Callable[[], bool] | None = None,
    ) -> None:
        """Take the lock; when another run has it, call `on_wait`, wait up to `wait` seconds, then raise `StoreError`.

        `give_up` is called several times a second; True ends the wait early.
        """
        if self._path is None or self._connection is not None:
            return
        try:
            connection = self._connected(self._path)
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self._path}: it cannot be used as the lock of the database ({error})",
                remedy="Is the folder writable? If the file is no empty one, remove it; linkcheck makes a new one.",
            ) from error
        deadline = time.monotonic() + wait
        announced = False
        while not _try(connection):
            if wait > 0 and not announced and on_wait is not None:
                on_wait(f"{describe()}; waiting for it to finish")
                announced = True
            if time.monotonic() >= deadline or (give_up is not None and give_up()):
                connection.close()
                raise StoreError(describe(), remedy="Wait for it to finish, or give this run its own file with --db.")
            time.sleep(min(0.2, max(0.0, deadline - time.monotonic())))
        self._connection = connection

    @staticmethod
    def _connected(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(os.fsencode(path), timeout=0, isolation_level=None, check_same_thread=False)
        try:
            if _try(connection):
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def release(self) -> None:
        """Release the lock."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _try(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    return True
