"""Snapshots in web archives, by URL. They outlive the targets: a link may come back to the list."""

from collections.abc import Sequence

from linkcheck.store.files.connection import Connection
from linkcheck.store.rows.cells import as_json


def known(db: Connection, urls: Sequence[str]) -> dict[str, str | None]:
    """Results of earlier look-ups. A find is valid for ever; a miss for 30 days, since archives grow."""
    rows = db.execute(
        """SELECT url, archive_url FROM archives WHERE url IN (SELECT value FROM json_each(?))
           AND (archive_url IS NOT NULL OR julianday(looked_up) > julianday('now') - 30)""",
        [as_json(urls)],
    )
    return {row["url"]: row["archive_url"] for row in rows}


def remember(db: Connection, url: str, archive_url: str | None, looked_up: str) -> None:
    """Store an answer; a miss does not overwrite a find."""
    db.execute(
        """INSERT INTO archives (url, archive_url, looked_up) VALUES (?, ?, ?)
           ON CONFLICT (url) DO UPDATE SET archive_url = coalesce(excluded.archive_url, archive_url),
                                           looked_up = excluded.looked_up""",
        [url, archive_url, looked_up],
    )
