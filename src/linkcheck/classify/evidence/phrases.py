"""Titles that are not the page's: "not found" in many languages, and the words of gatekeepers.

A phrase counts only when it is a whole title, a whole heading, or a whole part of one between separators. Texts are
never searched: a changelog that says "has been removed" is a healthy page.
"""

import re
import unicodedata
from functools import lru_cache

from linkcheck.classify.evidence import phrasebook

_SEPARATOR = re.compile(r"\s+[-–—|·•:»~/]+\s+|\s*[|»·•]\s*|:\s+")
_MARKS = re.compile(r"[()\[\]{}!?.,…\"“”„]+(?:(?<=!)1+$)?")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^(?:(?:o+ps|u+ps|uh[ -]oh|whoops|sorry|hmm+|oh no|ouch|error|http)\b[\W_]*)+")
_NUMBER = re.compile(
    r"(?:(?:error|http|fehler|erreur|ошибка|errore|erro|fout|fel|hata|错误|エラー)[\W_]*)?(?:code[\W_]*)?"
    r"4(?:04|10)(?:[\W_]*(?:error|fehler|erreur|ошибка|errore|erro|page|http|gone))?"
)


def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase)[-1] for phrase in phrases)


# Compared as titles are: without their edges, where a vowel sign of Devanagari counts as one, and without the
# Turkish difference between two letters that are one in capitals elsewhere.
_NOT_FOUND = frozenset(_EDGE.sub("", phrase).replace("ı", "i") for phrase in phrasebook.NOT_FOUND)
# A title without any of these cannot hold a phrase, and most titles need no closer look.
_NOT_FOUND_WORDS = _last_words(_NOT_FOUND)
_GATEKEEPER_WORDS = _last_words(phrasebook.GATEKEEPERS)


@lru_cache(maxsize=4096)
def not_found(title: str) -> bool:
    """Whether a title or heading says, as a whole, that there is no such page."""
    text = _comparable(title)
    if "404" not in text and "410" not in text and _NOT_FOUND_WORDS.isdisjoint(_WORD.findall(text)):
        return False
    return any(_says_missing(part) for part in _parts(text))


@lru_cache(maxsize=4096)
def gatekeeper(title: str) -> bool:
    """Whether a title is that of a page that stands before pages."""
    text = _comparable(title)
    if _GATEKEEPER_WORDS.isdisjoint(_WORD.findall(text)):
        return False
    return any(_EDGE.sub("", part) in phrasebook.GATEKEEPERS for part in _parts(text))


def _comparable(title: str) -> str:
    text = title[:400]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().replace("’", "'").replace("ı", "i").split())


def _parts(text: str) -> list[str]:
    return [text, *_SEPARATOR.split(text)]


def _says_missing(part: str) -> bool:
    bare = _EDGE.sub("", " ".join(_MARKS.sub(" ", part).split()))
    if bare in _NOT_FOUND or _NUMBER.fullmatch(bare):
        return True
    rest = _EDGE.sub("", _PREFIX.sub("", bare))
    if rest in _NOT_FOUND or _NUMBER.fullmatch(rest):
        return True
    rest = _EDGE.sub("", re.sub(r"^4(?:04|10)\b|\b4(?:04|10)$|\berror$", "", rest))
    rest = _EDGE.sub("", _PREFIX.sub("", rest))
    return rest in _NOT_FOUND
