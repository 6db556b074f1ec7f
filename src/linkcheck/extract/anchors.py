"""Fragment ids that GitHub gives headings."""

import unicodedata
from collections.abc import Iterable

_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))

_ENCLOSED = (range(0x24B6, 0x24EA), range(0x1F130, 0x1F14A), range(0x1F150, 0x1F16A), range(0x1F170, 0x1F18A))
"""Letters in circles and squares: symbols by category, alphabetic by property."""


def slug(heading: str) -> str:
    """GitHub's id for a heading's visible text.

    Letters of all scripts, marks (the invisible half of many emoji too), digits, `_` and `-` stay, each space becomes
    a `-`, everything else goes.
    """
    return "".join(filter(_is_kept, heading.strip().lower())).replace(" ", "-")


def _is_kept(character: str) -> bool:
    if character in " -" or unicodedata.category(character) in _KEPT:
        return True
    return any(ord(character) in letters for letters in _ENCLOSED)


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
