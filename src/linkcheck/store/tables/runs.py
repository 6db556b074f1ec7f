"""The runs themselves."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from linkcheck.model import Run, RunState
from linkcheck.store.files.connection import Connection
from linkcheck.store.rows import insert as inserts
from linkcheck.store.rows.shape import Shape, unpack

RUN_COLUMNS = (
    "started", "finished", "state", "version", "rules", "paths", "repository_url", "commit", "counts", "links",
    "targets", "requests", "bytes", "more",
)  # fmt: skip


_RUN = Shape(Run, ("id", *RUN_COLUMNS))


def insert(db: Connection, run: Run, whole: bool) -> Run:
    """A new run, with its number."""
    row = _row(run, whole) | {"id": None}
    inserts.insert(db, "runs", tuple(row), [list(row.values())])
    return msgspec.structs.replace(run, id=inserts.last_number(db))


def update(db: Connection, run: Run, whole: bool) -> None:
    """Write a run's present facts over its row."""
    row = _row(run, whole)
    assignments = ", ".join(f'"{name}" = :{name}' for name in row)
    db.execute(f"UPDATE runs SET {assignments} WHERE id = :id", row)


def _row(run: Run, whole: bool) -> dict[str, Any]:
    return dict(zip(_RUN.columns, _RUN.cells(run), strict=True)) | {"whole": int(whole)}


def find(db: Connection, run_id: int | None = None) -> tuple[Run, bool] | None:
    """A run, by default the last, and whether it looked at whole lists."""
    where = "id = ?" if run_id is not None else "id = (SELECT max(id) FROM runs)"
    row = db.execute(f"SELECT * FROM runs WHERE {where}", [] if run_id is None else [run_id]).fetchone()
    return None if row is None else (unpack(Run, dict(row)), bool(row["whole"]))


def every(db: Connection) -> tuple[tuple[Run, bool], ...]:
    """All runs, newest first, each with whether it looked at whole lists."""
    found = db.execute("SELECT * FROM runs ORDER BY id DESC")
    return tuple((unpack(Run, dict(row)), bool(row["whole"])) for row in found)


def unfinished(db: Connection) -> tuple[Run | None, bool]:
    """The last run, if it was killed or stopped before its end, and whether it looked at whole lists."""
    run, whole = find(db) or (None, False)
    return (run, whole) if run is not None and run.state in {RunState.RUNNING, RunState.PARTIAL} else (None, False)


def trend(db: Connection, run: Run) -> tuple[Run, ...]:
    """The finished runs over whole lists up to and including this one, oldest first."""
    found = db.execute(
        "SELECT * FROM runs WHERE id = :id OR (id < :id AND whole AND state IN ('complete', 'partial')) ORDER BY id",
        {"id": run.id},
    )
    return tuple(unpack(Run, dict(row)) for row in found)


def now() -> datetime:
    """The time, as the store keeps it."""
    return datetime.now(UTC).replace(microsecond=0)


def notices_of(row: Mapping[str, Any] | None) -> str:
    """A run in a few words, for a message about it."""
    return f"run {row['id']}, begun {row['started']}" if row else "another run"
