"""Where the entries of a list stand: below which heading, in which list of it, and with which description."""

import re
from bisect import bisect
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from linkcheck.model import Link

_ENTRY = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|\|)")
"""How an item or a row begins."""
_COMMENT = "<!--"
_MARKUP = re.compile(r"!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|<[^>]*>")
_TAB = 4
_LEVEL = 2
"""Columns by which an item stands inside another at least."""
_NEAR = 3
"""Lines between rows that one cell is repeated in."""
_LONG = 2_000
_DESCRIPTION_LENGTH = 10
"""Letters that say what a thing is; fewer are a mark, as in `(PDF)`."""


class _Mark(NamedTuple):
    """What the lines down to an item or a row tell of it."""

    depth: int
    above: int
    """The last line that stands further out, which is the item around it or another."""
    caption: int
    """The last line of text outside items and rows that begins a paragraph."""


class Places:
    """Where some entries of a list stand, by the lines and headings of all its links and by all lines, if known."""

    def __init__(
        self, entries: Iterable[Link], sections: Iterable[tuple[int, tuple[str, ...]]], lines: Sequence[str]
    ) -> None:
        ordered = sorted(sections)
        self._starts = [line for (_, before), (line, section) in pairwise(ordered) if section != before]
        """The lines of the first links below each heading."""
        self._lines = lines
        self._marks = _marks(lines, {entry.line for entry in entries})

    def groups(self, links: Iterable[Link]) -> list[list[Link]]:
        """The links that stand below one heading, one caption and one item each, in order."""
        groups: list[list[Link]] = []
        for link in links:
            group = next((group for group in groups if self._is_together(group[-1], link)), None)
            if group is None:
                groups.append([link])
            else:
                group.append(link)
        return groups

    def is_copy(self, link: Link, other: Link) -> bool:
        """Whether two entries have one name and one description, letter for letter."""
        if compact(link.label) != compact(other.label):
            return False
        description = self._description(link)
        return len(description) >= _DESCRIPTION_LENGTH and description == self._description(other)

    def differ(self, link: Link, other: Link) -> bool:
        """Whether two entries with one name say different things of it: an address for a name, or near rows of a table.

        Each row is about another cell then, and a bare address is named by what stands behind it.
        """
        if self._is_row(link) and self._is_row(other) and abs(link.line - other.line) <= _NEAR:
            rows = {compact(self._behind(link)), compact(self._behind(other))}
            return len(rows) > 1 and all(rows)
        if not link.label.startswith(("http://", "https://")):
            return False
        descriptions = {self._description(link), self._description(other)}
        return len(descriptions) > 1 and min(map(len, descriptions)) >= _DESCRIPTION_LENGTH

    def _is_row(self, link: Link) -> bool:
        return link.line <= len(self._lines) and self._lines[link.line - 1].lstrip().startswith("|")

    def _is_together(self, link: Link, later: Link) -> bool:
        # Two headings of one name are two.
        if link.section != later.section or bisect(self._starts, link.line) != bisect(self._starts, later.line):
            return False
        mark, other = self._marks.get(link.line), self._marks.get(later.line)
        if mark is None or other is None:
            return True
        return mark.depth == other.depth and max(other.above, other.caption) <= link.line

    def _description(self, link: Link) -> str:
        """What its line says behind a link; other links and pictures, signs and white space aside."""
        return compact(_MARKUP.sub("", self._behind(link))).removeprefix(compact(link.text))

    def _behind(self, link: Link) -> str:
        line = self._lines[link.line - 1] if link.line <= len(self._lines) else ""
        return line[link.column - 1 :].removeprefix(link.raw)[:_LONG]


def compact(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _marks(lines: Iterable[str], wanted: Container[int]) -> dict[int, _Mark]:
    """The marks of the wanted lines that are items or rows."""
    marks: dict[int, _Mark] = {}
    around: list[tuple[int, int]] = []
    caption, is_behind_blank = 0, True
    for number, line in enumerate(lines, 1):
        is_blank = not line.strip()
        if not is_blank:
            depth = _depth(line)
            while around and around[-1][0] >= depth:
                around.pop()
            if _ENTRY.match(line):
                if number in wanted:
                    marks[number] = _Mark(depth, around[-1][1] if around else 0, caption)
            elif is_behind_blank and not depth and not line.startswith(_COMMENT):
                caption = number
            around.append((depth, number))
        is_behind_blank = is_blank
    return marks


def _depth(line: str) -> int:
    indent = line[: len(line) - len(line.lstrip())]
    return len(indent.expandtabs(_TAB)) // _LEVEL
