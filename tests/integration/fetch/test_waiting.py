"""What a run waits for, reported while it waits."""

import asyncio

import pytest

from linkcheck.cli.texts.progress import progress
from linkcheck.fetch import Fetcher, FetchOptions, Waiting
from linkcheck.model import Request
from tests.internet import Host, Page, TestInternet, run


def test_the_host_with_the_longest_pause_is_named_with_its_links() -> None:
    async def scene() -> list[Waiting | None]:
        busy = Host(name="busy.test", default=Page(status=429, headers=(("Retry-After", "50"),)))
        slow = Host(name="slow.test", default=Page(title="Late", delay=19.0))
        async with (
            TestInternet([busy, slow]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            assert fetcher.waiting() is None
            urls = ["http://slow.test/", *(f"http://busy.test/{n}" for n in range(5))]
            async with asyncio.TaskGroup() as group:
                for url in urls:
                    group.create_task(fetcher.fetch(Request(url=url, retries=2)))
                await asyncio.sleep(6)  # before the second request for the silent page joins the line
                paused = fetcher.waiting()
            return [paused, fetcher.waiting()]

    paused, after = run(scene())
    assert paused is not None
    assert (paused.host, paused.requests) == ("busy.test", 5)
    assert 42 < paused.seconds < 46
    assert after is None


def test_a_log_says_what_is_waited_for_although_no_result_arrives(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 11))
    monkeypatch.setattr("linkcheck.cli.texts.progress.time.monotonic", lambda: float(next(clock)))
    with progress(quiet=False) as lines:
        lines.begin(700)
        lines.waits(Waiting(host="www.example.com", requests=5, seconds=42.2))
    assert "0 of 700 links, waiting for www.example.com: 5 links, next in 42 s" in capsys.readouterr().err
