"""Titles that are not the page's: "not found" in many languages, placeholders, and interstitials.

A phrase counts only when it is the whole title or heading, once the name of the site is taken off. An article whose
title is split at a colon ("404: Life not found") keeps its title. Texts are never searched: a changelog that says
"has been removed" is a healthy page.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from linkcheck.classify.evidence import likeness, phrasebook, placeholders
from linkcheck.classify.evidence.missing import may_say_missing, says_missing

_BETWEEN = re.compile(r"\s+[-–—|·•~/«]+\s+|\s*[|»·•«]\s*|(?<=[^\x00-\x7f])\s*[-_]\s*|\s*_\s*(?=[^\x00-\x7f])")
"""Between a title and the name of its site."""
_COLON = re.compile(r"\s*:\s+|(?<=[^\x00-\x7f]):")
_MARKS = re.compile(r"[()\[\]{}!?.,…\"“”„。，！？、¡¿]+(?:(?<=!)1+$)?")
_WORD = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^(?:(?:o+ps|u+ps|uh[ -]oh|whoops|sorry|hmm+|oh no|ouch|error|http)\b[\W_]*)+")
_NUMBER = re.compile(
    r"(?:(?:error|http|fehler|erreur|ошибка|errore|erro|fout|fel|hata|错误|エラー)[\W_]*)?(?:code[\W_]*)?"
    r"4(?:04|10)(?:[\W_]*(?:error|fehler|erreur|ошибка|errore|erro|page|http|gone))?"
)
_SERVER_VERSION = re.compile(r"apache tomcat/[\d.]+|(?:iis|microsoft-iis)[ /]?[\d.]+")
_VENDOR = re.compile(r"\S+ used cloudflare to restrict access")
_SITE_WORDS = 4
"""Most words of what is taken for a site's name beside a phrase that may begin an article's title."""
_CLEAR_WORDS = 3
"""Least number of words of a phrase that is clear by itself, with any text beside it."""


def _trimmed(text: str) -> str:
    """Without what is neither letter, digit nor a sign on a letter, at both ends."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or unicodedata.category(text[end - 1]).startswith("M")):
        end -= 1
    return text[start:end]


def _bare(text: str) -> str:
    return _trimmed(" ".join(_MARKS.sub(" ", text).split()))


def _comparable(title: str) -> str:
    text = title[:400]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().replace("’", "'").replace("ı", "i").replace("i̇", "i").split())


def _prepared(phrases: Iterable[str]) -> frozenset[str]:
    """Phrases as titles are compared."""
    return frozenset(_bare(_comparable(phrase)) for phrase in phrases)


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase)[-1] for phrase in phrases)


class _Table(NamedTuple):
    """The phrases of one purpose, as titles are compared, each with what it means."""

    phrases: Mapping[str, str]
    words: frozenset[str]
    """The last word of each: a title without any cannot hold a phrase, and most titles need no closer look."""


def _table(meanings: Mapping[str, Iterable[str]]) -> _Table:
    phrases = {phrase: meaning for meaning, spelt in meanings.items() for phrase in _prepared(spelt)}
    return _Table(phrases, _last_words(phrases))


# Made when they are first needed: together they take 3 ms, and not every command judges titles.
@cache
def _missing_phrases() -> _Table:
    return _table({"not-found": phrasebook.NOT_FOUND})


@cache
def _gatekeepers() -> _Table:
    return _table({"gatekeeper": phrasebook.GATEKEEPERS})


@cache
def _private_phrases() -> _Table:
    return _table({"private": phrasebook.PRIVATE})


@cache
def _placeholders() -> _Table:
    return _table(placeholders.TITLES)


_OWN_NAME = "x"
"""Replaces the host's own name in placeholders' phrases."""


@lru_cache(maxsize=4096)
def not_found(title: str, site: str = "") -> bool:
    """Whether a title or heading says, as a whole, that there is no such page; `site` is the site's name if known."""
    text = _comparable(title)
    if (
        "404" in text
        or "410" in text
        or not _missing_phrases().words.isdisjoint(_WORD.findall(text))
        or may_say_missing(text)
    ):
        return _is_whole(text, _says_missing, (_comparable(site),))
    return False


@lru_cache(maxsize=4096)
def gatekeeper(title: str, site: str = "") -> bool:
    """Whether a title is that of a page that stands before pages."""
    text = _comparable(title)
    if _gatekeepers().words.isdisjoint(_WORD.findall(text)):
        return False
    return _is_whole(text, lambda part: _bare(part) in _gatekeepers().phrases, (_comparable(site),))


