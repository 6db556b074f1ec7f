"""The last words of an address, which mostly are those of the page's name."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

_WORD = re.compile(r"[a-z0-9]{2,}")
_ENOUGH = 0.6
_LEAST = 2
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug_words(url: str) -> frozenset[str]:
    """Words of the last segment of the path that has at least two."""
    try:
        path = urlsplit(url[:2000]).path
    except ValueError:
        return frozenset()
    for segment in reversed(path.split("/")):
        stem = re.sub(r"\.\w{2,5}$", "", unquote(segment))
        words = frozenset(word for word in _WORD.findall(_plain(stem)) if not word.isdigit())
        if len(words) >= _LEAST:
            return words
    return frozenset()


def last_words(url: str) -> frozenset[str]:
    """Words of the last segment of the path, however few."""
    try:
        segments = urlsplit(url[:2000]).path.strip("/").split("/")
    except ValueError:
        return frozenset()
    return frozenset(_WORD.findall(_plain(unquote(segments[-1]))))


def is_in(words: frozenset[str], text: str) -> float:
    """The share of an address's words that a text has; letters with and without marks alike."""
    if not words:
        return 0.0
    lower = text.casefold()
    own = set(_WORD.findall(_plain(lower)))
    if not lower.isascii():
        own.update(_WORD.findall(_plain(lower.translate(_GERMAN))))
    return len(words & own) / len(words)


def is_supported(words: frozenset[str], text: str) -> bool:
    """Whether the address is made of the text's words."""
    return is_in(words, text) >= _ENOUGH


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower().replace("'", "")
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char)).replace("'", "").replace("’", "")
