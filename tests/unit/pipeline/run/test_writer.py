"""What the writer saves when, and what becomes of its faults."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkcheck.errors import StoreError
from linkcheck.model import Confidence, Evidence, Judgement, Result, Run, Target, Verdict
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.store import StoreOptions
from tests.internet import run

NOW = datetime(2026, 3, 4, 3, tzinfo=UTC)


def url(number: int) -> str:
    return f"https://h.test/{number}"


def result(number: int, verdict: Verdict = Verdict.OK) -> Result:
    judgement = Judgement(verdict=verdict, reason=verdict.value, confidence=Confidence.CERTAIN)
    return Result(url=url(number), evidence=Evidence(), judgement=judgement, checked_at=NOW)


def saved(database: Path) -> list[tuple[str, str]]:
    """The results that another program sees, in the order of their targets."""
    with closing(sqlite3.connect(database)) as db:
        sql = "SELECT url, verdict FROM results JOIN targets ON id = target_id ORDER BY id"
        return list(db.execute(sql))


def writing(database: Path, scene: Callable[[StoreWriter], Awaitable[None]], targets: int = 1_200) -> None:
    """Play a scene inside a run over so many targets."""

    async def main() -> None:
        async with StoreWriter(database, StoreOptions()) as writer:
            listed = [Target(url=url(number), host="h.test", links=()) for number in range(targets)]
            await writer.call(writer.store.begin, Run(started=NOW), listed)
            await scene(writer)

    run(main())


def test_a_call_sees_everything_that_was_written_before(tmp_path: Path) -> None:
    async def scene(writer: StoreWriter) -> None:
        await writer.write(result(0))
        await writer.write(result(1, Verdict.BROKEN))
        found = await writer.call(writer.store.results_of, [url(0), url(1)])
        assert [each.judgement.verdict for each in found] == [Verdict.OK, Verdict.BROKEN]

    writing(tmp_path / "x.db", scene)


def test_the_later_of_two_results_counts(tmp_path: Path) -> None:
    async def scene(writer: StoreWriter) -> None:
        await writer.write(result(0))
        await writer.flush()
        await writer.write(result(0, Verdict.MOVED))
        await writer.flush()

    writing(tmp_path / "x.db", scene)
    assert saved(tmp_path / "x.db") == [(url(0), "moved")]


def test_a_full_batch_is_saved_without_a_wait(tmp_path: Path) -> None:
    async def scene(writer: StoreWriter) -> None:
        for number in range(1_001):
            await writer.write(result(number))
        assert len(saved(tmp_path / "x.db")) == 1_000

    writing(tmp_path / "x.db", scene)


def test_a_single_result_is_saved_soon_although_none_follows(tmp_path: Path) -> None:
    async def scene(writer: StoreWriter) -> None:
        await writer.write(result(0))
        for _ in range(1_000):
            await asyncio.sleep(0.1)
            if saved(tmp_path / "x.db"):
                return
        raise AssertionError("it was never saved")

    writing(tmp_path / "x.db", scene)


def test_a_fault_of_an_earlier_save_is_raised_by_what_comes_next(tmp_path: Path) -> None:
    async def scene(writer: StoreWriter) -> None:
        await writer.call(
            writer.store._db.execute,
            "CREATE TRIGGER no BEFORE INSERT ON results BEGIN SELECT RAISE(ABORT, 'disk'); END",
        )
        await writer.write(result(0))
        with pytest.raises(StoreError, match="disk"):
            await writer.call(writer.store.resume)

    writing(tmp_path / "x.db", scene)


def test_a_folder_that_cannot_be_made_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    async def main() -> None:
        async with StoreWriter(tmp_path / "file" / "x.db", StoreOptions()):
            raise AssertionError("it was opened")

    with pytest.raises(StoreError, match="file") as caught:
        run(main())
    assert caught.value.remedy
