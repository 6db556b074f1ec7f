"""The targets of a run and their numbers."""

from collections.abc import Sequence

from linkcheck.model import Run, Target
from linkcheck.store.files.connection import Connection
from linkcheck.store.rows.cells import as_json, timestamp
from linkcheck.store.rows.insert import insert

_AT_ONCE = 1_000
"""Number of URLs in one look-up: a list of a million is never in memory twice."""
_COLUMNS = ("id", "url", "host", "labels", "first_run", "first_seen")


def first_new(db: Connection, run: Run) -> int:
    """The least number that a target first listed in this run can have; there may be older ones above it."""
    row = db.execute("SELECT coalesce(max(id), 0) AS last FROM targets WHERE first_run < ?", [run.id]).fetchone()
    return int(row["last"]) + 1


def note_targets(db: Connection, run: Run, targets: Sequence[Target]) -> dict[str, int]:
    """The number of each target; new ones are given one. Labels are brought up to date for searching."""
    ids: dict[str, int] = {}
    for start in range(0, len(targets), _AT_ONCE):
        _note(db, run, targets[start : start + _AT_ONCE], ids)
    return ids


def _note(db: Connection, run: Run, targets: Sequence[Target], ids: dict[str, int]) -> None:
    rows = db.execute(
        """SELECT t.id, t.url, t.labels FROM json_each(:urls) asked CROSS JOIN targets t ON t.url = asked.value""",
        {"urls": as_json([target.url for target in targets])},
    )
    known = {row["url"]: (row["id"], row["labels"]) for row in rows}
    number = db.execute("SELECT coalesce(max(id), 0) FROM targets").fetchone()[0]
    new, relabelled = [], []
    for target in targets:
        labels = "\n".join(target.labels) or None
        if target.url in known:
            ids[target.url], old_labels = known[target.url]
            if labels != old_labels:
                relabelled.append((labels, ids[target.url]))
            continue
        number += 1
        ids[target.url] = number
        known[target.url] = number, labels
        new.append((number, target.url, target.host, labels, run.id, timestamp(run.started)))
    insert(db, "targets", _COLUMNS, new)
    db.executemany("UPDATE targets SET labels = ? WHERE id = ?", relabelled)
