"""What stands between the parts of a title: the page's own name, sections, the site's name."""

import re
from typing import NamedTuple

SIGN = re.compile(r"[-–—|·•»«~:_/｜│›‹>＠・：－]++")
"""One of them is in every separator: most titles need no closer look."""
_ANYHOW = frozenset("|»｜│")
_BESIDE_A_SPACE = frozenset("–—－›‹＠・：")
_UNSPACED = re.compile(r"\s*[-–—|·•»«~:_｜│›‹>＠・：－]+\s*|\s+")
_UNSPACED_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Kana and Han: Chinese and Japanese write no spaces."""


def writes_no_spaces(text: str) -> bool:
    """Whether the text is Chinese or Japanese."""
    return _UNSPACED_SCRIPT.search(text) is not None


class Cut(NamedTuple):
    """One separator, with the spaces around it."""

    start: int
    end: int
    sign: str


def cuts(title: str) -> list[Cut]:
    """The separators in a title, in order: signs between spaces, a colon before one, and bars anyhow."""
    found = []
    for match in SIGN.finditer(title):
        start, end = match.span()
        before, after = title[:start].rstrip(), title[end:].lstrip()
        left, right = len(before) < start, len(after) < len(title) - end
        sign = match[0]
        if (
            (left and right)
            or sign[0] in _ANYHOW
            or (sign[0] in _BESIDE_A_SPACE and (left or right))
            or (right and sign[-1] == ":")
        ):
            found.append(Cut(len(before), len(title) - len(after), sign))
    return found


def close_cuts(title: str) -> list[Cut]:
    """The separators before or behind a name that is known, those without spaces in Chinese and Japanese included."""
    if not writes_no_spaces(title):
        return cuts(title)
    return [Cut(*match.span(), match[0].strip()) for match in _UNSPACED.finditer(title)]


def parts(title: str) -> list[str]:
    """What the separators stand between."""
    found, start = [], 0
    for cut in cuts(title):
        found.append(title[start : cut.start])
        start = cut.end
    return [*found, title[start:]]


def is_long(heading: str) -> bool:
    """Whether a heading is long enough to be a page's name by itself: three words, or six signs without spaces."""
    return heading.count(" ") >= 2 or (writes_no_spaces(heading) and len(heading) >= 6)
