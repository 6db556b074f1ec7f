"""Import of the lines of `history_lines` into an empty database."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from linkcheck.errors import StoreError
from linkcheck.model import Confidence, Finding, Link, PageMetadata, Run, Verdict
from linkcheck.store.files.connection import Connection
from linkcheck.store.history.history_lines import COUNTS, END, FACTS, HEADER, TIMES, Calendar, Row
from linkcheck.store.rows.insert import insert, last_number
from linkcheck.store.rows.shape import unpack
from linkcheck.store.tables import relocations
from linkcheck.store.tables.occurrences import FINDING_COLUMNS, LINK_COLUMNS
from linkcheck.store.tables.result_rows import PAGE_COLUMNS
from linkcheck.store.tables.runs import RUN_COLUMNS


def imported(db: Connection, lines: Iterable[str], path: str) -> None:
    """Fill an empty database with exported lines."""
    if db.execute("SELECT 1 FROM runs").fetchone():
        raise StoreError(f"{path}: it has runs already", remedy="Import into a new database: name one with --db.")
    rows = [_parsed(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows or rows[0].get("type") != HEADER["type"]:
        raise StoreError("this is no linkcheck history", remedy="Give a file made by `linkcheck export`.")
    if rows[0].get("schema") != HEADER["schema"]:
        raise StoreError(
            f"a history of schema {rows[0].get('schema')}, newer than this linkcheck", remedy="Upgrade linkcheck."
        )
    if rows[0].get("ends"):
        _check_whole(rows)
        rows.pop()
    number = 1
    try:
        calendar = Calendar([row for row in rows if row.get("type") == "run"])
        for row in rows[1:]:
            number += 1
            kind = row.pop("type")
            _validate(kind, row)
            _IMPORT[kind](db, row, calendar)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError, sqlite3.Error) as error:
        raise StoreError(f"line {number} lacks or spoils {error}", remedy=_EDITED) from error


_EDITED = "Export again; the lines were edited or cut."


def _check_whole(rows: Sequence[Row]) -> None:
    """The end is there, and so is every line that it counts."""
    end = rows[-1]
    if end.get("type") != END:
        raise StoreError("the history is cut: its last line is missing", remedy=_EDITED)
    runs = [row.get("number") for row in rows if row.get("type") == "run"]
    others = len(rows) - len(runs) - 2
    if end.get("lines") != others or runs != list(range(1, len(runs) + 1)):
        raise StoreError(f"lines are missing or repeated ({others} of {end.get('lines')})", remedy=_EDITED)


def _validate(kind: str, row: Row) -> None:
    """Check that an import of the line will restore its values. Raises `ValueError` or `KeyError`."""
    match kind:
        case "run":
            _whole_number(row["id"])
            unpack(Run, {name: value for name, value in row.items() if name != "number"})
        case "finding":
            unpack(Finding, row)
        case "target":
            _whole_number(row["first_run"])
            _text(row["url"])
            for each in row["occurrences"]:
                unpack(Link, each)
            for each in row["intervals"]:
                msgspec.convert([each["verdict"], each["reason"], each["confidence"]], tuple[Verdict, str, Confidence])
            if "page" in row:
                unpack(PageMetadata, row["page"])
            if "labels" in row:
                _text(row["labels"])
        case "relocation" | "refused-relocation":
            for name, value in row.items():
                (_whole_number if name in {"sure", "complete"} else _text)(value)
        case _:
            for value in row.values():
                _text(value)


def _text(value: object) -> None:
    if not isinstance(value, str | None):
        raise ValueError(f"{value!r:.80}, which is no text")  # noqa: TRY004 - one kind of fault


def _whole_number(value: object) -> None:
    if type(value) is not int:
        raise ValueError(f"{value!r:.80}, which is no number")


def _parsed(number: int, line: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise StoreError(f"line {number} is not JSON ({error})", remedy=_EDITED) from error
    if not isinstance(row, dict):
        raise StoreError(f"line {number} is not a JSON object", remedy=_EDITED)
    return row


def _import_run(db: Connection, row: Row, _: Calendar) -> None:
    _add(db, "runs", _only(row, ("id", "whole", *RUN_COLUMNS)))


def _import_archive(db: Connection, row: Row, _: Calendar) -> None:
    _add(db, "archives", _only(row, ("url", "archive_url", "looked_up")))


def _import_relocation(db: Connection, row: Row, _: Calendar) -> None:
    _add(db, "relocations", _only(row, relocations.COLUMNS))


def _import_refused(db: Connection, row: Row, _: Calendar) -> None:
    _add(db, "refused_relocations", _only(row, relocations.REFUSED_COLUMNS))


def _import_suggestion(db: Connection, row: Row, _: Calendar) -> None:
    _add(db, "suggestions", _only(row, ("entry", "candidates", "looked_up")))


def _import_finding(db: Connection, row: Row, _: Calendar) -> None:
    _add(db, "findings", _only(row, (*FINDING_COLUMNS, "first_run", "last_run")))


def _import_target(db: Connection, row: Row, calendar: Calendar) -> None:
    first_seen = calendar.started[row["first_run"]]
    columns = _only(row, ("url", "host", "title", "labels", "first_run")) | {"first_seen": first_seen}
    target = {"target_id": _add(db, "targets", columns)}
    for each in row["occurrences"]:
        _add(db, "occurrences", target | _only(each, (*LINK_COLUMNS, "first_run", "last_run")))
    for each in row["intervals"]:
        first, last = each["from"], each.get("to", calendar.latest)
        columns = {"first_run": first, "last_run": last, **_only(each, ("verdict", "reason", "confidence"))}
        columns |= {"first": calendar.started[first], "last": calendar.started[last]}
        _add(db, "intervals", target | columns | {"checks": calendar.between(first, last) - each.get("gaps", 0)})
    if "state" in row and row["intervals"]:
        _add(db, "results", target | _state(row["state"], row["intervals"][-1], calendar))
    if "page" in row:
        _add(db, "pages", target | _only(row["page"], PAGE_COLUMNS) | _repository(row["page"]))


def _state(state: Row, present: Row, calendar: Calendar) -> Row:
    run = state.get("run", calendar.latest)
    named = {"last_checked": calendar.latest, "last_ok": calendar.latest} | _only(state, TIMES)
    times = {name: calendar.started[number] for name, number in named.items() if number is not None}
    judgement = _only(present, ("verdict", "reason", "confidence"))
    since = {"since": calendar.started[present["from"]], "run_id": run, "checked_at": calendar.started[run]}
    counts = {name: calendar.between(state[f"{name}_from"], run) if f"{name}_from" in state else 0 for name in COUNTS}
    return judgement | since | times | counts | _only(state, FACTS)


def _repository(page: Row) -> Row:
    facts = json.loads(page["repository"]) if "repository" in page else {}
    return {"repository_name": facts["full_name"], "archived": int(facts.get("archived", False))} if facts else {}


_IMPORT = {
    "run": _import_run,
    "archive": _import_archive,
    "relocation": _import_relocation,
    "refused-relocation": _import_refused,
    "suggestion": _import_suggestion,
    "finding": _import_finding,
    "target": _import_target,
}


def _add(db: Connection, table: str, row: Row) -> int:
    insert(db, table, tuple(row), [list(row.values())])
    return last_number(db)


def _only(row: Row, names: Iterable[str]) -> Row:
    return {name: row[name] for name in names if name in row}
