"""Sentences put together from the words for missing pages: `Die angeforderte Seite konnte nicht gefunden werden`."""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from linkcheck.classify.evidence.missing_words import LANGUAGES, Words

_WORD = re.compile(r"[^\W_]+(?:['’·][^\W_]+)*'?")
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "ko"})
_LONGEST = 160


class _Grammar(NamedTuple):
    sentence: re.Pattern[str]
    thing: re.Pattern[str]
    missing: re.Pattern[str]
    absent: re.Pattern[str] | None


def says_missing(text: str) -> bool:
    """Whether a text in lower case, without punctuation, consists of one language's words for a missing page.

    It must say that something is missing; where the words could as well be about anything, also that it is a page.
    """
    if len(text) > _LONGEST:
        return False
    text = unicodedata.normalize("NFC", text)
    return any(_is_sentence(_grammar(language), text) for language in _candidates(text))


def may_say_missing(text: str) -> bool:
    """Whether a distinctive word of any language stands in a text in lower case."""
    return bool(_candidates(text))


def _is_sentence(grammar: _Grammar, text: str) -> bool:
    if not grammar.sentence.fullmatch(text):
        return False
    if grammar.missing.search(text):
        return True
    return grammar.absent is not None and bool(grammar.absent.search(text) and grammar.thing.search(text))


def _candidates(text: str) -> set[str]:
    """Languages of which a characteristic word stands in the text: most titles have none, and need no closer look."""
    by_word, beginnings = _triggers()
    found = {language for word in _WORD.findall(text) for language in by_word.get(word, ())}
    if not text.isascii():
        found |= {language for language, starts in beginnings.items() if any(start in text for start in starts)}
    return found


@cache
def _grammar(language: str) -> _Grammar:
    words = LANGUAGES[language]
    parts = {name: _phrases(getattr(words, name)) for name in Words._fields}
    spaced = language not in _UNSPACED
    every = sorted({phrase for phrases in parts.values() for phrase in phrases}, key=len, reverse=True)
    piece = f"(?:{'|'.join(map(re.escape, every))})"
    end = r"(?:\s+|(?<=')|$)" if spaced else r"\s*"
    return _Grammar(
        sentence=re.compile(f"(?:{piece}{end})+"),
        thing=_any_of(parts["things"], spaced=spaced),
        missing=_any_of(parts["missing"], spaced=spaced),
        absent=_any_of(parts["absent"], spaced=spaced) if parts["absent"] else None,
    )


def _any_of(phrases: list[str], *, spaced: bool) -> re.Pattern[str]:
    body = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?<!\S)(?:{body})(?!\S)" if spaced else body)


def _phrases(text: str) -> list[str]:
    """The expressions of one field, as titles are compared."""
    normal = unicodedata.normalize("NFKC", text).casefold().replace("ı", "i").replace("i̇", "i").replace("’", "'")
    return [" ".join(phrase.split()) for phrase in normal.split(",") if phrase.strip()]


@cache
def _triggers() -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    """By the longest word of each expression: the languages to try; for scripts without spaces, the expressions."""
    by_word: dict[str, set[str]] = defaultdict(set)
    beginnings = {}
    for language, words in LANGUAGES.items():
        phrases = _phrases(words.missing) + _phrases(words.absent)
        if language in _UNSPACED:
            beginnings[language] = phrases
        for phrase in phrases:
            by_word[max(_WORD.findall(phrase), key=len)].add(language)
    return by_word, beginnings
