"""New addresses of dead links: found by ways, proved by their pages.

A way (`ways/`) names possible addresses of one dead link: a flow without I/O, as in `linkcheck.providers`. `search`
tries the ways of `registry` in order and asks for what they name; `assess` decides whether what answers is the same
thing, and how sure that is. Pure but for the requests, which `pipeline.run.relocations` sends through the run's
`Fetcher`. `budget` bounds them: a link, a host and a run.
"""

from typing import TYPE_CHECKING, Any

from linkcheck.relocate.options import RelocateOptions

if TYPE_CHECKING:
    from linkcheck.relocate.search import Search, search

__all__ = ["RelocateOptions", "Search", "search"]


def __getattr__(name: str) -> Any:
    if name not in {"Search", "search"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from linkcheck.relocate import search as module

    return getattr(module, name)
