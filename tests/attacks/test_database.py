"""Promise: damage is said and heals; no file that is not ours is moved; a cut history is refused."""

import json
import os
import random
from pathlib import Path

import pytest

from linkcheck.errors import StoreError
from linkcheck.model import Verdict
from linkcheck.store import Store
from tests.attacks.conftest import linkcheck
from tests.integration.store.nights import night

WORDS: dict[str | int, Verdict] = {
    f"page-{number}": Verdict.OK if number % 3 else Verdict.BROKEN for number in range(30)
}


def filled(path: Path) -> Path:
    with Store.open(path) as store:
        night(store, 0, WORDS)
        night(store, 1, WORDS)
    return path


def texts(data: bytes) -> list[int]:
    """Places inside texts and JSON: where SQLite itself sees no damage."""
    places = []
    for word in (b"page-1", b"broken", b"list.md", b'"outcome"', b'"status"', b"certain", b"2026-"):
        start = -1
        while (start := data.find(word, start + 1)) >= 0:
            places.append(start + len(word) // 2)
    return places


def test_a_flipped_byte_inside_text_costs_no_more_than_that(tmp_path: Path) -> None:
    """Every command reads on, or says that the database is damaged; a check always goes on."""
    data = filled(tmp_path / "x.db").read_bytes()
    rng = random.Random(4711)
    for number, place in enumerate(rng.sample(texts(data), 60)):
        spoilt = bytearray(data)
        spoilt[place] ^= rng.choice((0x80, 0x01, 0x22, 0xFF))
        path = tmp_path / f"{number}.db"
        path.write_bytes(spoilt)
        try:
            with Store.open(path, read_only=True) as store:
                store.report()
                list(store.export_lines())
        except StoreError:
            pass
        with Store.open(path) as store:
            night(store, 2, WORDS)
            assert {each.result.judgement.verdict for each in store.report().links} == {Verdict.OK, Verdict.BROKEN}


@pytest.mark.parametrize("name", ["some.txt", "notes.md", "data"])
@pytest.mark.parametrize("content", [b"dear to me\n" * 200, b"\0" * 8192, b"PK\3\4" * 2000])
def test_a_file_that_is_not_ours_is_left_alone(repository: Path, name: str, content: bytes) -> None:
    Path("a.md").write_text("x\n")
    Path(name).write_bytes(content)
    done = linkcheck("check", "a.md", "--offline", "--db", name)
    assert done.returncode == 3
    assert b"left alone" in done.stderr
    assert Path(name).read_bytes() == content
    assert not list(Path().glob("*.corrupt-*"))


def test_a_damaged_lock_is_not_blamed_on_the_database(repository: Path) -> None:
    Path("a.md").write_text("x\n")
    Path("x.db.lock").write_bytes(b"no lock" * 1000)
    done = linkcheck("check", "a.md", "--offline", "--db", "x.db")
    assert done.returncode == 3
    assert b"x.db.lock" in done.stderr
    assert b"remove it" in done.stderr
    assert not list(Path().glob("*.corrupt-*"))


def test_a_database_in_a_folder_that_takes_none_is_a_clear_fault(repository: Path) -> None:
    Path("a.md").write_text("x\n")
    for name in ("/proc/x.db", "/dev/null/x.db", "a.md/x.db"):
        done = linkcheck("check", "a.md", "--offline", "--db", name)
        assert done.returncode == 3
        assert b"Traceback" not in done.stderr
        assert name.encode() in done.stderr or os.path.dirname(name).encode() in done.stderr  # noqa: PTH120


def refused(folder: Path, lines: list[str]) -> bool:
    """Whether an import leaves nothing behind."""
    path = folder / "fresh.db"
    with Store.open(path) as store:
        try:
            store.import_lines(lines)
        except StoreError:
            assert store._db.execute("SELECT count(*) FROM runs").fetchone()[0] == 0
            return True
        finally:
            path.unlink()
    return False


def test_a_history_that_lacks_or_repeats_any_line_is_refused(tmp_path: Path) -> None:
    with Store.open(filled(tmp_path / "x.db")) as store:
        lines = list(store.export_lines())
    assert not refused(tmp_path, lines)
    for number in range(len(lines)):
        assert refused(tmp_path, lines[:number]), "cut at a line's end"
        # Without its last run a history is that of the day before.
        if '"number":2' not in lines[number]:
            assert refused(tmp_path, lines[:number] + lines[number + 1 :]), lines[number]
    for number in (1, 2, 3, len(lines) - 1):
        assert refused(tmp_path, lines[: number + 1] + lines[number:]), lines[number]


@pytest.mark.parametrize("value", [None, [], {}, "no such thing", -1, 1e300, True])
def test_a_spoilt_value_anywhere_is_refused_or_harmless(tmp_path: Path, value: object) -> None:
    with Store.open(filled(tmp_path / "x.db")) as store:
        lines = list(store.export_lines())
    for number in (0, 1, 3, len(lines) - 1):
        for key in json.loads(lines[number]):
            spoilt = json.dumps(json.loads(lines[number]) | {key: value})
            path = tmp_path / f"{number}-{key}.db"
            with Store.open(path) as store:
                try:
                    store.import_lines([*lines[:number], spoilt, *lines[number + 1 :]])
                except StoreError:
                    continue
                store.report()
                list(store.export_lines())
