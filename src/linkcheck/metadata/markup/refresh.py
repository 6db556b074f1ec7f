"""Redirects written into a page instead of its status line."""

import re

from linkcheck.metadata.markup.charset import decode_html, header
from linkcheck.metadata.markup.content import is_html
from linkcheck.metadata.markup.head import skim
from linkcheck.model.http.exchange import Headers
from linkcheck.urls.address import join_web

# HTML standard, "shared declarative refresh steps": seconds, a separator, an optional `url=`, optional quotes.
_REFRESH = re.compile(
    r"\s*(\d{1,9})(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:\"([^\"]*)|'([^']*)|(.*))",
    re.IGNORECASE | re.DOTALL,
)


def meta_refresh(url: str, headers: Headers, body: bytes) -> tuple[float, str] | None:
    """Delay and absolute URL of the page's refresh to another page, if it has one. Never raises."""
    if (value := header(headers, "refresh")) and (found := _target(value, url, url)):
        return found
    if not is_html(headers, body):
        return None
    head = skim(decode_html(headers, body))
    base = join_web(url, head.base) if head.base else url
    for attributes in head.metas:
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            return _target(attributes.get("content", ""), base or url, url)
    return None


def _target(value: str, base: str, url: str) -> tuple[float, str] | None:
    match = _REFRESH.match(value[:8192])
    if match is None:
        return None
    location = (match[2] or match[3] or match[4] or "").strip()
    target = join_web(base, location) if location else None
    if target is None or target.partition("#")[0] == url.partition("#")[0]:
        return None
    return float(match[1]), target
