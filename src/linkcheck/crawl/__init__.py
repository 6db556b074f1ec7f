"""Order targets by host, drive them, keep the deadline.

`crawler` holds the tasks, `ledger` knows where every target stands; `queue`, `confirm`, `silence`, `network` and
`fresh` are the decisions, each pure. `batch` is the part of a crawl that also runs on a Dask worker.
"""

from linkcheck.crawl.crawler import crawl
from linkcheck.crawl.fresh import split
from linkcheck.crawl.network import Fetch, connected
from linkcheck.crawl.options import CrawlOptions
from linkcheck.crawl.probe import ask_name_servers, probe
from linkcheck.crawl.providers import drive, refer, settles

__all__ = [
    "CrawlOptions",
    "Fetch",
    "ask_name_servers",
    "connected",
    "crawl",
    "drive",
    "probe",
    "refer",
    "settles",
    "split",
]
