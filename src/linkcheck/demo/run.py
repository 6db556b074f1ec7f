"""Five checks of the demonstration's list, a day apart by the clock they are given."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from linkcheck.config import Config
from linkcheck.crawl import CrawlSettings
from linkcheck.demo import days, entries
from linkcheck.demo.internet.server import Internet
from linkcheck.demo.lists import LIST, write_files
from linkcheck.fetch import FetchOptions, HostOptions
from linkcheck.model import RunState
from linkcheck.pipeline.check import Checked, Job, run_check
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.reports.database import database_path
from linkcheck.pipeline.reports.publish import publish
from linkcheck.pipeline.run.listener import Listener
from linkcheck.providers import ProviderOptions

DAYS = entries.LAST + 1
"""Checks that a demonstration makes."""
_GENTLE = ("github.com", "api.github.com", "web.archive.org")
"""Hosts that linkcheck spares by default; those of the demonstration are ours."""
_PAUSE = 0.01


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One check that is done."""

    number: int
    """From 1."""
    date: datetime
    checked: Checked
    page: Path
    """The report."""


async def demonstrate(
    reports: str = "reports", *, listener: Listener | None = None, stop: asyncio.Event | None = None
) -> AsyncIterator[Day]:
    """Write the list into the working directory, and check it once a day; each day's report replaces the last.

    Setting `stop` ends it with the check under way, whose report is written still.
    """
    write_files()
    today = 0
    internet = Internet(days.site_on(lambda: today), days.hosts(), shown=entries.SHOWN, refusing=entries.REFUSING)
    first = datetime.now(UTC) - timedelta(days=entries.LAST)
    stop = stop or asyncio.Event()
    async with internet:
        config = _config(internet, reports)
        for today in range(DAYS):
            yield await _check(config, today, first + timedelta(days=today), listener, stop)
            if stop.is_set():
                return


async def _check(config: Config, today: int, begun: datetime, listener: Listener | None, stop: asyncio.Event) -> Day:
    job = Job(config=config, sources=sources_of(config), database=database_path(config), demonstration=True)
    offset = begun - datetime.now(UTC)
    checked = await run_check(job, listener=listener, stop=stop, now=lambda: datetime.now(UTC) + offset)
    assert checked.report.run.state is not RunState.NETWORK_DOWN  # noqa: S101 - the canary is ours
    return Day(number=today + 1, date=begun, checked=checked, page=publish(checked.report, config))


def _config(internet: Internet, reports: str) -> Config:
    """Less patience than the real internet deserves, and all requests to the demonstration's own servers."""
    network = msgspec.convert(
        internet.settings()
        | {"connect_timeout": 5, "first_byte_timeout": 1.5, "total_timeout": 4, "backoff": 0.05, "retries": 1}
        | {"interval": _PAUSE, "patience": 0.5},
        FetchOptions,
    )
    hosts = {name: HostOptions(interval=_PAUSE, concurrency=4) for name in _GENTLE}
    # The header keeps a token of the environment away; the made-up server asks for none.
    api = msgspec.structs.replace(hosts["api.github.com"], headers={"Authorization": "Bearer demonstration"})
    hosts["slow-desk.example"] = HostOptions(concurrency=1)
    return Config(
        sources=(LIST,),
        reports=reports,
        network=network,
        crawl=CrawlSettings(confirm_after=0.2, canaries=(entries.CANARY,), seed=1),
        providers=ProviderOptions(),
        hosts={**hosts, "api.github.com": api},
    )
