"""Official answers in batches. Flows without I/O; `registry` lists them."""

from linkcheck.providers.options import ProviderOptions
from linkcheck.providers.provider import Flow, Provider, When
from linkcheck.providers.registry import PROVIDERS, providers

__all__ = ["PROVIDERS", "Flow", "Provider", "ProviderOptions", "When", "providers"]
