"""What pruning deletes, row by row: what ended before a moment, and nothing of that moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from linkcheck.model import Finding, Severity, Verdict
from linkcheck.store import Store
from tests.integration.store.nights import night, started, url

OK, FAILING = Verdict.OK, Verdict.FAILING
MINUTE = timedelta(minutes=1)
"""A result is of a minute after the start of its run."""


def finding(message: str) -> Finding:
    return Finding(
        reason="duplicate-link", severity=Severity.NOTE, message=message, path="sources/list.md", line=4, column=1
    )


@contextmanager
def tables(path: Path, older_than: datetime) -> Iterator[sqlite3.Connection]:
    with Store.open(path) as store:
        store.prune(older_than)
    with closing(sqlite3.connect(path)) as db:
        yield db


def values(db: sqlite3.Connection, sql: str) -> list[object]:
    return [row[0] for row in db.execute(sql)]


def test_what_was_listed_and_found_at_the_limit_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        night(store, 0, {"a": OK, "b": OK, "c": OK}, findings=[finding("early"), finding("at the limit")])
        night(store, 1, {"a": OK, "b": OK, "c": OK}, findings=[finding("early"), finding("at the limit")])
        night(store, 2, {"a": OK, "c": OK}, findings=[finding("at the limit")])
        night(store, 3, {"a": OK})
    with tables(path, started(2)) as db:
        sql = "SELECT t.url FROM targets t JOIN occurrences o ON o.target_id = t.id ORDER BY t.url"
        assert values(db, sql) == [url("a"), url("c")]
        assert values(db, "SELECT url FROM targets ORDER BY url") == [url("a"), url("c")]
        assert values(db, "SELECT message FROM findings") == ["at the limit"]


def test_only_runs_before_the_limit_that_nothing_refers_to_go(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        for number in range(5):
            night(store, number, {"a": OK})
    with tables(path, started(2)) as db:
        assert values(db, "SELECT id FROM runs ORDER BY id") == [1, 3, 4, 5]


def test_runs_that_a_verdict_a_place_or_a_target_began_or_ended_in_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        night(store, 0, {"a": OK})
        night(store, 1, {"a": OK})
        night(store, 2, {"b": OK, "a": OK})  # a target is new, and the other stands on another line
        night(store, 3, {"b": OK, "a": OK})  # the last verdict on the new one
        for number in (4, 5, 6):
            night(store, number, {"b": Verdict.UNCHECKED, "a": OK})
    with tables(path, started(5)) as db:
        assert values(db, "SELECT id FROM runs ORDER BY id") == [1, 3, 4, 6, 7]


def test_an_interval_that_ended_at_the_limit_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        for number, verdict in enumerate([FAILING, FAILING, OK, OK]):
            night(store, number, {"a": verdict})
    ended = started(1) + MINUTE
    with tables(path, ended) as db:
        assert values(db, "SELECT verdict FROM intervals ORDER BY first_run") == ["failing", "ok"]
    with tables(path, ended + MINUTE) as db:
        assert values(db, "SELECT verdict FROM intervals ORDER BY first_run") == ["ok"]


def test_the_last_run_counts_as_recent_however_old_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        for number in range(3):
            night(store, number, {"a": OK} if number else {"a": OK, "b": OK})
    with tables(path, started(99)) as db:
        assert values(db, "SELECT id FROM runs ORDER BY id") == [1, 3]
        assert values(db, "SELECT url FROM targets") == [url("a")]
