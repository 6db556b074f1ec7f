"""Official answers in batches, and catalogues that know what an entry without a link may mean.

Flows without I/O; `registry` lists the first, `suggesters` the second. Both are imported when one of their names is
first used: most commands have only the options to read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from linkcheck.providers.options import ProviderOptions
from linkcheck.providers.provider import Flow, Provider, When

if TYPE_CHECKING:
    from linkcheck.providers.catalogues import Catalogues
    from linkcheck.providers.entry import WorkEntry, best, read_entry
    from linkcheck.providers.registry import PROVIDERS, providers
    from linkcheck.providers.suggester import Suggester
    from linkcheck.providers.suggesters import SUGGESTERS

__all__ = [
    "PROVIDERS",
    "SUGGESTERS",
    "Catalogues",
    "Flow",
    "Provider",
    "ProviderOptions",
    "Suggester",
    "When",
    "WorkEntry",
    "best",
    "providers",
    "read_entry",
]

_HOMES = {
    "Catalogues": "catalogues",
    "WorkEntry": "entry",
    "best": "entry",
    "read_entry": "entry",
    "PROVIDERS": "registry",
    "providers": "registry",
    "Suggester": "suggester",
    "SUGGESTERS": "suggesters",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
