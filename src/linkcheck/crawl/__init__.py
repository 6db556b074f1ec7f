"""Order targets by host, drive them, keep the deadline.

`crawler` holds the tasks, `frontier` the state of every target; `hosts`, `recheck`, `outage` and `fresh` are the
decisions, each pure. `distributed` cuts a crawl into batches for Dask workers.

`crawl` is imported when it is first named: the import includes the parsers of pages, and a run without requests does
not need them.
"""

from typing import TYPE_CHECKING, Any

from linkcheck.crawl.fresh import split
from linkcheck.crawl.options import CrawlOptions, CrawlSettings
from linkcheck.crawl.outage import Fetch, connected
from linkcheck.crawl.providers import drive, is_conclusive, query_all

if TYPE_CHECKING:
    from linkcheck.crawl.crawler import crawl

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


def __getattr__(name: str) -> Any:
    if name != "crawl":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from linkcheck.crawl.crawler import crawl  # noqa: PLC0415

    return crawl
