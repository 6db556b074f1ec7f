"""A database as it would be days later: what it remembers of long nights cannot be waited for."""

import re
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


def age(path: Path, days: int) -> None:
    """Move every moment that a column holds back by `days`; what stands inside JSON keeps its own."""
    with closing(sqlite3.connect(path)) as db, db:
        db.create_function("earlier", 1, lambda value: _earlier(value, days), deterministic=True)
        for table in _tables(db):
            columns = [name for _, name, kind, *_ in db.execute(f'PRAGMA table_info("{table}")') if kind == "TEXT"]
            if columns:
                moved = ", ".join(f'"{name}" = earlier("{name}")' for name in columns)
                db.execute(f'UPDATE "{table}" SET {moved}')


def _tables(db: sqlite3.Connection) -> list[str]:
    """All but the full-text index, which follows its table."""
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'targets_fts%'")
    return [name for (name,) in rows]


def _earlier(value: str | float | bytes | None, days: int) -> str | float | bytes | None:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return value
    return (datetime.fromisoformat(value) - timedelta(days=days)).isoformat().replace("+00:00", "Z")
