"""Every provider, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from linkcheck.providers.provider import Provider

PROVIDERS: Mapping[str, Provider] = MappingProxyType({})
