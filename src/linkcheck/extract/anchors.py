"""Fragment ids that GitHub gives headings."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))

_ENCLOSED = (range(0x24B6, 0x24EA), range(0x1F130, 0x1F14A), range(0x1F150, 0x1F16A), range(0x1F170, 0x1F18A))
"""Letters in circles and squares: symbols by category, alphabetic by property."""

_VARIATION = "\ufe0f"
"""Says that the character before it is an emoji. A mark, so GitHub keeps it where it drops the emoji."""
_JOINERS = "\u200c\u200d"
"""Join or part letters, and join emoji to one. They count as parts of words (UTS 18, annex C), so GitHub keeps them."""
_WITHOUT_JOINERS = str.maketrans("", "", _JOINERS)
_DROPPED = re.compile(r"[^a-z0-9_ -]+")
"""Of ASCII."""
_SHORTCODES_AT_END = re.compile(r"(?:[ ]*:[a-z0-9_+-]{1,50}:)+[ ]*\Z")


def slug(heading: str) -> str:
    """GitHub's id for a heading's visible text.

    Letters of all scripts, marks (the invisible half of many emoji too), joiners, digits, `_` and `-` stay, each space
    becomes a `-`, everything else goes.
    """
    return _kept(heading.strip()).replace(" ", "-")


def _kept(heading: str) -> str:
    lower = heading.lower()
    return _DROPPED.sub("", lower) if lower.isascii() else "".join(filter(_is_kept, lower))


@lru_cache(maxsize=8192)
def _is_kept(character: str) -> bool:
    if character in " -" or character in _JOINERS or unicodedata.category(character) in _KEPT:
        return True
    return any(ord(character) in letters for letters in _ENCLOSED)


def anchors(headings: Iterable[str]) -> set[str]:
    """The ids of headings in order: a repeated one gets `-1`, `-2` and so on.

    Where a heading begins or ends with an image, a comment or another tag that leaves a space, or ends with an emoji,
    GitHub's documents and its pages do not agree on whether the space counts; so each spelling is taken. So are those
    with joiners and without, of which browsers found but one in GitHub's earlier pages.
    """
    texts = [*headings]
    found = _numbered(map(slug, texts))
    if any(text[:1] == " " or not text[-1:].isalnum() or not text.isascii() for text in texts):
        for spelling in _OTHER_SPELLINGS:
            found |= _numbered(spelling(text).replace(" ", "-") for text in texts)
    return found


_OTHER_SPELLINGS: tuple[Callable[[str], str], ...] = (
    _kept,
    lambda text: _kept(text).rstrip(_VARIATION),
    lambda text: _kept(text.lstrip()).rstrip(" " + _VARIATION),
    lambda text: _kept(_SHORTCODES_AT_END.sub("", text)),
    lambda text: _kept(_SHORTCODES_AT_END.sub(" ", text)),
    lambda text: _kept(text.strip().translate(_WITHOUT_JOINERS)),
)


def _numbered(slugs: Iterable[str]) -> set[str]:
    repeats: dict[str, int] = {}
    found: set[str] = set()
    for base in slugs:
        name = base
        while name in found:
            repeats[base] = repeats.get(base, 0) + 1
            name = f"{base}-{repeats[base]}"
        found.add(name)
    return found
