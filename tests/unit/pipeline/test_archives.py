import asyncio
from datetime import UTC, datetime

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.model import Confidence, Judgement, Outcome, Request, Response, TargetHistory, Verdict
from linkcheck.pipeline.archives import dead, snapshots
from linkcheck.providers import ProviderOptions

URLS = [f"http://dead.example/{n}" for n in range(6)]


def judged(verdict: Verdict) -> Judgement:
    return Judgement(verdict=verdict, reason="x", confidence=Confidence.CERTAIN)


def look_up(
    *statuses: int, options: ProviderOptions | None = None, last_ok: datetime | None = None
) -> tuple[dict[str, str | None], list[str]]:
    config = Config(providers=options or ProviderOptions())
    asked: list[str] = []

    async def fetch(request: Request) -> Outcome:
        asked.append(request.url)
        rows = [["timestamp"], ["20190815120000"]] if "%2F1&" in request.url else []
        status = statuses[(len(asked) - 1) % len(statuses)]
        return Response(url=request.url, status=status, body=msgspec.json.encode(rows))

    async def scene() -> dict[str, str | None]:
        histories = {URLS[0]: TargetHistory(last_ok=last_ok)}
        return {url: found async for url, found in snapshots(URLS, histories, config, fetch)}

    return asyncio.run(scene()), asked


def test_only_broken_pages_not_asked_about_before_are_looked_up() -> None:
    verdicts = dict(zip("abc", map(judged, (Verdict.BROKEN, Verdict.FAILING, Verdict.BROKEN)), strict=True))
    assert dead(verdicts) == ["a", "c"]
    assert dead(verdicts, {"a": None}) == ["c"]


def test_a_find_and_a_miss_are_told_apart() -> None:
    found, asked = look_up(200)
    assert found == dict.fromkeys(URLS) | {URLS[1]: f"https://web.archive.org/web/20190815120000/{URLS[1]}"}
    assert len(asked) == len(URLS)


def test_the_snapshot_of_when_it_was_last_healthy_is_wanted() -> None:
    _, asked = look_up(200, last_ok=datetime(2024, 3, 2, 5, tzinfo=UTC))
    assert "&closest=20240302000000&" in asked[0]
    assert "closest" not in asked[1]


@pytest.mark.parametrize("status", [429, 503])
def test_an_archive_that_limits_us_is_left_in_peace(status: int) -> None:
    found, asked = look_up(status)
    assert found == {}
    assert len(asked) == 2


def test_one_hiccup_is_no_reason_to_stop() -> None:
    found, asked = look_up(503, 200)
    assert (len(found), len(asked)) == (3, 6)


def test_the_archive_can_be_left_alone() -> None:
    assert look_up(200, options=ProviderOptions(archive=False)) == ({}, [])
