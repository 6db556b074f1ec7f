"""Every kind of file that may lie where the database should be."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from linkcheck.errors import StoreError
from linkcheck.model import Verdict
from linkcheck.store import Store
from linkcheck.store.files.migrations import migrations
from linkcheck.store.files.schema import STEPS, applied, pending
from tests.integration.store.nights import night, url

SCHEMAS = Path(__file__).parent / "schemas"


def filled(path: Path) -> Path:
    with Store.open(path) as store:
        night(store, 0, {f"page-{number}": Verdict.OK for number in range(200)})
    return path


def test_garbage_is_set_aside_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"this is no database, but it may be dear to someone" * 40)
    with Store.open(path) as store:
        (notice,) = store.notices
        night(store, 0, {"a": Verdict.OK})
    (aside,) = tmp_path.glob("x.db.corrupt-*")
    assert str(aside) in notice
    assert aside.read_bytes().startswith(b"this is no database")


def test_a_torn_database_is_set_aside_and_said_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)
    with Store.open(path) as store:
        assert "damaged" in store.notices[0]
    (aside,) = tmp_path.glob("x.db.corrupt-*")
    assert aside.read_bytes() == bytes(data)


def test_damage_in_the_middle_is_found_before_the_run(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    data = bytearray(path.read_bytes())
    middle = len(data) // 4096 // 2 * 4096
    data[middle : middle + 4096] = b"\x55" * 4096
    path.write_bytes(data)
    with Store.open(path) as store:
        assert ".recover" in store.notices[0]
        night(store, 0, {"a": Verdict.OK})
    (aside,) = tmp_path.glob("x.db.corrupt-*")
    assert aside.read_bytes() == bytes(data)


def test_damage_met_while_reading_is_a_store_error(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    data = bytearray(path.read_bytes())
    for start in range(4096 * 12, len(data) - 4096, 4096):
        data[start : start + 4096] = b"\x55" * 4096
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged|SQLite"), Store.open(path, read_only=True) as store:
        store.report()


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes()[100:] == before[100:]


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    with sqlite3.connect(path) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('linkcheck', 'm999_later', '')"
        )
    newer.close()
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"newer linkcheck \(it has m999_later\)") as raised:
            Store.open(path, read_only=read_only)
        assert "Upgrade linkcheck" in raised.value.remedy


def test_a_missing_folder_and_a_folder_in_its_place_are_explained(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "nowhere" / "x.db")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path)


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database here"):
        Store.open(tmp_path / "x.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_file_can_still_be_read(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    before = path.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert len(store.report().links) == 200
        with pytest.raises(StoreError, match="read-only"):
            store.prune(store.report().run.started)
    assert path.read_bytes() == before


@pytest.mark.parametrize("schema", sorted(path.stem for path in SCHEMAS.glob("*.sql")))
def test_an_older_file_migrates_and_keeps_its_history(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "x.db"
    older = sqlite3.connect(path)
    older.executescript((SCHEMAS / f"{schema}.sql").read_text())
    older.close()
    with Store.open(path) as store:
        assert not pending(store._db)
        record = store.history(url("a"))
        assert record is not None
        assert [each.verdict for each in record.intervals] == [Verdict.OK, Verdict.BROKEN]
        assert record.history.page is not None
        night(store, 7, {"a": Verdict.OK})
        assert [each.verdict for each in store.report().links[0].intervals][-1] is Verdict.OK


def test_every_step_of_the_schema_has_an_older_file_to_start_from() -> None:
    with Store.open(":memory:") as store:
        assert [name.partition("_")[0] for name in applied(store._db)] == sorted(
            path.stem for path in SCHEMAS.glob("*.sql")
        )


def test_every_step_of_the_schema_is_known_by_name_without_importing_it() -> None:
    steps = migrations.pending(Database(memory=True, execute_plugins=False))
    assert tuple(step.name for step in steps) == STEPS
