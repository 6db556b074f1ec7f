"""Places inside pages of other sites: which of the listed `#…` a whole page does not have. Pure."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

_ANCHOR = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)\b[^<>]{0,500}?\s(?:id|name)\s*=\s*(?:\"([^\"]{1,300})\"|'([^']{1,300})'|([^\s\"'<>]{1,300}))",
    re.IGNORECASE,
)
_ANY = re.compile(r"\s(?:id|name)\s*=\s*(?:\"([^\"]{1,300})\"|'([^']{1,300})'|([^\s\"'<>]{1,300}))", re.IGNORECASE)
_FAMILY = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "section", "a", "dt", "article"])
"""Elements that authors and generators give anchors to."""
_ENOUGH = 3
"""Anchors of that family from which a page is written with them, and not made by scripts."""
_LEFT_ALONE = re.compile(
    r"(?:l\d+(?:c\d+)?(?:-l?\d+(?:c\d+)?)?|lines?-\d.*|(?:issue|discussion|commit|gist)?comment-?\d+|discussion_r\d+|"
    r"pullrequestreview-\d+|issue-\d+|diff-.*|top|readme|content|main|start|.*[=&/!:~,].*|\d+)",
    re.IGNORECASE | re.DOTALL,
)
"""Lines, comments, routes, text fragments (WICG), parameters: whatever scripts or browsers make of a fragment."""
NO_FRAGMENT = "no-fragment"
"""Marker: a fragment that leads nowhere in the page."""
_LONGEST = 120
_PREFIX = "user-content-"
"""Put before the ids of a text that a code host renders."""


def checkable(fragments: Iterable[str]) -> tuple[str, ...]:
    """The fragments that name a place in the markup."""
    return tuple(dict.fromkeys(each for each in fragments if each and not _LEFT_ALONE.fullmatch(unquote(each))))


def fragment_markers(fragments: Iterable[str], text: str) -> tuple[str, ...]:
    """Markers of the fragments that a whole page does not have."""
    return tuple(f"{NO_FRAGMENT}:{each[:_LONGEST]}" for each in missing(fragments, text))


def missing(fragments: Iterable[str], text: str) -> tuple[str, ...]:
    """Those of the fragments that no `id` or `name` of a whole page is; none where its anchors are made by scripts."""
    wanted = checkable(fragments)
    if not wanted:
        return ()
    family = sum(match["tag"].lower() in _FAMILY for match in _ANCHOR.finditer(text))
    if family < _ENOUGH:
        return ()
    known = {unescape(match[1] or match[2] or match[3] or "").strip() for match in _ANY.finditer(text)}
    folded = {each.casefold().removeprefix(_PREFIX) for each in known}
    return tuple(
        each
        for each in wanted
        if not {name.casefold().removeprefix(_PREFIX) for name in (each, unquote(each))} & folded
    )
