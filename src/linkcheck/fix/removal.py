"""Remove a link's brackets and leave its text, where that is certain."""

import re

from linkcheck.model import Link, LinkKind

_TITLE = re.compile(r"""\s*(?:"[^"\\]*"|'[^'\\]*'|\([^()\\]*\))?\s*\)""")


def unlinked(text: str, link: Link, destination: int) -> tuple[int, int, str] | None:
    """Start, end and replacement for `[text](destination "title")`; None for every other way to write a link."""
    if link.kind is not LinkKind.INLINE:
        return None
    start = destination
    stop = destination + len(link.raw)
    if text[start - 1 : start] == "<" and text[stop : stop + 1] == ">":
        start, stop = start - 1, stop + 1
    opening = re.search(r"\]\(\s*\Z", text[max(0, start - 200) : start])
    closing = _TITLE.match(text, stop)
    if opening is None or closing is None:
        return None
    close_bracket = max(0, start - 200) + opening.start()
    open_bracket = _matching(text, close_bracket)
    if open_bracket is None or text[open_bracket - 1 : open_bracket] == "!":
        return None
    return open_bracket, closing.end(), text[open_bracket + 1 : close_bracket]


def _matching(text: str, close: int) -> int | None:
    depth = 0
    for offset in range(close, max(-1, close - 10_000), -1):
        if text[offset - 1 : offset] == "\\":
            continue
        if text[offset] == "]":
            depth += 1
        elif text[offset] == "[":
            depth -= 1
            if depth == 0:
                return offset
    return None