@lru_cache(maxsize=4096)
def private_title(title: str, site: str = "") -> bool:
    """Whether a title says that a site is private or needs a password."""
    text = _comparable(title)
    if _private_phrases().words.isdisjoint(_WORD.findall(text)):
        return False
    return _is_whole(text, lambda part: _bare(part) in _private_phrases().phrases, (_comparable(site),), words=2)


@lru_cache(maxsize=4096)
def placeholder(title: str, host: str = "", site: str = "") -> str | None:
    """The kind of placeholder (see `placeholders.TITLES`) that a title names as a whole, or None.

    `host` is the page's own: its name inside a phrase counts as one ("example.org is for sale").
    """
    host = host.casefold().partition(":")[0].removeprefix("www.")
    text = _with_own_name(_comparable(title), host)
    if _SERVER_VERSION.fullmatch(text):
        return "default-page"
    if _placeholders().words.isdisjoint(_WORD.findall(text)):
        return None
    known = _placeholders().phrases
    found: list[str] = []

    def says_so(part: str) -> bool:
        bare = _bare(part)
        kind = known.get(bare) or known.get(bare.removeprefix(f"{_OWN_NAME} "))
        found.extend([kind] if kind else [])
        return kind is not None

    # The names of errors are headings in many a manual: beside one only the site's own name may stand.
    return found[0] if _is_whole(text, says_so, (_comparable(site), _OWN_NAME, _name_of(host)), words=2) else None


def is_generic(title: str, host: str = "") -> bool:
    """Whether a title names no thing of its own: common words alone, or the host."""
    text = _comparable(title)
    return _bare(text) in {host, host.rpartition(".")[0]} or not likeness.names_something(text)


def title_key(title: str) -> str:
    """One spelling for all spellings of a title, to count by."""
    return _bare(_comparable(title))


def _name_of(host: str) -> str:
    """The name of a site, from its host: `acme` of `acme.co.uk`."""
    labels = [label for label in host.split(".")[:-1] if label not in {"co", "com", "org", "net", "ac", "blog", "docs"}]
    return labels[-1] if labels else ""


def _with_own_name(text: str, host: str) -> str:
    """The text with `x` for the page's own host, or for the host it is a sub-domain of."""
    labels = host.split(".")
    for start in range(max(1, len(labels) - 1)):
        name = ".".join(labels[start:])
        if "." in name and name in text:
            return re.sub(rf"(?<![\w.-])(?:https?://)?(?:www\.)?{re.escape(name)}(?![\w-])/?", _OWN_NAME, text)
    return text


def _is_whole(text: str, says_so: Callable[[str], bool], names: tuple[str, ...], words: int = 1) -> bool:
    """Whether a phrase is all that a title says beside the name of its site.

    What stands beside a phrase of fewer than `words` words must be one of `names`; beside any other it must be short.
    """
    if says_so(text):
        return True
    parts = [part for part in _BETWEEN.split(text) if part and part.strip()]
    said = [part for part in parts if says_so(part) or _around_colon(part, says_so, names, words)]
    rest = [part for part in parts if part not in said]
    if not said:
        return False
    if any(len(_bare(part).split()) >= _CLEAR_WORDS for part in said):
        return True
    short = any(len(_bare(part).split()) >= words for part in said)
    return all(_is_site(part, names, short=short) for part in rest)


def _around_colon(part: str, says_so: Callable[[str], bool], names: tuple[str, ...], words: int) -> bool:
    """`Site: phrase` or `404: phrase`; a phrase before a colon begins an article's title, unless the site follows."""
    pieces = _COLON.split(part)
    if len(pieces) < 2:
        return False
    first, last = pieces[0], pieces[-1]
    if says_so(last):
        short = len(_bare(last).split()) >= words
        return all(says_so(piece) or _is_site(piece, names, short=short) for piece in pieces[:-1])
    return says_so(first) and _is_site(part.partition(":")[2], names, short=False)


def _is_site(part: str, names: tuple[str, ...], *, short: bool) -> bool:
    """Whether this may be a site's name: it is known to be, or, where that may do, it is short."""
    bare = _bare(part)
    known = not bare or any(bare == _bare(name) for name in names if name) or bool(_VENDOR.fullmatch(part.strip()))
    return known or (short and len(bare.split()) <= _SITE_WORDS)


def _says_missing(part: str) -> bool:
    known = _missing_phrases().phrases
    bare = _bare(part)
    if bare in known or _NUMBER.fullmatch(bare) or says_missing(bare):
        return True
    rest = _trimmed(_PREFIX.sub("", bare))
    if rest in known or _NUMBER.fullmatch(rest):
        return True
    rest = _trimmed(re.sub(r"^4(?:04|10)\b|\b4(?:04|10)$|\berror$", "", rest))
    rest = _trimmed(_PREFIX.sub("", rest))
    return rest in known or says_missing(rest)
