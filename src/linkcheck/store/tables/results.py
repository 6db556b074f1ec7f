"""Results as they arrive: the latest row of each target, with the streaks up to it.

A run adds its own row beside the last run's, and `drop_superseded` drops the older one when the run ends. Until then
the run can be judged again (its row is replaced, counted anew from the older one), dropped (our network was down), or
killed and resumed, and no streak is counted twice.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from linkcheck.model import PageMetadata, Result, Run, TargetHistory
from linkcheck.store.evidence import decode, encode
from linkcheck.store.files.connection import Connection
from linkcheck.store.history.streaks import advance, final_url_of, is_accepted, status_of
from linkcheck.store.rows.cells import as_json, encodable, timestamp
from linkcheck.store.rows.insert import insert
from linkcheck.store.tables.result_rows import (
    EARLIER,
    JUDGEMENT,
    JUDGEMENT_COLUMNS,
    OF_RUN,
    PAGE,
    PAGE_COLUMNS,
    STREAK,
    STREAK_COLUMNS,
    history_of,
    page_in,
    result_of,
    select,
)


class Save(NamedTuple):
    """One result to be saved."""

    target_id: int
    new: bool
    """Its target was first listed in this run, so there is nothing to look up."""
    result: Result


def histories(db: Connection, run_id: int, urls: Sequence[str]) -> Iterator[tuple[str, TargetHistory]]:
    """The history from runs before `run_id`, of those of `urls` that were listed then.

    What a program of another version, or with other rules, read last is without its hash: it is read again.
    """
    same = "SELECT id FROM runs WHERE (version, rules) = (SELECT version, rules FROM runs WHERE id = :run)"
    ours = {row["id"] for row in db.all(same, {"run": run_id})}
    # CROSS JOIN is SQLite's word for "in this order": one index look-up per URL, never a scan of all.
    of = "json_each(:urls) asked CROSS JOIN targets t ON t.url = asked.value AND t.first_run < :run"
    sql = select(EARLIER, of, history_only=True)
    for start in range(0, len(urls), _AT_ONCE):
        asked = urls[start : start + _AT_ONCE]
        for row in db.all(sql, {"run": run_id, "urls": as_json(asked)}):
            history = history_of(row)
            yield row["url"], history if row["run_id"] in ours else _without_hash(history)


def leading_to(db: Connection, run_id: int, pages: Sequence[str]) -> dict[str, str]:
    """The URLs whose last answer, before a run, came from one of these pages, each with its page."""
    final = "coalesce(r.final_url, r.healthy_url)"
    page = f"substr({final}, 1, instr({final} || '#', '#') - 1)"
    sql = f"""SELECT t.url, {page} AS page FROM results r JOIN targets t ON t.id = r.target_id
               WHERE r.run_id < :run AND {page} IN (SELECT value FROM json_each(:pages))"""
    return {row["url"]: row["page"] for row in db.execute(sql, {"run": run_id, "pages": as_json(pages)})}


def save(db: Connection, run: Run, batch: Sequence[Save], compress_over: int) -> None:
    """Write each result with the history it makes; the last of several for one target counts."""
    earlier = _streaks(db, run.id, [each.target_id for each in batch if not each.new])
    results, pages = [], []
    for each in batch:
        result, target_id = each.result, each.target_id
        after = advance(earlier.get(target_id, _NEVER), result, run_started=run.started)
        accepted = is_accepted(result)
        if accepted and after.page is not None:
            pages.append([target_id, *PAGE.cells(after.page), *_repository_cells(after.page)])
        results.append(
            [
                target_id,
                run.id,
                status_of(result),
                final_url_of(result),
                after.final_url,
                timestamp(result.checked_at),
                result.seconds,
                encode(result.evidence, compress_over, with_page=not accepted),
                *JUDGEMENT.cells(result.judgement),
                *STREAK.cells(after),
            ]
        )
    insert(db, "results", _RESULT_COLUMNS, results, _RESULT_AGAIN)
    insert(db, "pages", _PAGES_COLUMNS, pages, _PAGE_AGAIN)


def _streaks(db: Connection, run_id: int, target_ids: Sequence[int]) -> dict[int, TargetHistory]:
    """What `advance` counts on from. Pages are left where they are: the row of one that did not change stays as it is.

    As one cell, because each row that is fetched lets go of Python's lock (see `insert_all`).
    """
    if not target_ids:
        return {}
    row = db.execute(_STREAKS, {"run": run_id, "targets": as_json(target_ids)}).fetchone()
    return _streaks_decoder.decode(row[0])


def accept(db: Connection, before: int, url: str) -> tuple[str | None, str | None] | None:
    """Keep the page of the newest result before run `before` as the accepted one, and close the change."""
    sql = select(EARLIER, "(SELECT * FROM targets WHERE url = :url) t")
    row = db.execute(sql, {"run": before, "url": url}).fetchone()
    if row is None or row["changed_since"] is None:
        return None
    page = decode(row["evidence"]).page
    if page is None:
        return None
    former = page_in(row)
    cells = [row["id"], *PAGE.cells(page), *_repository_cells(page)]
    insert(db, "pages", _PAGES_COLUMNS, [cells], _PAGE_AGAIN)
    # The validators are the former page's: a conditional request with them would ask for the former page.
    db.execute(
        """UPDATE results SET changed_since = NULL, changed_checks = 0, etag = NULL, last_modified = NULL
            WHERE target_id = :id AND run_id = :run""",
        {"id": row["id"], "run": row["run_id"]},
    )
    titles(db)
    return (former.title if former else None, page.title)


def titles(db: Connection) -> None:
    """Update the search index with the titles of results: all at once, as each one changes the index of words."""
    db.execute(
        """UPDATE targets SET title = p.title FROM pages p
            WHERE p.target_id = targets.id AND targets.title IS NOT p.title"""
    )


def done_urls(db: Connection, run_id: int) -> frozenset[str]:
    """URLs that a run has checked and that need no recheck."""
    doubtful = """typeof(evidence) = 'blob' OR instr(evidence, '"pending":true')"""
    sql = f"""SELECT url, CASE WHEN {doubtful} THEN evidence END AS doubtful
                FROM targets JOIN results ON target_id = id WHERE run_id = ? AND verdict <> 'unchecked'"""
    return frozenset(row["url"] for row in db.execute(sql, [run_id]) if not decode(row["doubtful"]).pending)


def of_run(db: Connection, run_id: int) -> Iterator[Result]:
    """The results of `done_urls`."""
    sql = select("run_id = :run AND verdict <> 'unchecked'", "targets t")
    for row in db.execute(f"{sql} WHERE r.run_id = :run", {"run": run_id}):
        result = result_of(row, page_in(row))
        if not result.evidence.pending:
            yield result


def latest(db: Connection, run_id: int, urls: Sequence[str]) -> Iterator[Result]:
    """The results of some URLs in a run, or in the one before it."""
    sql = select(OF_RUN, "json_each(:urls) asked CROSS JOIN targets t ON t.url = asked.value")
    for row in db.execute(sql, {"run": run_id, "urls": as_json(urls)}):
        if row["run_id"] is not None:
            yield result_of(row, page_in(row))


def forget(db: Connection, run_id: int, keep: Sequence[int] = ()) -> None:
    """Drop the results of a run, except those of the targets to keep."""
    sql = "DELETE FROM results WHERE run_id = ? AND target_id NOT IN (SELECT value FROM json_each(?))"
    db.execute(sql, [run_id, as_json(list(keep))])


def drop_superseded(db: Connection, run_id: int) -> None:
    """Make a run's rows the latest ones: those they replace go."""
    db.execute(
        """DELETE FROM results WHERE run_id < :run AND (verdict = 'unchecked' OR target_id IN
             (SELECT target_id FROM results WHERE run_id = :run AND verdict <> 'unchecked'))""",
        {"run": run_id},
    )


