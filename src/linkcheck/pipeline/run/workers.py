"""Who asks: this process, or Dask workers on this machine or a cluster. What comes back is the same."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from linkcheck.config import Config
from linkcheck.model import Evidence, Target, TargetHistory

if TYPE_CHECKING:
    from linkcheck.fetch import Fetcher


class Crew(msgspec.Struct, frozen=True, kw_only=True):
    """Workers beside this process; with neither, it asks alone."""

    workers: int | None = None
    """Processes on this machine."""
    cluster: str | None = None
    """Address of a Dask scheduler: `tcp://host:8786`."""


def ask(
    due: Sequence[Target],
    histories: Mapping[str, TargetHistory],
    config: Config,
    crew: Crew,
    fetcher: "Fetcher",
    stop: asyncio.Event,
) -> AsyncGenerator[tuple[Target, Evidence], None]:
    """Every target once with its evidence, as it becomes known. What it costs is added to the fetcher's stats."""
    from linkcheck.crawl import crawl  # noqa: PLC0415 - reads pages: slow to import, and many a run asks for none
    from linkcheck.providers import providers  # noqa: PLC0415

    sources = providers(config.provider_options())
    if crew.workers is None and crew.cluster is None:
        return crawl(due, histories, fetch=fetcher.fetch, providers=sources, options=config.crawl, stop=stop)
    from linkcheck.crawl.distributed.batch import Orders, Spent  # noqa: PLC0415 - most runs have no workers
    from linkcheck.crawl.distributed.dask_workers import crawl_on_workers  # noqa: PLC0415

    def add(bill: Spent) -> None:
        fetcher.stats.requests += bill.requests
        fetcher.stats.bytes += bill.bytes

    orders = Orders(fetch=config.fetch_options(), crawl=config.crawl, providers=tuple(sources))
    return crawl_on_workers(due, histories, orders, workers=crew.workers, cluster=crew.cluster, stop=stop, spent=add)
