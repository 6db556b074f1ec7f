"""What entries without a link may mean, by the entry's text. It outlives the finding: lists change back."""

from collections.abc import Sequence

import msgspec

from linkcheck.model import Candidate, Finding
from linkcheck.store.files.connection import Connection
from linkcheck.store.rows.cells import as_json


def known(db: Connection, entries: Sequence[str]) -> dict[str, tuple[Candidate, ...]]:
    """Results of earlier queries. A find is valid for ever; a miss for 30 days, since catalogues grow."""
    rows = db.execute(
        """SELECT entry, candidates FROM suggestions WHERE entry IN (SELECT value FROM json_each(?))
           AND (candidates <> '[]' OR julianday(looked_up) > julianday('now') - 30)""",
        [as_json(entries)],
    )
    return {row["entry"]: msgspec.json.decode(row["candidates"], type=tuple[Candidate, ...]) for row in rows}


def remember(db: Connection, entry: str, candidates: Sequence[Candidate], looked_up: str) -> None:
    """Store an answer; a miss does not overwrite a find."""
    db.execute(
        """INSERT INTO suggestions (entry, candidates, looked_up) VALUES (?, ?, ?)
           ON CONFLICT (entry) DO UPDATE SET looked_up = excluded.looked_up,
               candidates = iif(excluded.candidates = '[]', candidates, excluded.candidates)""",
        [entry, as_json(candidates), looked_up],
    )


def notices_of(db: Connection, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each entry without a link with what it may mean."""
    entries = [finding.label for finding in findings if finding.reason == "unlinked-entry" and finding.label]
    found = known(db, entries) if entries else {}
    return tuple(
        msgspec.structs.replace(finding, candidates=found[finding.label])
        if finding.reason == "unlinked-entry" and finding.label in found
        else finding
        for finding in findings
    )