def _without_hash(history: TargetHistory) -> TargetHistory:
    if history.page is None or history.page.content_hash is None:
        return history
    return msgspec.structs.replace(history, page=msgspec.structs.replace(history.page, content_hash=None))


def _repository_cells(page: PageMetadata) -> tuple[Any, ...]:
    facts = page.repository
    if facts is None:
        return None, None, None, None
    return encodable(facts.full_name), facts.stars, int(facts.archived), facts.pushed_at


def _upsert(columns: Sequence[str], key: Sequence[str], *, where_changed: bool = False) -> str:
    facts = [f'"{name}"' for name in columns if name not in key]
    clause = f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in facts)
    if where_changed:
        clause += " WHERE " + " OR ".join(f"{name} IS NOT excluded.{name}" for name in facts)
    return clause


_AT_ONCE = 1_000
_NEVER = TargetHistory()
_RESULT_COLUMNS = (
    "target_id", "run_id", "status", "final_url", "healthy_url", "checked_at", "seconds", "evidence",
    *JUDGEMENT_COLUMNS, *STREAK_COLUMNS,
)  # fmt: skip
_RESULT_AGAIN = _upsert(_RESULT_COLUMNS, ("target_id", "run_id"))
_PAGES_COLUMNS = ("target_id", *PAGE_COLUMNS, "repository_name", "stars", "archived", "pushed_at")
_PAGE_AGAIN = _upsert(_PAGES_COLUMNS, ("target_id",), where_changed=True)
_REMEMBERED = ("verdict", "reason", *STREAK_COLUMNS)
_STREAKS = f"""
    SELECT json_group_object(r.target_id, json_object('final_url', r.healthy_url,
           {", ".join(f"'{name}', r.{name}" for name in _REMEMBERED)}))
      FROM json_each(:targets) asked
     CROSS JOIN results r ON r.target_id = asked.value AND r.run_id =
           (SELECT max(run_id) FROM results WHERE target_id = asked.value AND {EARLIER})"""
_streaks_decoder = msgspec.json.Decoder(dict[int, TargetHistory])
