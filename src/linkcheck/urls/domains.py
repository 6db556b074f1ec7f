"""Registrable domains: those that a person can register."""

from functools import lru_cache
from typing import TYPE_CHECKING

from linkcheck.urls.compare import parse

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=1)
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@lru_cache(maxsize=65536)
def registrable_domain(host: str) -> str:
    """`www.bbc.co.uk` → `bbc.co.uk`, by the public suffix list; the host itself where there is none (addresses)."""
    host = host.rstrip(".").lower()
    if host.rpartition(".")[2].isdecimal() or ":" in host:
        return host
    try:
        return str(_suffixes().privatesuffix(host) or host)
    except (ValueError, UnicodeError):
        return host


def is_public_suffix(label: str) -> bool:
    """Whether the list has a suffix: `com` and `uk`, not `backup` or `js`."""
    return bool(_listed().is_public(label))


@lru_cache(maxsize=1)
def _listed() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False)


def domain_of(url: str) -> str:
    """The registrable domain of a URL's host: `bbc.co.uk` for `https://www.bbc.co.uk/news`."""
    return registrable_domain(parse(url).host.partition(":")[0])
