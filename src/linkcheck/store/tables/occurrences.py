"""Places in the lists: occurrences of targets, and findings.

Kept as open rows: a row whose `last_run` is NULL is still there. A run over whole lists closes rows that vanished and
opens new ones, so a run without edits writes nothing; a row whose text moved with the lines above it only gets its new
place. A run over part of them (a change) adds rows of its own that open and close with it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from linkcheck.model import Finding, Link, Run, Target
from linkcheck.store.files.connection import Connection
from linkcheck.store.tables.rows import as_json, pack, unpack

LINK_COLUMNS = (
    "path", "line", "column", "label", "text", "section", "kind", "url", "raw", "target_line", "target_column", "more",
)  # fmt: skip
FINDING_COLUMNS = (
    "reason", "severity", "message", "path", "line", "column", "url", "label", "related_path", "related_line",
    "related_column", "more",
)  # fmt: skip
MOVABLE = ("line", "column", "target_line", "target_column", "related_line", "related_column")
"""A row that differs in these only is the same thing, further down."""

_NO_LIST = "path NOT IN (SELECT value FROM runs, json_each(runs.paths))"
"""Findings about the configuration are in its own file, which is no list of any run."""

Row = dict[str, Any]


def note_occurrences(db: Connection, run: Run, whole: bool, targets: Iterable[Target], ids: Mapping[str, int]) -> None:
    """Update the occurrences to those that this run read."""
    listed: dict[str, list[tuple[int, Link]]] = defaultdict(list)
    for target in targets:
        for link in target.links:
            listed[link.path].append((ids[target.url], link))
    _clear(db, "occurrences", run, whole, listed)
    for path, links in listed.items():
        # A list at a time: the rows of all of them would take more room than the links themselves.
        rows = [{"target_id": target_id, **pack(link, LINK_COLUMNS)} for target_id, link in links]
        _note(db, "occurrences", run, whole, path, rows)


def note_findings(db: Connection, run: Run, whole: bool, findings: Iterable[Finding]) -> None:
    """Update the findings to those of this run."""
    found: dict[str, list[Row]] = defaultdict(list)
    for finding in findings:
        found[finding.path].append(pack(finding, FINDING_COLUMNS))
    if whole:
        for row in db.execute(f"SELECT DISTINCT path FROM findings WHERE last_run IS NULL AND {_NO_LIST}"):
            found.setdefault(row["path"], [])
    _clear(db, "findings", run, whole, found)
    for path, rows in found.items():
        _note(db, "findings", run, whole, path, rows)


def add_findings(db: Connection, run: Run, findings: Iterable[Finding]) -> None:
    """Add findings of a run over part of the lists that needed requests."""
    rows = [pack(finding, FINDING_COLUMNS) for finding in findings]
    _insert(db, "findings", [row | {"first_run": run.id, "last_run": run.id} for row in rows])


def listed_in(db: Connection, run: Run, whole: bool) -> list[int]:
    """The targets whose links this run read, by URL."""
    rows = db.execute(
        f"SELECT id FROM targets WHERE id IN (SELECT target_id FROM occurrences WHERE {of_run(whole)}) ORDER BY url",
        {"run": run.id, "paths": as_json(run.paths)},
    )
    return [row["id"] for row in rows]


def occurrences_of(db: Connection, run: Run, whole: bool, target_ids: Sequence[int]) -> dict[int, tuple[Link, ...]]:
    """The links this run read, of some targets, in path and line order."""
    found: dict[int, list[Link]] = defaultdict(list)
    rows = db.execute(
        f"""SELECT o.* FROM (SELECT value AS target FROM json_each(:targets))
             CROSS JOIN occurrences o ON o.target_id = target
             WHERE {of_run(whole)} ORDER BY path, line, "column", o.id""",
        {"run": run.id, "paths": as_json(run.paths), "targets": as_json(target_ids)},
    )
    for row in rows:
        found[row["target_id"]].append(unpack(Link, dict(row)))
    return {target_id: tuple(links) for target_id, links in found.items()}


def present_occurrences(db: Connection, target_id: int) -> tuple[Link, ...]:
    """Every place that lists one target today."""
    rows = db.execute(
        'SELECT * FROM occurrences WHERE target_id = ? AND last_run IS NULL ORDER BY path, line, "column", id',
        [target_id],
    )
    return tuple(unpack(Link, dict(row)) for row in rows)


def findings_of(db: Connection, run: Run, whole: bool) -> tuple[Finding, ...]:
    """The findings of this run, by path, line, column, reason."""
    rows = db.execute(
        f"SELECT * FROM findings WHERE {of_run(whole, besides=_NO_LIST)} ORDER BY id",
        {"run": run.id, "paths": as_json(run.paths)},
    )
    found = (unpack(Finding, dict(row)) for row in rows)
    return tuple(sorted(found, key=lambda each: (each.path, each.line, each.column, each.reason, each.message)))


def of_run(whole: bool, *, besides: str = "") -> str:
    """SQL for the rows of occurrences or findings that a `:run` over `:paths` read; `besides` are rows of no list."""
    there = "first_run <= :run AND (last_run IS NULL OR last_run >= :run)"
    during = there if whole else "first_run = :run AND last_run = :run"
    listed = "path IN (SELECT value FROM json_each(:paths))"
    return f"{during} AND ({listed} OR {besides})" if besides else f"{during} AND {listed}"


def _clear(db: Connection, table: str, run: Run, whole: bool, found: Collection[str]) -> None:
    """Close or delete the rows that this run no longer has."""
    if not whole:
        # A resumed run reads its change anew.
        db.execute(f"DELETE FROM {table} WHERE first_run = :run AND last_run = :run", {"run": run.id})
        return
    for path in run.paths:
        if path not in found:
            _leave(db, table, run, _standing(db, table, path))


def _note(db: Connection, table: str, run: Run, whole: bool, path: str, rows: Sequence[Row]) -> None:
    """Bring the rows of one list up to date."""
    if not whole:
        _insert(db, table, [row | {"first_run": run.id, "last_run": run.id} for row in rows])
        return
    kept, gone, new = pair(_standing(db, table, path), rows)
    for old, row in kept:
        if moved := {name: row[name] for name in MOVABLE if name in row and row[name] != old[name]}:
            assignments = ", ".join(f'"{name}" = ?' for name in moved)
            db.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", [*moved.values(), old["id"]])
    _leave(db, table, run, gone)
    _insert(db, table, [row | {"first_run": run.id, "last_run": None} for row in new])


def _standing(db: Connection, table: str, path: str) -> list[Row]:
    rows = db.execute(f'SELECT * FROM {table} WHERE last_run IS NULL AND path = ? ORDER BY line, "column", id', [path])
    return [dict(row) for row in rows]


def _leave(db: Connection, table: str, run: Run, gone: Sequence[Row]) -> None:
    born_here = [(row["id"],) for row in gone if row["first_run"] == run.id]
    db.executemany(f"DELETE FROM {table} WHERE id = ?", born_here)
    left = [(run.id - 1, row["id"]) for row in gone if row["first_run"] != run.id]
    db.executemany(f"UPDATE {table} SET last_run = ? WHERE id = ?", left)


def _insert(db: Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        names = list(rows[0])
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join(f":{name}" for name in names)
        db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def pair(standing: Sequence[Row], rows: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Old rows with the new rows they became, old rows that are gone, new rows. Equal ones pair in document order."""
    waiting: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    names = [name for name in rows[0] if name not in MOVABLE] if rows else []
    key: Callable[[Row], tuple[object, ...]] = lambda row: tuple(row[name] for name in names)  # noqa: E731 - two lines below
    for row in reversed(standing):
        waiting[key(row)].append(row)
    kept, new = [], []
    for row in rows:
        if queue := waiting.get(key(row)):
            kept.append((queue.pop(), row))
        else:
            new.append(row)
    return kept, [row for queue in waiting.values() for row in queue], new
