"""Whether two titles name the same thing.

Stricter than `classify.evidence.likeness`, which only has to notice a page that is something else.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum

from rapidfuzz import fuzz

from linkcheck.classify.evidence.likeness import names_something, usable
from linkcheck.providers.entry import read_entry

_JOINING_WORDS = """
a an and by for from in is of on or the to with de der die das la le el und et y
"""
_JOINING = frozenset(_JOINING_WORDS.split())
"""Words without which a title is still the same."""
_TURNING_WORDS = """
beating beyond comment comments correction erratum no non not rebuttal reply response review reviewed revisited
summary towards without
"""
_TURNING = frozenset(_TURNING_WORDS.split())
"""Words that make another work of a title."""
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_WORD = re.compile(r"\w+")
_SPELT = 90
_LONGEST = 300


class Agreement(IntEnum):
    """How far a title agrees with a name."""

    NONE = 0
    PART = 1
    """One is the other with more before or behind it."""
    SAME = 2
    """The same words in the same order, up to spelling and joining words."""


def agreement(names: Iterable[str], titles: Iterable[str]) -> Agreement:
    """The best agreement of any name with any title."""
    titles = tuple(titles)
    return max((_agree(name, title) for name in names for title in titles), default=Agreement.NONE)


def distinctive_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names that name a thing: two words or more that not every other title has, or one of a kind."""
    return tuple(name for name in names if usable(name) and names_something(name))


def is_distinctive(title: str) -> bool:
    """Whether hardly another page of the world has the same title: three words that count, two of them rare."""
    words = _content(title)
    return len(words) >= 3 and sum(map(_is_rare, words)) >= 2


def names_in(label: str) -> tuple[str, ...]:
    """What a label may call the thing: all of it, the same without brackets, and the title without its authors."""
    plain = _BRACKETS.sub(" ", label)
    return tuple(dict.fromkeys(name for name in (label, plain, read_entry(plain).title) if name.strip()))


def content_words(names: Iterable[str]) -> frozenset[str]:
    """The longer words of some names, without accents and in small letters: enough to pass most addresses over."""
    return frozenset(word for name in names for word in _content(name) if len(word) >= 4)


def _agree(name: str, title: str) -> Agreement:
    one, other = _content(name), _content(title)
    if not one or not other:
        return Agreement.NONE
    if len(one) == len(other) and _spelt_alike(one, other):
        return Agreement.SAME
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not any(map(_is_rare, short)):
        return Agreement.NONE
    places = range(len(long) - len(short) + 1)
    at = next((at for at in places if long[at : at + len(short)] == short), None)
    if at is None:
        return Agreement.NONE
    rest = [*long[:at], *long[at + len(short) :]]
    turned = any(word in _TURNING or any(map(str.isdigit, word)) for word in rest)
    return Agreement.NONE if turned else Agreement.PART


def _spelt_alike(one: list[str], other: list[str]) -> bool:
    """The same words, one of which may be spelt otherwise (`optimisation`); a number never."""
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return not different or (len(different) == 1 and len(one) > 1 and _is_variant(*different[0]))


def _is_variant(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 5 or one[:3] != other[:3] or any(map(str.isdigit, one + other)):
        return False
    return fuzz.ratio(one, other) >= _SPELT


def _is_rare(word: str) -> bool:
    return names_something(word)


def _content(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text[:_LONGEST].casefold().replace("&", " and "))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return [word for word in _WORD.findall(plain) if word not in _JOINING]
