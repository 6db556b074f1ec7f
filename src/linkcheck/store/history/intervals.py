"""History as intervals: a run without a change updates a row in place and adds none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from sqlite3 import Row

import msgspec

from linkcheck.model import Interval, Verdict, VerdictChange
from linkcheck.store.files.connection import Connection
from linkcheck.store.rows.cells import moment, timestamp
from linkcheck.store.rows.shape import Shape


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """An interval with the runs that bound it."""

    first_run: int
    last_run: int
    confidence: str
    interval: Interval


def record_run(db: Connection, run_id: int) -> None:
    """Add a run's results to the history. A second call changes nothing."""
    newest = "(SELECT max(first_run) FROM intervals WHERE target_id = r.target_id)"
    db.execute(
        f"""UPDATE intervals AS i SET last_run = :run, last = r.checked_at, checks = checks + 1
              FROM results r
             WHERE r.run_id = :run AND r.verdict <> 'unchecked' AND i.target_id = r.target_id AND i.first_run = {newest}
               AND i.last_run < :run AND i.verdict = r.verdict AND i.reason = r.reason""",
        {"run": run_id},
    )
    db.execute(
        """INSERT INTO intervals (target_id, first_run, last_run, verdict, reason, confidence, first, last, checks)
           SELECT target_id, run_id, run_id, verdict, reason, confidence, checked_at, checked_at, 1
             FROM results r
            WHERE run_id = :run AND verdict <> 'unchecked'
              AND NOT EXISTS (SELECT 1 FROM intervals WHERE target_id = r.target_id AND last_run >= :run)""",
        {"run": run_id},
    )


def stretches(db: Connection, run_id: int, target_ids: Sequence[int] | None = None) -> dict[int, list[Stretch]]:
    """The intervals that began up to a run, by target, oldest first."""
    only = "" if target_ids is None else f"AND target_id IN ({', '.join(map(str, target_ids))})"
    sql = f"""SELECT target_id, first_run, last_run, confidence, {", ".join(_INTERVAL.columns)} FROM intervals
               WHERE first_run <= :run {only} ORDER BY target_id, first_run"""
    found: dict[int, list[Stretch]] = defaultdict(list)
    for target_id, first, last, confidence, *cells in db.all(sql, {"run": run_id}):
        interval = _INTERVAL.struct(cells)
        found[target_id].append(Stretch(first_run=first, last_run=last, confidence=confidence, interval=interval))
    return found


def extended(known: Sequence[Stretch], row: Row) -> list[Stretch]:
    """`known` and the result in `row`, which a run under way (or killed) has not folded in yet."""
    if row["run_id"] is None or row["verdict"] == Verdict.UNCHECKED or (known and known[-1].last_run >= row["run_id"]):
        return list(known)
    seen = _moment(row["checked_at"])
    if known and (known[-1].interval.verdict, known[-1].interval.reason) == (row["verdict"], row["reason"]):
        old = known[-1]
        longer = msgspec.structs.replace(old.interval, last=seen, checks=old.interval.checks + 1)
        return [*known[:-1], msgspec.structs.replace(old, last_run=row["run_id"], interval=longer)]
    new = Interval(verdict=Verdict(row["verdict"]), reason=row["reason"], first=seen, last=seen, checks=1)
    return [
        *known,
        Stretch(first_run=row["run_id"], last_run=row["run_id"], confidence=row["confidence"], interval=new),
    ]


def verdict_before(known: Iterable[Stretch], run_id: int, now: Verdict) -> Verdict | None:
    """The last verdict recorded before a run that found `now`.

    A wall is no recovery: a failure with a wall in between is neither new nor over.
    """
    before = [each.interval.verdict for each in known if each.first_run < run_id]
    if now is not Verdict.BLOCKED:
        seen = [verdict for verdict in before if verdict is not Verdict.BLOCKED]
        if seen and seen[-1] in {Verdict.FAILING, Verdict.BROKEN}:
            return seen[-1]
    return before[-1] if before else None


def changes(db: Connection, since: datetime) -> tuple[VerdictChange, ...]:
    """Every change of verdict or reason from `since` on, newest first; the first result of a target is no change."""
    rows = db.execute(
        """SELECT t.url, t.title, t.labels, i.verdict, i.reason, i.first AS at, b.verdict AS was, b.reason AS was_reason
             FROM intervals i
             JOIN intervals b ON b.target_id = i.target_id AND b.first_run =
                  (SELECT max(first_run) FROM intervals WHERE target_id = i.target_id AND first_run < i.first_run)
             JOIN targets t ON t.id = i.target_id
            WHERE i.first >= ? ORDER BY i.first DESC, t.url""",
        [timestamp(since)],
    )
    return tuple(
        VerdictChange(
            url=row["url"],
            at=_moment(row["at"]),
            before=Verdict(row["was"]),
            before_reason=row["was_reason"],
            after=Verdict(row["verdict"]),
            reason=row["reason"],
            title=row["title"] or (row["labels"] or "").partition("\n")[0] or None,
        )
        for row in rows
    )


def _moment(text: str) -> datetime:
    found = moment(text)
    assert found is not None  # noqa: S101 - NOT NULL
    return found


_INTERVAL = Shape(Interval, ("verdict", "reason", "first", "last", "checks"))
