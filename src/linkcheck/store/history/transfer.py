"""The history as text for a git branch: JSON lines, one per run and per target, sorted.

Times are run numbers, and an interval that reaches to the latest run has no end, so a run without changes adds its own
line and changes no other. Values that change in every run (bodies' hashes, stars, evidence, details) are left out: the
next check makes these anew. On import, times are those at which the runs began.
"""

import json
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from linkcheck.errors import StoreError
from linkcheck.model import Confidence, Finding, Link, PageMetadata, Run, Verdict
from linkcheck.store.files.connection import Connection
from linkcheck.store.tables import relocations
from linkcheck.store.tables.occurrences import FINDING_COLUMNS, LINK_COLUMNS
from linkcheck.store.tables.results import EARLIER, PAGE_COLUMNS
from linkcheck.store.tables.rows import as_json, insert, unpack
from linkcheck.store.tables.runs import RUN_COLUMNS

HEADER = {"type": "linkcheck-history", "schema": 1, "ends": True}
"""`ends`: the last line marks the end, with counts. Older exports lack both."""
END = "end"
TIMES = ("last_checked", "last_ok", "failing_since", "blocked_since", "changed_since")
COUNTS = ("failed_checks", "redirect_runs", "changed_checks", "open_checks")
"""Streaks that grow in every run: exported as the run of their begin, as if every run since had counted."""
FACTS = (
    "recoveries",
    "wall_returns",
    "redirect_url",
    "status",
    "healthy_url",
    "suggested_url",
    "fix",
)
RESTLESS = frozenset({"content_hash", "content_length"})
RESTLESS_REPOSITORY = frozenset({"stars", "pushed_at"})

Row = dict[str, Any]


def exported(db: Connection) -> Iterator[str]:
    """The lines, without their line ends."""
    yield as_json(HEADER)
    runs = [dict(row) for row in db.execute("SELECT * FROM runs ORDER BY id")]
    for number, run in enumerate(runs, 1):
        facts = {"id": run["id"], "number": number, "whole": run["whole"]} | _present(run, RUN_COLUMNS)
        yield as_json({"type": "run"} | facts)
    others = 0
    for line in _others(db, _Calendar(runs)):
        yield as_json(line)
        others += 1
    # Runs are not counted: a run without changes must change no line.
    yield as_json({"type": END, "lines": others})


def _others(db: Connection, calendar: "_Calendar") -> Iterator[Row]:
    """The values that are read beside the runs."""
    for row in db.execute("SELECT * FROM archives ORDER BY url"):
        yield {"type": "archive", **dict(row)}
    for row in db.execute("SELECT * FROM relocations ORDER BY url"):
        yield {"type": "relocation", **_present(dict(row), relocations.COLUMNS)}
    for row in db.execute("SELECT * FROM refused_relocations ORDER BY url, relocated_url"):
        yield {"type": "refused-relocation", **_present(dict(row), relocations.REFUSED_COLUMNS)}
    for row in db.execute("SELECT * FROM suggestions ORDER BY entry"):
        yield {"type": "suggestion", **dict(row)}
    intervals = _grouped(db, "SELECT * FROM intervals ORDER BY target_id, first_run")
    occurrences = _grouped(db, 'SELECT * FROM occurrences ORDER BY path, line, "column", id')
    for row in map(dict, db.execute(_TARGETS, {"run": calendar.latest + 1})):
        yield _target(row, calendar, intervals.get(row["id"], []), occurrences.get(row["id"], []))
    for row in db.execute('SELECT * FROM findings ORDER BY path, line, "column", reason, first_run, id'):
        yield {"type": "finding", **_present(dict(row), (*FINDING_COLUMNS, "first_run", "last_run"))}


_TARGETS = f"""
    SELECT t.*, r.run_id, {", ".join(f"r.{name}" for name in (*TIMES, *COUNTS, *FACTS))},
           {", ".join(f'p."{name}" AS "page_{name}"' for name in PAGE_COLUMNS)}
      FROM targets t
      LEFT JOIN results r ON r.target_id = t.id AND r.run_id =
           (SELECT max(run_id) FROM results WHERE target_id = t.id AND {EARLIER})
      LEFT JOIN pages p ON p.target_id = t.id
     ORDER BY t.url"""


class _Calendar:
    """Converts times to run numbers and back."""

    def __init__(self, runs: Sequence[Row]) -> None:
        self.started = {run["id"]: run["started"] for run in runs}
        self.numbers = sorted(self.started, key=lambda number: (self.started[number], number))
        self._places = {number: place for place, number in enumerate(self.numbers)}
        self.latest: int = max(self.started, default=0)

    def run_at(self, time: str) -> int:
        """The run that was under way, or had been last, at a time."""
        at = bisect_right(self.numbers, time, key=lambda number: self.started[number])
        return int(self.numbers[max(0, at - 1)])

    def between(self, first: int, last: int) -> int:
        """How many runs there were from one to another."""
        return self._place(last) - self._place(first) + 1

    def back(self, last: int, count: int) -> int:
        """The first of `count` runs that end with `last`."""
        return int(self.numbers[max(0, self._place(last) - count + 1)])

    def _place(self, run: int) -> int:
        return self._places[run]


