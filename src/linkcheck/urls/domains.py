"""Registrable domains: what somebody can buy."""

from functools import lru_cache

from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=65536)
def registrable_domain(host: str) -> str:
    """`www.bbc.co.uk` → `bbc.co.uk`, by the public suffix list; the host itself where there is none (addresses)."""
    if host.rpartition(".")[2].isdecimal() or ":" in host:
        return host
    return _suffixes().privatesuffix(host.rstrip(".").lower()) or host
