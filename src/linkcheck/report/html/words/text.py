"""Makes hostile text fit for a page, before it is escaped: the template's autoescape and the script do that."""

import re
from urllib.parse import quote

from linkcheck.report.text.sanitize import one_line

_UNSAFE_IN_URL = re.compile(
    '[\x00-\x20\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\u3000\ufeff\ud800-\udfff<>"`]'
)

LONGEST_URL = 2_000
"""No browser's address bar takes much more; a longer one is shown cut and never made a link."""


def clean(text: str | None, limit: int = 240) -> str:
    """One line of harmless text, at most `limit` characters; nothing for None."""
    if not text:
        return ""
    if len(text) <= limit and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return one_line(text[: limit * 8], limit)


def clean_url(url: str) -> str:
    """A URL with every character that could hide or break something percent-encoded, capped."""
    if len(url) > LONGEST_URL:
        url = url[: LONGEST_URL - 1] + "…"
    return _UNSAFE_IN_URL.sub(lambda found: quote(found.group(), safe="", errors="replace"), url)


def may_open(url: str) -> bool:
    """Whether a URL may become a link: http and https only, and whole."""
    return url[:8].lower().startswith(("http://", "https://")) and len(url) <= LONGEST_URL and not url.endswith("…")


def plural(count: int, one: str, many: str = "") -> str:
    """`1 link`, `1,234 links`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
