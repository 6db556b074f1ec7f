"""A title without the site's name, and without what stands around the page's own heading."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from linkcheck.metadata.titles.placeholders import is_title
from linkcheck.metadata.titles.separators import SIGN, close_cuts, cuts, is_long, parts
from linkcheck.metadata.titles.slug import is_in, is_supported
from linkcheck.model.text import fold

_BYLINE = re.compile(r"by\s+\S.{0,60}", re.IGNORECASE)
_NONE = frozenset[str]()
_DOWNWARDS = re.compile(r"[»›>]")
"""From the site to its page: `Site » Page`."""
_ENOUGH_WORDS = 3
_NEARLY_ALL = 0.75
_FEW_WORDS = 4
_LONG_NAME = 5


def strip_tail(title: str, labels: AbstractSet[str]) -> str:
    """Drop the site's name, and a byline beside it, from the end."""
    stripped = False
    while places := close_cuts(title):
        named = next((cut for cut in places if fold(title[cut.end :]) in labels), None)
        if named is None:
            if not (stripped and _BYLINE.fullmatch(title[places[-1].end :])):
                break
            named = places[-1]
        if not title[: named.start].strip():
            break
        title, stripped = title[: named.start].rstrip(), True
    return title


def strip_head(title: str, labels: AbstractSet[str]) -> str:
    """Drop the site's name from the beginning."""
    for cut in close_cuts(title):
        if fold(title[: cut.start]) in labels and title[cut.end :].strip():
            return title[cut.end :].lstrip()
    return title


def headed(title: str, headings: Sequence[str], words: frozenset[str], labels: AbstractSet[str] = _NONE) -> str:
    """Only the part that is the page's own heading: what stands around it names a section or a nameless site.

    Two words are a heading where the address says so too, one word proves nothing. Where the address is made of
    another part of the title, the heading is the site's.
    """
    if not SIGN.search(title):
        return title
    for heading in headings:
        folded = fold(heading)
        if not is_title(heading, labels) or not (is_long(heading) or (" " in heading and is_supported(words, heading))):
            continue
        places = cuts(title)
        for cut in places:
            before, after = title[: cut.start].rstrip(), title[cut.end :].lstrip()
            if fold(before) == folded and not _is_the_site(before, after, cut.sign, words):
                return before
            # At the end stands the site's name more often than the page's: the address must say which it is.
            if fold(after) == folded and (is_in(words, after) > is_in(words, before) or cut.sign == ":"):
                return after
    return title


def _is_the_site(before: str, after: str, sign: str, words: frozenset[str]) -> bool:
    """Whether a heading that begins the title is the site's: the rest is in the address, or `»` leads down to it."""
    if is_supported(words, after) and is_in(words, after) > is_in(words, before):
        return True
    return _DOWNWARDS.search(sign) is not None and not is_supported(words, before)


def by_address(title: str, headings: Sequence[str], words: frozenset[str]) -> str:
    """The one part that the address is made of, where the others have none of its words and no heading has them."""
    if len(words) < _ENOUGH_WORDS or not SIGN.search(title):
        return title
    for cut in cuts(title):
        if cut.sign in {":", "–", "—"}:
            continue
        before, after = title[: cut.start].rstrip(), title[cut.end :].lstrip()
        for part, rest in ((before, after), (after, before)):
            if is_in(words, part) >= _NEARLY_ALL and is_in(words, rest) == 0 and not _in_any(rest, headings):
                return part
    return title


def strip_host(title: str, host: AbstractSet[str]) -> str:
    """Drop a last part of few words that begins or ends with the host's own name: `Example Blog` on example.org."""
    for cut in reversed(close_cuts(title)):
        before, after = title[: cut.start].rstrip(), fold(title[cut.end :])
        spaced = cut.sign != "-" or cut.end - cut.start > 1
        if not (cut.sign and spaced and is_long(before) and title[cut.end :].count(" ") < _FEW_WORDS):
            continue
        if any(after.startswith(name) or after.endswith(name) for name in host if len(name) >= _LONG_NAME):
            return before
    return title


def _in_any(text: str, headings: Sequence[str]) -> bool:
    folded = fold(text)
    return any(folded in fold(heading) for heading in headings)


def addressed(title: str, words: frozenset[str], site: str) -> str:
    """The part that the address is made of, where the title begins with what every page of the site has as heading."""
    pieces = parts(title)
    if len(pieces) < 2 or fold(pieces[0]) != fold(site):
        return title
    best = max(pieces[1:], key=lambda piece: is_in(words, piece))
    return best if is_supported(words, best) else title
