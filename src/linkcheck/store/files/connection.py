"""The connection that all of the store works on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class Connection(sqlite3.Connection):
    """sqlite3's own, with transactions as blocks.

    sqlite_utils has the same in its `Database`; its import took a quarter of a start, and only migrations need more.
    """

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All that is done inside is kept, or none of it; such blocks do not nest."""
        self.execute("BEGIN")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # SQLite may have ended the transaction itself: a full disk does so.
            self.rollback()
            raise
