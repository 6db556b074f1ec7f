"""Rows of results as they are read back, each with the history, the page and what is known beside it."""

from sqlite3 import Row

import msgspec

from linkcheck.model import TRUSTED, Judgement, PageMetadata, Result, TargetHistory
from linkcheck.store.evidence import decode
from linkcheck.store.rows.cells import moment
from linkcheck.store.rows.shape import Shape

JUDGEMENT_COLUMNS = ("verdict", "reason", "confidence", "detail", "notes", "suggested_url", "fix", "more")
STREAK_COLUMNS = (
    "since", "last_checked", "last_ok", "failing_since", "failed_checks", "blocked_since", "recoveries",
    "redirect_url", "redirect_runs", "etag", "last_modified", "changed_since", "changed_checks", "wall_returns",
    "open_checks",
)  # fmt: skip
PAGE_COLUMNS = (
    "title", "title_source", "authors", "published", "modified", "kind", "description", "site_name", "language",
    "canonical_url", "content_type", "content_length", "content_hash", "doi", "arxiv_id", "licence", "duration", "h1",
    "candidates", "repository", "more",
)  # fmt: skip

EARLIER = "run_id < :run AND verdict <> 'unchecked'"
"""Rows of the runs before `:run` that checked the target."""
OF_RUN = f"run_id = :run OR ({EARLIER})"
"""The row of `:run`, or else the one that is carried over into it."""

JUDGEMENT = Shape(Judgement, JUDGEMENT_COLUMNS)
STREAK = Shape(TargetHistory, STREAK_COLUMNS)
PAGE = Shape(PageMetadata, PAGE_COLUMNS)


def select(rows: str, of: str, *, history_only: bool = False) -> str:
    """SQL for the targets `of` a FROM clause (as `t`), with the newest of their result `rows`, and their pages.

    With `history_only` the rows are for `history_of` and `page_in` alone: an eighth less time.
    """
    return f"""
        SELECT {_KNOWN if history_only else f"{_KNOWN}, {_SEEN}"}
          FROM {of}
          LEFT JOIN results r ON r.target_id = t.id AND r.run_id =
               (SELECT max(run_id) FROM results WHERE target_id = t.id AND ({rows}))
          LEFT JOIN pages p ON p.target_id = t.id
          LEFT JOIN archives a ON a.url = t.url
          {"" if history_only else "LEFT JOIN relocations m ON m.url = t.url"}"""


def history_of(row: Row) -> TargetHistory:
    """The history in one row of `select`, page included."""
    page = page_in(row)
    return _HISTORY.struct(row[_HISTORY_CELLS], page=page, title=page.title if page is not None else None)


def result_of(row: Row, page: PageMetadata | None) -> Result:
    """The result in one row of `select`, whose `page` is kept apart where it can be trusted."""
    evidence = decode(row["evidence"])
    if row["verdict"] in TRUSTED and evidence.page is None:
        evidence = msgspec.structs.replace(evidence, page=page)
    checked_at = moment(row["checked_at"])
    assert checked_at is not None  # noqa: S101 - NOT NULL
    return Result(
        url=row["url"],
        evidence=evidence,
        judgement=JUDGEMENT.struct(row[_JUDGEMENT_CELLS]),
        checked_at=checked_at,
        seconds=row["seconds"] or 0.0,
    )


def page_in(row: Row) -> PageMetadata | None:
    """The page in one row of `select`; None when none was ever read."""
    return PAGE.struct(row[_PAGE_CELLS]) if row["kind"] is not None else None


_HISTORY = Shape(
    TargetHistory,
    ("verdict", "reason", "final_url", "first_seen", "archive_url", "overdue", "expiring", "leads_on", *STREAK_COLUMNS),
)
_OVERDUE = """EXISTS (SELECT 1 FROM results WHERE target_id = t.id AND verdict = 'unchecked'
                          AND run_id > coalesce(r.run_id, 0) AND run_id < :run)"""
_EXPIRING = """instr(r.notes, '"certificate-expiring"') > 0"""
_LEADS_ON = """instr(r.notes, '"script-redirect"') > 0"""
_TARGET = ("t.id", "t.url", "r.run_id")
_KNOWN = ", ".join(
    (
        *_TARGET,
        *("r.verdict", "r.reason", "r.healthy_url", "t.first_seen", "a.archive_url", _OVERDUE, _EXPIRING, _LEADS_ON),
        *(f"r.{name}" for name in STREAK_COLUMNS),
        *(f"p.{name}" for name in PAGE_COLUMNS),
    )
)
_SEEN = ", ".join(
    (
        *(f"r.{name}" for name in (*JUDGEMENT_COLUMNS, "checked_at", "seconds", "evidence")),
        "m.relocated_url",
        *(f"m.{name} AS relocation_{name}" for name in ("how", "evidence", "sure")),
    )
)
_HISTORY_CELLS = slice(len(_TARGET), len(_TARGET) + len(_HISTORY.columns))
_PAGE_CELLS = slice(_HISTORY_CELLS.stop, _HISTORY_CELLS.stop + len(PAGE_COLUMNS))
_JUDGEMENT_CELLS = slice(_PAGE_CELLS.stop, _PAGE_CELLS.stop + len(JUDGEMENT_COLUMNS))
