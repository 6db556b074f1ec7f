"""Order targets by host, drive them, keep the deadline.

`crawler` holds the tasks, `frontier` the state of every target; `hosts`, `recheck`, `outage` and `fresh` are the
decisions, each pure. `distributed` cuts a crawl into batches for Dask workers.

All but the options is imported when it is first named: the import includes asyncio and the parsers of pages, and a run
without requests does not need them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from linkcheck.crawl.options import CrawlOptions, CrawlSettings

if TYPE_CHECKING:
    from linkcheck.crawl.crawler import crawl
    from linkcheck.crawl.fresh import split
    from linkcheck.crawl.outage import Fetch, connected
    from linkcheck.crawl.providers import drive, is_conclusive, query_all

__all__ = [
    "CrawlOptions",
    "CrawlSettings",
    "Fetch",
    "connected",
    "crawl",
    "drive",
    "is_conclusive",
    "query_all",
    "split",
]

_HOMES = {
    "crawl": "crawler",
    "split": "fresh",
    "Fetch": "outage",
    "connected": "outage",
    "drive": "providers",
    "is_conclusive": "providers",
    "query_all": "providers",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
