"""Where the crawl runs: in this process, or on Dask workers here or on a cluster. The results are the same."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from linkcheck.config import Config
from linkcheck.model import Evidence, Target, TargetHistory

if TYPE_CHECKING:
    from linkcheck.fetch import Fetcher


class Workers(msgspec.Struct, frozen=True, kw_only=True):
    """Workers beside this process; with neither option this process crawls alone."""

    workers: int | None = None
    """Processes on this machine."""
    cluster: str | None = None
    """Address of a Dask scheduler: `tcp://host:8786`."""


def crawl_targets(
    due: Sequence[Target],
    histories: Mapping[str, TargetHistory],
    config: Config,
    workers: Workers,
    fetcher: "Fetcher",
    stop: asyncio.Event,
) -> AsyncGenerator[tuple[Target, Evidence], None]:
    """Every target once with its evidence, as it becomes known. Its costs are added to the fetcher's stats."""
    from linkcheck.crawl import crawl
    from linkcheck.providers import providers

    sources = providers(config.provider_options())
    if workers.workers is None and workers.cluster is None:
        return crawl(
            due,
            histories,
            fetch=fetcher.fetch,
            providers=sources,
            options=config.crawl_options(),
            stop=stop,
            accept=fetcher.options.accepted,
            hosts=fetcher.hosts,
        )
    from linkcheck.crawl.distributed.batch import BatchContext, BatchStats
    from linkcheck.crawl.distributed.dask_workers import crawl_on_workers

    def add(bill: BatchStats) -> None:
        fetcher.stats.requests += bill.requests
        fetcher.stats.bytes += bill.bytes
        fetcher.reported.update(bill.hosts)

    context = BatchContext(
        fetch=config.fetch_options(), crawl=config.crawl_options(), providers=tuple(sources), hosts=dict(fetcher.hosts)
    )
    return crawl_on_workers(
        due, histories, context, workers=workers.workers, cluster=workers.cluster, stop=stop, on_stats=add
    )
