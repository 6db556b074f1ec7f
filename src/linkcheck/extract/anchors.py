"""Fragment ids that GitHub gives headings."""

import unicodedata
from collections.abc import Iterable

_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))


def slug(heading: str) -> str:
    """GitHub's id for a heading's visible text.

    Letters of all scripts, marks (the invisible half of many emoji too), digits, `_` and `-` stay, each space becomes
    a `-`, everything else goes.
    """
    kept = (c for c in heading.strip().lower() if c in " -" or unicodedata.category(c) in _KEPT)
    return "".join(kept).replace(" ", "-")


def anchors(headings: Iterable[str]) -> set[str]:
    """The ids of headings in order: a repeated one gets `-1`, `-2` and so on."""
    repeats: dict[str, int] = {}
    found: set[str] = set()
    for heading in headings:
        base = name = slug(heading)
        while name in found:
            repeats[base] = repeats.get(base, 0) + 1
            name = f"{base}-{repeats[base]}"
        found.add(name)
    return found
