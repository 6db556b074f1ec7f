"""Facts about hosts that need other limits or requests than most; kept for a week."""

from collections.abc import Mapping

import msgspec

from linkcheck.model import HostFacts
from linkcheck.model.http.host import NOTHING_KNOWN, merged
from linkcheck.store.files.connection import Connection

LIFETIME_DAYS = 7
"""After this time a host is tested again with the usual limits."""


def known(db: Connection, now: str) -> dict[str, HostFacts]:
    """Facts by host, without those that are too old at this time (ISO 8601, UTC)."""
    rows = db.execute("SELECT host, facts FROM hosts WHERE julianday(learnt) > julianday(?) - ?", [now, LIFETIME_DAYS])
    return {row["host"]: msgspec.json.decode(row["facts"], type=HostFacts) for row in rows}


def remember(db: Connection, facts: Mapping[str, HostFacts], now: str) -> None:
    """Store the facts of a run, merged with those still valid; delete those that are too old."""
    before = known(db, now)
    for host, learnt in facts.items():
        row = msgspec.json.encode(merged(before.get(host, NOTHING_KNOWN), learnt)).decode()
        db.execute("INSERT OR REPLACE INTO hosts (host, facts, learnt) VALUES (?, ?, ?)", [host, row, now])
    db.execute("DELETE FROM hosts WHERE julianday(learnt) <= julianday(?) - ?", [now, LIFETIME_DAYS])
