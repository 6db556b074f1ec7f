"""What an entry without a link names, and how well a publication agrees with it. Pure.

Score: 70 % how alike the titles are, 30 % the share of the entry's authors whom the publication has too. Titles alike
by less than 80 of 100, or with different numbers in them (`Part 1`, `Part 2`), score nothing; the same name before a
colon and the same authors count as 80, since subtitles change on the way to print. An entry that names no
author never scores more than 89: a book and its review share their title.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec
from rapidfuzz import fuzz

from linkcheck.model import Candidate

MOST = 3
"""Candidates that are kept."""
NAMELESS = 89
"""Most that an entry without authors can score."""
_LEAST_TITLE = 80
_SAME = 100
_LONGEST = 400
_QUOTED = re.compile(r"(?P<before>[^\"“”]{0,120})[\"“](?P<title>[^\"“”]{4,300})[\"”](?P<after>.*)")
_SENTENCE = re.compile(r"(?P<title>.{12,300}?[^\W\d_]{2})\.\s+(?P<names>\S.*)")
_BY = re.compile(r"\W*(?:by|von|par|por)\s+(.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;&]\s*|\s+(?:and|und|et|y)\s+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")
_NO_NAME = re.compile(r"(?:et\W?al|book|paper|article|talk|course|video|report|blog|thesis)\b.*", re.IGNORECASE)


class WorkEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A title, and the authors that the list names."""

    title: str
    authors: tuple[str, ...] = ()


def read_entry(text: str) -> WorkEntry:
    """`Book "Title" by A, B`, `Book, A, "Title"`, `Title. A, B and C.`; anything else is all title."""
    text = " ".join(text[:_LONGEST].split())
    cut = text.endswith("…")
    text = text.rstrip("…")
    if match := _QUOTED.fullmatch(text):
        by = _BY.fullmatch(match["after"])
        return WorkEntry(title=_trimmed(match["title"]), authors=_names(by[1] if by else match["before"], cut=cut))
    if (match := _SENTENCE.fullmatch(text)) and (names := _names(match["names"], cut=cut)):
        return WorkEntry(title=_trimmed(match["title"]), authors=names)
    title, by_, names_ = text.partition(" by ")
    authors = _names(names_, cut=cut) if by_ else ()
    return WorkEntry(title=_trimmed(title if authors else text), authors=authors)


def score(entry: WorkEntry, title: str, authors: Sequence[str]) -> int:
    """Likelihood that the publication is what the entry means, 0 to 100."""
    known = {_family(name) for name in authors}
    shared = sum(_family(name) in known for name in entry.authors) / len(entry.authors) if entry.authors else 0.0
    alike = max(_alike(entry.title, title), _alike(entry.title, _head(title)))
    if shared == 1 and ":" in entry.title and _alike(_head(entry.title), _head(title)) == _SAME:
        alike = max(alike, _LEAST_TITLE)
    if alike < _LEAST_TITLE or _numbers(entry.title) - _numbers(title):
        return 0
    return int(0.7 * alike + 30 * shared) if entry.authors else min(NAMELESS, int(0.7 * alike + 25))


def best(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The few best, each address once."""
    kept: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda each: (-each.score, each.url)):
        if candidate.score > 0:
            kept.setdefault(candidate.url.casefold(), candidate)
    return tuple(kept.values())[:MOST]


def _trimmed(title: str) -> str:
    return title.strip(" .,;:*_-–—")


def _names(text: str, *, cut: bool = False) -> tuple[str, ...]:
    """Names of people; the last is left out when the text was cut in the middle of it."""
    parts = [part.strip(" .*_") for part in _BETWEEN.split(text)]
    parts = parts[:-1] if cut else parts
    parts = [re.sub(r"\s+et\W?al.*", "", part) for part in parts]
    names = [part for part in parts if part and not _NO_NAME.fullmatch(part)]
    # Anything but a name means that this is a sentence, not a list of authors.
    return tuple(names) if all(_NAME.fullmatch(name) and name[0].isupper() for name in names) else ()


def _alike(one: str, other: str) -> float:
    return fuzz.ratio(_plain(one), _plain(other))


def _head(title: str) -> str:
    """What stands before a subtitle."""
    return re.split(r"[:.?!–—] ", title, maxsplit=1)[0]


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    return " ".join(re.findall(r"\w+", "".join(each for each in letters if not unicodedata.combining(each))))


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def _family(name: str) -> str:
    return _plain(name).rpartition(" ")[2]