def _target(row: Row, calendar: _Calendar, intervals: list[Row], occurrences: list[Row]) -> Row:
    line: Row = {"type": "target", "first_run": row["first_run"]} | _present(row, ("url", "host", "title", "labels"))
    line["occurrences"] = [_present(each, (*LINK_COLUMNS, "first_run", "last_run")) for each in occurrences]
    line["intervals"] = [_interval(each, calendar) for each in intervals]
    if row["run_id"] is not None:
        times = {name: calendar.run_at(row[name]) for name in TIMES if row[name] is not None}
        counts = {f"{name}_from": calendar.back(row["run_id"], row[name]) for name in COUNTS if row[name]}
        facts = {name: row[name] for name in FACTS if row[name]}
        state = {"run": row["run_id"]} | times | counts | facts
        line["state"] = {name: value for name, value in state.items() if not _is_now(name, value, calendar)}
        line["state"] |= {name: None for name in ("last_checked", "last_ok") if row[name] is None}
    if row["page_kind"] is not None:
        line["page"] = _page(row)
    return line


def _is_now(name: str, value: object, calendar: _Calendar) -> bool:
    return name in {"run", "last_checked", "last_ok"} and value == calendar.latest


def _interval(row: Row, calendar: _Calendar) -> Row:
    line = {
        "verdict": row["verdict"],
        "reason": row["reason"],
        "confidence": row["confidence"],
        "from": row["first_run"],
    }
    if row["last_run"] != calendar.latest:
        line["to"] = row["last_run"]
    if gaps := calendar.between(row["first_run"], row["last_run"]) - row["checks"]:
        line["gaps"] = gaps
    return line


def _page(row: Row) -> Row:
    page = {name: row[f"page_{name}"] for name in PAGE_COLUMNS if row[f"page_{name}"] is not None}
    page = {name: value for name, value in page.items() if name not in RESTLESS}
    if "repository" in page:
        facts = json.loads(page["repository"])
        page["repository"] = as_json({name: value for name, value in facts.items() if name not in RESTLESS_REPOSITORY})
    return page


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
        calendar = _Calendar([row for row in rows if row.get("type") == "run"])
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


def _import_run(db: Connection, row: Row, _: _Calendar) -> None:
    insert(db, "runs", _only(row, ("id", "whole", *RUN_COLUMNS)))


def _import_archive(db: Connection, row: Row, _: _Calendar) -> None:
    insert(db, "archives", _only(row, ("url", "archive_url", "looked_up")))


def _import_relocation(db: Connection, row: Row, _: _Calendar) -> None:
    insert(db, "relocations", _only(row, relocations.COLUMNS))


def _import_refused(db: Connection, row: Row, _: _Calendar) -> None:
    insert(db, "refused_relocations", _only(row, relocations.REFUSED_COLUMNS))


def _import_suggestion(db: Connection, row: Row, _: _Calendar) -> None:
    insert(db, "suggestions", _only(row, ("entry", "candidates", "looked_up")))


def _import_finding(db: Connection, row: Row, _: _Calendar) -> None:
    insert(db, "findings", _only(row, (*FINDING_COLUMNS, "first_run", "last_run")))


def _import_target(db: Connection, row: Row, calendar: _Calendar) -> None:
    first_seen = calendar.started[row["first_run"]]
    columns = _only(row, ("url", "host", "title", "labels", "first_run")) | {"first_seen": first_seen}
    target = {"target_id": insert(db, "targets", columns)}
    for each in row["occurrences"]:
        insert(db, "occurrences", target | _only(each, (*LINK_COLUMNS, "first_run", "last_run")))
    for each in row["intervals"]:
        first, last = each["from"], each.get("to", calendar.latest)
        columns = {"first_run": first, "last_run": last, **_only(each, ("verdict", "reason", "confidence"))}
        columns |= {"first": calendar.started[first], "last": calendar.started[last]}
        insert(db, "intervals", target | columns | {"checks": calendar.between(first, last) - each.get("gaps", 0)})
    if "state" in row and row["intervals"]:
        insert(db, "results", target | _state(row["state"], row["intervals"][-1], calendar))
    if "page" in row:
        insert(db, "pages", target | _only(row["page"], PAGE_COLUMNS) | _repository(row["page"]))


def _state(state: Row, present: Row, calendar: _Calendar) -> Row:
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


def _grouped(db: Connection, sql: str) -> Mapping[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in db.execute(sql):
        groups[row["target_id"]].append(dict(row))
    return groups


def _present(row: Row, names: Iterable[str]) -> Row:
    return {name: row[name] for name in names if row[name] is not None}


def _only(row: Row, names: Iterable[str]) -> Row:
    return {name: row[name] for name in names if name in row}
