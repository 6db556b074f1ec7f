"""Makes a `Report` from the tables: four statements for every few hundred links, never all links in memory."""

from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Row
from typing import Any

import msgspec

from linkcheck.model import (
    TRUSTED,
    Confidence,
    Evidence,
    Finding,
    Judgement,
    Link,
    LinkRecord,
    Relocation,
    Report,
    Result,
    Run,
    RunState,
    TargetHistory,
    Verdict,
)
from linkcheck.store.files.connection import Connection
from linkcheck.store.files.spool import spill_sequence
from linkcheck.store.history.intervals import Stretch, extended, stretches, verdict_before
from linkcheck.store.rows.cells import as_json
from linkcheck.store.tables import runs, suggestions
from linkcheck.store.tables.occurrences import findings_of, listed_in, occurrences_of, of_run, present_occurrences
from linkcheck.store.tables.result_rows import EARLIER, OF_RUN, history_of, result_of, select
from linkcheck.urls import has_credentials, hide_credentials

BAD = frozenset({Verdict.BROKEN, Verdict.FAILING})
_DEAD = frozenset({Verdict.BROKEN, Verdict.FAILING, Verdict.SUSPECT})

_decoder = msgspec.json.Decoder(LinkRecord)
_AT_ONCE = 500
"""Number of targets that are read together."""

NOT_REACHED = Judgement(verdict=Verdict.UNCHECKED, reason="stopped", confidence=Confidence.CERTAIN)
NETWORK_DOWN = Judgement(verdict=Verdict.UNCHECKED, reason="network-down", confidence=Confidence.CERTAIN)


def report_of(db: Connection, run: Run, whole: bool) -> Report:
    """The report after `run`, of all its targets.

    Evidence is kept of each target's latest result only: a report of an older run has its verdicts, without hops.
    """
    recovered: list[str] = []

    def noted(records: Iterable[LinkRecord]) -> Iterator[LinkRecord]:
        for record in records:
            if _recovered(record):
                recovered.append(hide_credentials(record.result.url))
            yield _without_credentials(record)

    links = spill_sequence(LinkRecord, noted(_records(db, run, whole)))
    return Report(
        run=run,
        links=links,
        findings=tuple(map(_finding_shown, suggestions.notices_of(db, findings_of(db, run, whole)))),
        trend=runs.trend(db, run),
        recovered=tuple(recovered),
        part=not whole,
    )


def _records(db: Connection, run: Run, whole: bool) -> Iterator[LinkRecord]:
    target_ids = listed_in(db, run, whole)
    for start in range(0, len(target_ids), _AT_ONCE):
        asked = target_ids[start : start + _AT_ONCE]
        places = occurrences_of(db, run, whole, asked)
        past = stretches(db, run.id, asked)
        # CROSS JOIN keeps the order of the given targets.
        sql = select(OF_RUN, "json_each(:targets) asked CROSS JOIN targets t ON t.id = asked.value")
        for row in db.all(sql, {"run": run.id, "targets": as_json(asked)}):
            yield _record(row, run, places.get(row["id"], ()), past.get(row["id"], []))


def record_of(db: Connection, url: str) -> LinkRecord | None:
    """One target with its present result."""
    found = runs.find(db)
    if found is None:
        return None
    after = found[0].id + 1
    row = db.execute(
        select(EARLIER, "(SELECT * FROM targets WHERE url = :url) t"), {"run": after, "url": url}
    ).fetchone()
    if row is None:
        return None
    past = stretches(db, after, [row["id"]])
    return _record(row, found[0], present_occurrences(db, row["id"]), past.get(row["id"], []))


def _record(row: Row, run: Run, places: tuple[Link, ...], past: Sequence[Stretch]) -> LinkRecord:
    known = extended(past, row)
    if row["run_id"] is None:
        result, history = _without_row(row, run, known)
    else:
        history = history_of(row)
        result = result_of(row, history.page)
        if result.judgement.verdict is Verdict.UNCHECKED:
            history = msgspec.structs.replace(history, **_recorded(known))
    return LinkRecord(
        result=result,
        history=history,
        occurrences=places,
        intervals=tuple(each.interval for each in known),
        previous=verdict_before(known, run.id, result.judgement.verdict),
        relocation=_relocation(row) if result.judgement.verdict in _DEAD else None,
    )


def _relocation(row: Row) -> Relocation | None:
    if row["relocated_url"] is None:
        return None
    return Relocation(
        url=row["relocated_url"],
        how=row["relocation_how"],
        evidence=row["relocation_evidence"],
        sure=bool(row["relocation_sure"]),
    )


def _without_row(row: Row, run: Run, known: Sequence[Stretch]) -> tuple[Result, TargetHistory]:
    """For an older run, whose rows newer results have replaced; or for a target without a check yet."""
    history = TargetHistory(first_seen=row["first_seen"], archive_url=row["archive_url"])
    history = msgspec.convert(msgspec.structs.asdict(history), TargetHistory)
    judgement = NETWORK_DOWN if run.state is RunState.NETWORK_DOWN else NOT_REACHED
    if known:
        interval = known[-1].interval
        history = msgspec.structs.replace(history, **_recorded(known), since=interval.first)
        judgement = Judgement(
            verdict=interval.verdict, reason=interval.reason, confidence=Confidence(known[-1].confidence)
        )
    return Result(url=row["url"], evidence=Evidence(), judgement=judgement, checked_at=run.started), history


def _without_credentials(record: LinkRecord) -> LinkRecord:
    """A record as reports show it: no address in it shows a user name or password."""
    outcome = record.result.evidence.outcome
    addresses = [record.result.url, *(link.url for link in record.occurrences), outcome.url if outcome else ""]
    addresses += [record.relocation.url] if record.relocation else []
    if not any(map(has_credentials, addresses)):
        return record
    return _decoder.decode(hide_credentials(msgspec.json.encode(record).decode()))


def _finding_shown(finding: Finding) -> Finding:
    if not has_credentials(finding.url or ""):
        return finding
    return msgspec.json.decode(hide_credentials(msgspec.json.encode(finding).decode()), type=Finding)


def _recorded(known: Sequence[Stretch]) -> dict[str, Any]:
    last = known[-1].interval if known else None
    return {"verdict": last.verdict if last else None, "reason": last.reason if last else None}


def _recovered(record: LinkRecord) -> bool:
    return record.previous in BAD and record.result.judgement.verdict in TRUSTED


def counts_of(db: Connection, run: Run, whole: bool) -> dict[str, int]:
    """The targets of the last run by verdict, as its report would count them."""
    rows = db.execute(
        f"""SELECT coalesce(r.verdict, 'unchecked') AS verdict, count(*) AS number
              FROM (SELECT DISTINCT target_id FROM occurrences WHERE {of_run(whole)}) t
              LEFT JOIN results r ON r.target_id = t.target_id AND r.run_id =
                   (SELECT max(run_id) FROM results WHERE target_id = t.target_id AND ({OF_RUN}))
             GROUP BY 1""",
        {"run": run.id, "paths": as_json(run.paths)},
    )
    counts = {row["verdict"]: row["number"] for row in rows}
    return {verdict.value: counts[verdict.value] for verdict in Verdict if verdict in counts}
