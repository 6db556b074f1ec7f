"""A `Request` in, an `Outcome` out. The only home of aiohttp and tenacity.

`Fetcher` is imported when it is first named: aiohttp takes 0.15 s, which a run that has nothing to ask need not pay.
"""

from typing import TYPE_CHECKING, Any

from linkcheck.fetch.options import FetchOptions, FromEnvironment, HostOptions
from linkcheck.fetch.stats import Stats

if TYPE_CHECKING:
    from linkcheck.fetch.client import Fetcher

__all__ = ["FetchOptions", "Fetcher", "FromEnvironment", "HostOptions", "Stats"]


def __getattr__(name: str) -> Any:
    if name != "Fetcher":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from linkcheck.fetch.client import Fetcher  # noqa: PLC0415

    return Fetcher
