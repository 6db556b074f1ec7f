"""Official answers in batches, and catalogues that know what an entry without a link may mean.

Flows without I/O; `registry` lists the first, `suggesters` the second.
"""

from linkcheck.providers.entry import Entry, best, read_entry
from linkcheck.providers.options import ProviderOptions
from linkcheck.providers.provider import Flow, Provider, When
from linkcheck.providers.registry import PROVIDERS, providers
from linkcheck.providers.suggester import Suggester
from linkcheck.providers.suggesters import SUGGESTERS

__all__ = [
    "PROVIDERS",
    "SUGGESTERS",
    "Entry",
    "Flow",
    "Provider",
    "ProviderOptions",
    "Suggester",
    "When",
    "best",
    "providers",
    "read_entry",
]
