"""A `Request` in, an `Outcome` out. The only home of aiohttp and tenacity."""

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.options import FetchOptions, FromEnvironment, HostOptions
from linkcheck.fetch.stats import Stats

__all__ = ["FetchOptions", "Fetcher", "FromEnvironment", "HostOptions", "Stats"]
