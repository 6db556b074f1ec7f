"""What of a document a reader sees, found without a parser: linear in its length, whatever stands there."""

import re
from html import unescape

_INNER_TAG = re.compile(r"<[^<>]{0,300}>")
_LONGEST = 16_384


def element(text: str, low: str, name: str) -> str:
    """Text of the first such element, tags inside it dropped, at most 300 characters."""
    start = low.find(f"<{name}")
    while start >= 0 and low[start + len(name) + 1 : start + len(name) + 2] not in {">", " ", "\n", "\t", "\r"}:
        start = low.find(f"<{name}", start + 1)
    opened = low.find(">", start, start + 600) if start >= 0 else -1
    if opened < 0:
        return ""
    closed = low.find(f"</{name}", opened, opened + 2000)
    inner = text[opened + 1 : closed if closed >= 0 else opened + 301]
    return " ".join(unescape(_INNER_TAG.sub(" ", inner)).split())[:300]


def visible(text: str) -> str:
    """Text without markup, scripts and styles, for comparison; linear in its length."""
    low = text[:_LONGEST]
    for name in ("script", "style"):
        low = _drop(low, name)
    return " ".join(re.sub(r"<[^<>]{0,2000}>", " ", low).split())[:8192]


def _drop(text: str, name: str) -> str:
    parts, place, low = [], 0, text.lower()
    while (start := low.find(f"<{name}", place)) >= 0:
        parts.append(text[place:start])
        end = low.find(f"</{name}", start)
        if end < 0:
            return "".join(parts)
        place = end
    return "".join([*parts, text[place:]])
