import asyncio
from pathlib import Path

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from linkcheck.pipeline.run.snapshots import SnapshotLookups, snapshots
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.providers import ProviderOptions
from linkcheck.store import StoreOptions
from tests.internet import run

URLS = [f"http://dead.example/{n}" for n in range(6)]


def look_up(
    *statuses: int, options: ProviderOptions | None = None, listed: str | None = None
) -> tuple[dict[str, str | None], list[str]]:
    config = Config(providers=options or ProviderOptions())
    asked: list[str] = []

    async def fetch(request: Request) -> Outcome:
        asked.append(request.url)
        rows = [["timestamp"], ["20190815120000"]] if "%2F1&" in request.url else []
        status = statuses[(len(asked) - 1) % len(statuses)]
        return Response(url=request.url, status=status, body=msgspec.json.encode(rows))

    async def scene() -> dict[str, str | None]:
        dates = {URLS[0]: listed} if listed else {}
        return {url: found async for url, found in snapshots(URLS, dates, config, fetch)}

    return asyncio.run(scene()), asked


def test_a_find_and_a_miss_are_distinguished() -> None:
    found, asked = look_up(200)
    assert found == dict.fromkeys(URLS) | {URLS[1]: f"https://web.archive.org/web/20190815120000/{URLS[1]}"}
    assert len(asked) == len(URLS)


def test_the_snapshot_of_when_it_was_listed_is_wanted() -> None:
    _, asked = look_up(200, listed="2024-03-02")
    assert "&closest=20240302000000&" in asked[0]
    assert "closest" not in asked[1]


@pytest.mark.parametrize("status", [429, 503])
def test_an_archive_that_limits_us_is_asked_no_more(status: int) -> None:
    found, asked = look_up(status)
    assert found == {}
    assert len(asked) == 2


def test_one_hiccup_is_no_reason_to_stop() -> None:
    found, asked = look_up(503, 200)
    assert (len(found), len(asked)) == (3, 6)


def test_the_archive_can_be_left_alone() -> None:
    assert look_up(200, options=ProviderOptions(archive=False)) == ({}, [])


def test_snapshots_are_looked_up_while_the_crawl_goes_on(tmp_path: Path) -> None:
    asked: list[str] = []

    async def fetch(request: Request) -> Outcome:
        await asyncio.sleep(1.0)
        asked.append(request.url)
        return Response(url=request.url, status=200, body=b"[]")

    async def scene() -> list[int]:
        async with StoreWriter(tmp_path / "x.db", StoreOptions()) as writer:
            lookups = SnapshotLookups([], Config(), writer, fetch)
            running = asyncio.create_task(lookups.run())
            counts = []
            for number in range(3):
                lookups.add(f"https://dead.test/{number}")
                lookups.add(f"https://dead.test/{number}")
                await asyncio.sleep(2.0)
                counts.append(len(asked))
            lookups.close()
            await running
            return counts

    assert run(scene()) == [1, 2, 3]


def test_an_archive_that_does_not_answer_is_asked_no_more_for_the_rest_of_the_run(tmp_path: Path) -> None:
    asked: list[str] = []

    async def fetch(request: Request) -> Outcome:
        asked.append(request.url)
        return Failure(url=request.url, kind=FailureKind.TIMEOUT)

    async def scene() -> None:
        async with StoreWriter(tmp_path / "x.db", StoreOptions()) as writer:
            lookups = SnapshotLookups([], Config(), writer, fetch)
            running = asyncio.create_task(lookups.run())
            for number in range(6):
                lookups.add(f"https://dead.test/{number}")
                await asyncio.sleep(1.0)
            lookups.close()
            await running

    run(scene())
    assert len(asked) == 2
