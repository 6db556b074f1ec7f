"""Deletes old rows."""

from datetime import datetime

import msgspec

from linkcheck.store.files.connection import Connection
from linkcheck.store.rows.cells import timestamp


class Pruned(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of deleted rows."""

    targets: int
    intervals: int
    runs: int


STEPS = {
    "places": "DELETE FROM occurrences WHERE last_run < :first",
    "findings": "DELETE FROM findings WHERE last_run < :first",
    # Targets of the present lists stay, and those checked lately.
    "targets": """
        DELETE FROM targets WHERE id NOT IN (SELECT target_id FROM occurrences)
           AND first_run < :first AND id NOT IN (SELECT target_id FROM results WHERE run_id >= :first)""",
    # The present interval stays, however long it is.
    "intervals": """
        DELETE FROM intervals WHERE last < :before AND first_run <
            (SELECT max(first_run) FROM intervals newer WHERE newer.target_id = intervals.target_id)""",
    "runs": """
        DELETE FROM runs WHERE id < :first AND id NOT IN (SELECT run_id FROM results)
           AND id NOT IN (SELECT first_run FROM intervals) AND id NOT IN (SELECT last_run FROM intervals)
           AND id NOT IN (SELECT first_run FROM occurrences) AND id NOT IN (SELECT first_run FROM targets)""",
}


def prune(db: Connection, older_than: datetime) -> Pruned:
    """Delete, then shrink the file."""
    before = timestamp(older_than)
    row = db.execute("SELECT min(id) AS first FROM runs WHERE started >= ?", [before]).fetchone()
    newest = db.execute("SELECT max(id) AS last FROM runs").fetchone()
    # The last run is never old, even if it is.
    first = row["first"] if row["first"] is not None else newest["last"] or 0
    values = {"first": first, "before": before}
    with db.atomic():
        gone = {name: db.execute(sql, values).rowcount for name, sql in STEPS.items()}
    db.execute("INSERT INTO targets_fts (targets_fts) VALUES ('optimize')")
    db.execute("VACUUM")
    return Pruned(targets=gone["targets"], intervals=gone["intervals"], runs=gone["runs"])
