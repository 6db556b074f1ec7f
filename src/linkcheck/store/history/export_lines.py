"""Export of the history as lines of `history_lines`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from linkcheck.store.files.connection import Connection
from linkcheck.store.history.history_lines import COUNTS, END, FACTS, HEADER, TIMES, Calendar, Row
from linkcheck.store.rows.cells import as_json
from linkcheck.store.tables import relocations
from linkcheck.store.tables.occurrences import FINDING_COLUMNS, LINK_COLUMNS
from linkcheck.store.tables.result_rows import EARLIER, PAGE_COLUMNS
from linkcheck.store.tables.runs import RUN_COLUMNS

RESTLESS = frozenset({"content_hash", "content_length"})
RESTLESS_REPOSITORY = frozenset({"stars", "pushed_at"})
"""Values that change in every run: not exported."""


def exported(db: Connection) -> Iterator[str]:
    """The lines, without their line ends."""
    yield as_json(HEADER)
    runs = [dict(row) for row in db.execute("SELECT * FROM runs ORDER BY id")]
    for number, run in enumerate(runs, 1):
        facts = {"id": run["id"], "number": number, "whole": run["whole"]} | _present(run, RUN_COLUMNS)
        yield as_json({"type": "run"} | facts)
    others = 0
    for line in _others(db, Calendar(runs)):
        yield as_json(line)
        others += 1
    # Runs are not counted: a run without changes must change no line.
    yield as_json({"type": END, "lines": others})


def _others(db: Connection, calendar: Calendar) -> Iterator[Row]:
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


def _target(row: Row, calendar: Calendar, intervals: list[Row], occurrences: list[Row]) -> Row:
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


def _is_now(name: str, value: object, calendar: Calendar) -> bool:
    return name in {"run", "last_checked", "last_ok"} and value == calendar.latest


def _interval(row: Row, calendar: Calendar) -> Row:
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


def _grouped(db: Connection, sql: str) -> Mapping[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in db.execute(sql):
        groups[row["target_id"]].append(dict(row))
    return groups


def _present(row: Row, names: Iterable[str]) -> Row:
    return {name: row[name] for name in names if row[name] is not None}
