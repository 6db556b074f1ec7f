"""New addresses of dead links, by URL, and those that a person refused. They outlive the targets, as snapshots do."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from linkcheck.model import Offer, Relocation
from linkcheck.store.files.connection import Connection
from linkcheck.store.rows.cells import as_json, moment

COLUMNS = ("url", "relocated_url", "how", "evidence", "sure", "looked_up", "complete")
REFUSED_COLUMNS = ("url", "relocated_url", "how", "evidence", "sure", "refused")
_REFUSE = """INSERT OR REPLACE INTO refused_relocations (url, relocated_url, how, evidence, sure, refused)
             VALUES (:url, :relocated_url, :how, :evidence, :sure, :refused)"""


def known(db: Connection, urls: Sequence[str]) -> dict[str, Relocation | None]:
    """Results of earlier searches. A find is valid for ever; a miss for 30 days, or 3 where a source did not answer."""
    rows = db.execute(
        """SELECT * FROM relocations WHERE url IN (SELECT value FROM json_each(?)) AND (relocated_url IS NOT NULL
              OR julianday(looked_up) > julianday('now') - iif(complete, 30, 3))""",
        [as_json(urls)],
    )
    return {row["url"]: relocation_in(row) for row in rows}


def remember(db: Connection, url: str, relocation: Relocation | None, looked_up: str, complete: bool) -> None:
    """Store the result of a search; a miss does not overwrite a find."""
    cells = (relocation.url, relocation.how, relocation.evidence, relocation.sure) if relocation else (None,) * 4
    db.execute(
        """INSERT INTO relocations (url, relocated_url, how, evidence, sure, looked_up, complete)
           VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (url) DO UPDATE SET looked_up = excluded.looked_up, complete = excluded.complete,
               relocated_url = excluded.relocated_url, how = excluded.how, evidence = excluded.evidence,
               sure = excluded.sure
           WHERE excluded.relocated_url IS NOT NULL OR relocations.relocated_url IS NULL""",
        [url, *cells, looked_up, complete],
    )


def refuse(db: Connection, url: str, refused: str) -> list[tuple[str, str]]:
    """Take back what is offered for a dead link, or every offer of an address; the pairs that this was."""
    rows = db.execute(
        "SELECT * FROM relocations WHERE relocated_url IS NOT NULL AND (url = :url OR relocated_url = :url)",
        {"url": url},
    ).fetchall()
    for row in rows:
        db.execute(
            _REFUSE,
            {**{name: row[name] for name in REFUSED_COLUMNS[:-1]}, "refused": refused},
        )
        # The search may find another address: it is searched for again in the next run.
        db.execute("DELETE FROM relocations WHERE url = ?", [row["url"]])
    return [(row["url"], row["relocated_url"]) for row in rows]


def is_offered(db: Connection, url: str) -> bool:
    """Whether it is a dead link with an offer, or an address that is offered."""
    sql = "SELECT 1 FROM relocations WHERE relocated_url IS NOT NULL AND (url = :url OR relocated_url = :url)"
    return db.execute(sql, {"url": url}).fetchone() is not None


def refused_urls(db: Connection, url: str) -> frozenset[str]:
    """Addresses that a person refused for a dead link."""
    rows = db.execute("SELECT relocated_url FROM refused_relocations WHERE url = ?", [url])
    return frozenset(row["relocated_url"] for row in rows)


def offers(db: Connection, url: str) -> tuple[Offer, ...]:
    """Everything that was offered for a dead link: first what was refused, then what is offered today."""
    rows = db.execute("SELECT * FROM refused_relocations WHERE url = ? ORDER BY refused, relocated_url", [url])
    found = [_offer(row, row["refused"], refused=True) for row in rows]
    present = db.execute("SELECT * FROM relocations WHERE url = ? AND relocated_url IS NOT NULL", [url])
    return (*found, *(_offer(row, row["looked_up"], refused=False) for row in present))


def moves(db: Connection, sites: Collection[str]) -> list[tuple[str, str]]:
    """Links of these hosts, with or without `www.`, that led elsewhere for good: the address, and where it led."""
    hosts = [name for site in sites for name in (site, f"www.{site}")]
    found = db.execute(
        """SELECT t.url, coalesce(r.suggested_url, r.final_url) AS moved
             FROM targets t JOIN results r ON r.target_id = t.id
            WHERE t.host IN (SELECT value FROM json_each(?)) AND r.verdict = 'moved' ORDER BY t.url""",
        [as_json(hosts)],
    ).fetchall()
    pairs = [(row["url"], row["moved"]) for row in found if row["moved"]]
    known_urls = db.execute("SELECT url, relocated_url FROM relocations WHERE sure ORDER BY url")
    return pairs + [(row["url"], row["relocated_url"]) for row in known_urls if _is_of(row["url"], hosts)]


def relocation_in(row: Mapping[str, Any]) -> Relocation | None:
    """The relocation in one row; None where none was found."""
    if row["relocated_url"] is None:
        return None
    return Relocation(
        url=row["relocated_url"], how=row["how"] or "", evidence=row["evidence"] or "", sure=bool(row["sure"])
    )


def _offer(row: Mapping[str, Any], when: str, *, refused: bool) -> Offer:
    relocation, found = relocation_in(row), moment(when)
    assert relocation is not None  # noqa: S101 - selected so
    assert found is not None  # noqa: S101 - NOT NULL
    return Offer(relocation=relocation, found=found, refused=refused)


def _is_of(url: str, hosts: Iterable[str]) -> bool:
    return url.partition("://")[2].partition("/")[0] in hosts
