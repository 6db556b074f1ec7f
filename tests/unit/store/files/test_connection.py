"""Rows read all at once are the same as rows read one by one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from linkcheck.store.files.connection import Connection
from linkcheck.store.files.database import MEMORY, open_for_writing
from linkcheck.store.options import StoreOptions


@pytest.fixture
def db() -> Iterator[Connection]:
    with closing(open_for_writing(MEMORY, StoreOptions())[0]) as db:
        yield db


VALUES = "SELECT column1 AS text FROM (VALUES (:first), (CAST(x'61ff62' AS TEXT)), ('ü'))"


def test_invalid_bytes_in_a_text_do_not_stop_the_reading_of_all_rows(db: Connection) -> None:
    assert [row["text"] for row in db.all(VALUES, {"first": "a"})] == ["a", "a\ufffdb", "ü"]


def test_invalid_bytes_are_replaced_in_later_rows_too(db: Connection) -> None:
    db.all("SELECT 'a' AS text", {})
    assert [row["text"] for row in db.execute(VALUES, {"first": "a"})] == ["a", "a\ufffdb", "ü"]


def test_an_error_of_the_statement_itself_is_raised(db: Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        db.all("SELECT * FROM absent", {})
