"""Statuses without a meaning, under which browsers show the page all the same. Pure."""

import re

from linkcheck.model import PageMetadata, Response

_NOT_MODIFIED = 304
_REFUSED = 999
_SERVERS_OWN = re.compile(
    r"\b[1-9]\d\d\b|\b(?:moved|found|redirect\w*|status|error|multiple choices|see other|object|document)\b",
    re.IGNORECASE,
)
"""What servers title their own pages under such statuses: “302 Found”, “Object moved”, “Redirecting …”."""


def is_odd(response: Response) -> bool:
    """Whether browsers show the body as they would under 200: a redirect that names no address, a status beyond 599."""
    if 300 <= response.status < 400:
        return response.status != _NOT_MODIFIED and not (response.header("location") or "").strip()
    return response.status >= 600 and response.status != _REFUSED


def shows_page(response: Response, page: PageMetadata | None) -> bool:
    """Whether an odd answer has a page of its own: it is titled, and not as servers title theirs."""
    if page is None or not is_odd(response):
        return False
    title = page.title or page.h1
    return bool(title) and _SERVERS_OWN.search(title or "") is None
