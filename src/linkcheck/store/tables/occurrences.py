"""Places in the lists: occurrences of targets, and findings.

Kept as open rows: a row whose `last_run` is NULL is still there. A run over whole lists closes rows that vanished and
opens new ones, so a run without edits writes nothing; a row whose text moved with the lines above it only gets its new
place. A run over part of them (a change) adds rows of its own that open and close with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from linkcheck.model import Finding, Link, Run, Target
from linkcheck.store.files.connection import Connection
from linkcheck.store.rows.cells import as_json
from linkcheck.store.rows.insert import insert
from linkcheck.store.rows.shape import Shape

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

Cells: TypeAlias = Sequence[Any]


class StoredRow(NamedTuple):
    """A row that was there before the run."""

    id: int
    first_run: int
    cells: Cells


class Table:
    """One of the two tables, which are kept alike: rows are the cells of `columns`."""

    def __init__(self, name: str, columns: tuple[str, ...]) -> None:
        self.name = name
        self.columns = columns
        self.selected = ", ".join(f'"{column}"' for column in columns)
        self.movable = tuple(column for column in columns if column in MOVABLE)
        self.key = itemgetter(*(at for at, column in enumerate(columns) if column not in MOVABLE))
        self.place = itemgetter(*map(columns.index, self.movable))


OCCURRENCES = Table("occurrences", ("target_id", *LINK_COLUMNS))
FINDINGS = Table("findings", FINDING_COLUMNS)


def note_occurrences(db: Connection, run: Run, whole: bool, targets: Iterable[Target], ids: Mapping[str, int]) -> None:
    """Update the occurrences to those that this run read."""
    listed: dict[str, list[tuple[int, Link]]] = defaultdict(list)
    for target in targets:
        for link in target.links:
            listed[link.path].append((ids[target.url], link))
    _clear(db, OCCURRENCES, run, whole, listed)
    for path, links in listed.items():
        # A list at a time: the rows of all of them would take more room than the links themselves.
        _note(db, OCCURRENCES, run, whole, path, [[target_id, *_LINK.cells(link)] for target_id, link in links])


def note_findings(db: Connection, run: Run, whole: bool, findings: Iterable[Finding]) -> None:
    """Update the findings to those of this run."""
    found: dict[str, list[Cells]] = defaultdict(list)
    for finding in findings:
        found[finding.path].append(_FINDING.cells(finding))
    if whole:
        for row in db.execute(f"SELECT DISTINCT path FROM findings WHERE last_run IS NULL AND {_NO_LIST}"):
            found.setdefault(row["path"], [])
    _clear(db, FINDINGS, run, whole, found)
    for path, rows in found.items():
        _note(db, FINDINGS, run, whole, path, rows)


def add_findings(db: Connection, run: Run, findings: Iterable[Finding]) -> None:
    """Add findings of a run over part of the lists that needed requests."""
    _add(db, FINDINGS, list(map(_FINDING.cells, findings)), run.id, run.id)


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
    rows = db.all(
        f"""SELECT {OCCURRENCES.selected} FROM (SELECT value AS target FROM json_each(:targets))
             CROSS JOIN occurrences o ON o.target_id = target
             WHERE {of_run(whole)} ORDER BY path, line, "column", o.id""",
        {"run": run.id, "paths": as_json(run.paths), "targets": as_json(target_ids)},
    )
    for target_id, *cells in rows:
        found[target_id].append(_LINK.struct(cells))
    return {target_id: tuple(links) for target_id, links in found.items()}


def present_occurrences(db: Connection, target_id: int) -> tuple[Link, ...]:
    """Every place that lists one target today."""
    rows = db.execute(
        f"""SELECT {OCCURRENCES.selected} FROM occurrences WHERE target_id = ? AND last_run IS NULL
             ORDER BY path, line, "column", id""",
        [target_id],
    )
    return tuple(_LINK.struct(cells) for _, *cells in rows)


def findings_of(db: Connection, run: Run, whole: bool) -> tuple[Finding, ...]:
    """The findings of this run, by path, line, column, reason."""
    rows = db.execute(
        f"SELECT {FINDINGS.selected} FROM findings WHERE {of_run(whole, besides=_NO_LIST)} ORDER BY id",
        {"run": run.id, "paths": as_json(run.paths)},
    )
    found = map(_FINDING.struct, rows)
    return tuple(sorted(found, key=lambda each: (each.path, each.line, each.column, each.reason, each.message)))


def of_run(whole: bool, *, besides: str = "") -> str:
    """SQL for the rows of occurrences or findings that a `:run` over `:paths` read; `besides` are rows of no list."""
    there = "first_run <= :run AND (last_run IS NULL OR last_run >= :run)"
    during = there if whole else "first_run = :run AND last_run = :run"
    listed = "path IN (SELECT value FROM json_each(:paths))"
    return f"{during} AND ({listed} OR {besides})" if besides else f"{during} AND {listed}"


def _clear(db: Connection, table: Table, run: Run, whole: bool, found: Collection[str]) -> None:
    """Close or delete the rows that this run no longer has."""
    if not whole:
        # A resumed run reads its change anew.
        db.execute(f"DELETE FROM {table.name} WHERE first_run = :run AND last_run = :run", {"run": run.id})
        return
    for path in run.paths:
        if path not in found:
            _leave(db, table, run, _standing(db, table, path))


def _note(db: Connection, table: Table, run: Run, whole: bool, path: str, rows: Sequence[Cells]) -> None:
    """Bring the rows of one list up to date."""
    if not whole:
        _add(db, table, rows, run.id, run.id)
        return
    kept, gone, new = pair(table, _standing(db, table, path), rows)
    moved = [(*table.place(row), old.id) for old, row in kept if table.place(row) != table.place(old.cells)]
    assignments = ", ".join(f'"{name}" = ?' for name in table.movable)
    db.executemany(f"UPDATE {table.name} SET {assignments} WHERE id = ?", moved)
    _leave(db, table, run, gone)
    _add(db, table, new, run.id, None)


def _standing(db: Connection, table: Table, path: str) -> list[StoredRow]:
    sql = f"""SELECT id, first_run, {table.selected} FROM {table.name}
               WHERE last_run IS NULL AND path = ? ORDER BY line, "column", id"""
    return [StoredRow(row_id, first_run, cells) for row_id, first_run, *cells in db.execute(sql, [path])]


def _leave(db: Connection, table: Table, run: Run, gone: Sequence[StoredRow]) -> None:
    born_here = [(row.id,) for row in gone if row.first_run == run.id]
    db.executemany(f"DELETE FROM {table.name} WHERE id = ?", born_here)
    left = [(run.id - 1, row.id) for row in gone if row.first_run != run.id]
    db.executemany(f"UPDATE {table.name} SET last_run = ? WHERE id = ?", left)


def _add(db: Connection, table: Table, rows: Sequence[Cells], first_run: int, last_run: int | None) -> None:
    columns = (*table.columns, "first_run", "last_run")
    insert(db, table.name, columns, [(*cells, first_run, last_run) for cells in rows])


def pair(
    table: Table, standing: Sequence[StoredRow], rows: Sequence[Cells]
) -> tuple[list[tuple[StoredRow, Cells]], list[StoredRow], list[Cells]]:
    """Old rows with the new rows they became, old rows that are gone, new rows. Equal ones pair in document order."""
    waiting: dict[tuple[object, ...], list[StoredRow]] = defaultdict(list)
    for old in reversed(standing):
        waiting[table.key(old.cells)].append(old)
    kept, new = [], []
    for row in rows:
        if queue := waiting.get(table.key(row)):
            kept.append((queue.pop(), row))
        else:
            new.append(row)
    return kept, [old for queue in waiting.values() for old in queue], new


_LINK = Shape(Link, LINK_COLUMNS)
_FINDING = Shape(Finding, FINDING_COLUMNS)
