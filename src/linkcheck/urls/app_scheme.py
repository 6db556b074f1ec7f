"""Addresses that an app opens instead of the browser: `mailto:`, `vscode:`, `slack:`, `magnet:` and others."""

import re

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))", re.IGNORECASE)
"""Without `example.com:8080/x`, which is a host and its port."""
_WEB = ("http", "https", "ws", "wss")
# Schemes that browsers do not follow from a redirect, or that show no content of a server.
_NOWHERE = frozenset(
    {
        "javascript",
        "data",
        "file",
        "about",
        "blob",
        "view-source",
        "chrome",
        "filesystem",
        "vbscript",
        "res",
        "undefined",
    }
)


def app_scheme(url: str) -> str | None:
    """The scheme of an address that an app opens, lower case; None for web addresses, misspelt ones and dead ends."""
    match = _SCHEME.match(url)
    if match is None:
        return None
    scheme = match[1].lower()
    if scheme in _WEB or scheme in _NOWHERE or len(scheme) < 2:
        return None
    from rapidfuzz.distance import OSA

    misspelt = any(OSA.distance(scheme, web) <= 1 for web in ("http", "https"))
    return None if misspelt else scheme
