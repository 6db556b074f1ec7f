"""How alike a list's label and a page's title are. Thresholds were measured on real labels (see `ClassifyOptions`)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import unquote

from linkcheck.urls.compare import parse

# Words that half of a list's entries share: agreeing on one of them proves nothing.
_COMMON_WORDS = """
about analysis article articles best blog book building case chapter code community computing conference course data
deep deploy deploying deployment design development edition engineering framework from github guide home homepage
html http https index introduction join large learn learning library life list machine management model models more
news next notes official online open operations overview page paper part pipeline pipelines platform post practical
practice principles production project projects read report research resources scale science series software
solution start started study system systems talk team tech technology this tool tools tutorial using video watch
website welcome what when with work workshop world your
"""
COMMON = frozenset(_COMMON_WORDS.split())
_EMPTY_LABELS_WORDS = """
article blog book click code demo docs download github here home homepage link more paper pdf post read site slides
source talk this url video web website
"""
EMPTY_LABELS = frozenset(_EMPTY_LABELS_WORDS.split())
_BETWEEN = re.compile(r"\.\w{2,5}$|[-_+.]|%20")
_LONGEST = 300
_SPELT_OUT = 80


def usable(label: str) -> bool:
    """Whether a label names a thing: not an address, not `here`."""
    if "://" in label or label.startswith("www."):
        return False
    return not EMPTY_LABELS.issuperset(_words(label))


def likeness(labels: Iterable[str], names: Sequence[str]) -> float | None:
    """Best likeness (0 to 100) of any label to any name; None where there is nothing to compare."""
    from rapidfuzz import fuzz

    scores = [
        fuzz.token_set_ratio(_plain(label), _plain(name))
        for label in labels
        if usable(label)
        for name in names
        if comparable(label, name)
    ]
    return max(scores, default=None)


def names_something(text: str) -> bool:
    """Whether any word of a text is distinctive: not one that half of all titles share."""
    return any(_rare(word) for word in _words(text))


def spelt_out(url: str, titles: Iterable[str]) -> bool:
    """Whether a title is nearly word for word the end of an address: a slug is a title that was kept."""
    from rapidfuzz import fuzz

    slug = slug_words(url)
    return bool(slug) and any(fuzz.token_sort_ratio(_plain(slug), _plain(title)) >= _SPELT_OUT for title in titles)


def shares_rare_word(labels: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a label and a name have a distinctive word in common, or one contains the other run together."""
    named = {word for name in names for word in _words(name) if _rare(word)}
    joined = {"".join(_words(name)) for name in names}
    for label in labels:
        if any(word in named for word in _words(label)):
            return True
        run = "".join(_words(label))
        if len(run) >= 5 and any(run in name or (len(name) >= 5 and name in run) for name in joined):
            return True
    return False


def comparable(one: str, other: str) -> bool:
    """Whether both are written in a script that lets words agree."""
    return bool(_plain(one) and _plain(other)) and (_latin(one) == _latin(other) or one == other)


@lru_cache(maxsize=4096)
def script(text: str) -> str:
    """The script that most letters of a text belong to, as its characters' names begin; Japanese counts as CJK."""
    counted = Counter(unicodedata.name(letter, "?").partition(" ")[0] for letter in text[:_LONGEST] if letter.isalpha())
    found = counted.most_common(1)[0][0] if counted else ""
    return "CJK" if found in {"HIRAGANA", "KATAKANA"} else found


def slug_words(url: str) -> str:
    """The words of the last path segment that has two words or more."""
    for segment in reversed(parse(url).segments):
        words = _BETWEEN.sub(" ", unquote(segment))
        long_words = [word for word in words.split() if word.isalpha() and len(word) > 2]
        if len(long_words) >= 2:
            return " ".join(long_words)
    return ""


def host_words(url: str) -> str:
    """The host without its ends, as words."""
    return " ".join(re.split(r"[.\-]", parse(url).site.rpartition(".")[0]))


@lru_cache(maxsize=2048)  # the same page repeats a text at once, other pages hardly ever
def _plain(text: str) -> str:
    from rapidfuzz.utils import default_process

    return default_process(text[:_LONGEST])


def _words(text: str) -> list[str]:
    return _plain(text).split()


def _rare(word: str) -> bool:
    return (len(word) >= 4 or not word.isascii()) and word not in COMMON


@lru_cache(maxsize=2048)  # the same page repeats a text at once, other pages hardly ever
def _latin(text: str) -> bool:
    return any("a" <= letter <= "ž" for letter in _plain(text))
