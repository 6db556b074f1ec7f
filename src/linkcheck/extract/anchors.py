"""Fragment ids that GitHub gives headings."""

import re
from collections.abc import Iterable

_DROPPED = re.compile(r"[^\w\- ]")


def slug(heading: str) -> str:
    """GitHub's id for a heading's visible text: letters, digits, `_` and `-` stay, spaces become `-`."""
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


def anchors(headings: Iterable[str]) -> set[str]:
    """The ids of headings in order: a repeated one gets `-1`, `-2` and so on."""
    taken: dict[str, int] = {}
    found: set[str] = set()
    for heading in headings:
        base = name = slug(heading)
        while name in found:
            taken[base] = taken.get(base, 0) + 1
            name = f"{base}-{taken[base]}"
        found.add(name)
    return found
