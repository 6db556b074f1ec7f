"""MDX as Markdown: comments, JavaScript and the attributes of JSX are rewritten to what Markdown passes over."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from linkcheck.extract.inline.nodes import Anchor
from linkcheck.extract.markdown.jsx import FILLER, JsxScanner, applied
from linkcheck.extract.text.fences import after_fence

_STOP = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:(?P<ticks>`{3,})[^`\n]*|(?P<tildes>~{3,}).*)$"
    r"|(?P<module>^(?:import|export)\b(?=[ \t{*\"']))"
    r"|(?P<code>`+)|(?P<escape>\\.)|(?P<hidden><!--)|(?P<tag></?[A-Za-z])|(?P<braces>\{)",
    re.MULTILINE,
)
_COMMENT = re.compile(r"\{\s{0,20}/\*")
_COMMENT_END = re.compile(r"\*/\s{0,20}\}")
_BLANK_BEFORE = re.compile(r"(?:\A|\n[ \t]*\r?\n)\Z")
_LOOK_BACK = 100
_NO_EXPRESSION = ("{{", "{%", "{#", "{:", "{.")
"""Templates, and attributes of headings."""
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


class MdxText(NamedTuple):
    """A text as Markdown may read it, each character in its place, and the comments in braces."""

    text: str
    comments: list[tuple[str, int, int]]
    """What each says, and the positions of its braces."""


def as_markdown(text: str, start: int) -> MdxText:
    """The text from a position on, as Markdown may read it."""
    return _Reader(text).read(start)


def restore(anchors: Iterable[Anchor], text: str) -> None:
    """Destinations as they are written, where they are expressions or hold some."""
    for anchor in anchors:
        start, end = anchor.destination
        if text[start - 1 : start] == "{" and text[end : end + 1] == "}":
            anchor.destination = start, end = start - 1, end + 1
            anchor.url = text[start:end]
        elif FILLER in anchor.url:
            anchor.url = text[start:end]


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._scanner = JsxScanner(text)
        self._comments: list[tuple[str, int, int]] = []
        self._missing: set[str] = set()
        """Ends of comments that no longer occur."""
        self._runs: dict[int, list[int]] = defaultdict(list)
        for run in re.finditer("`+", text):
            self._runs[len(run[0])].append(run.start())

    def read(self, position: int) -> MdxText:
        after_module = position
        while stop := _STOP.search(self._text, position):
            match stop.lastgroup:
                case "ticks" | "tildes":
                    position = after_fence(self._text, stop.end(), stop["ticks"] or stop["tildes"])
                case "code":
                    position = self._after_span(stop)
                case "hidden":
                    position = self._after("-->", stop.end())
                case "module":
                    before = self._text[max(stop.start() - _LOOK_BACK, 0) : stop.start()]
                    is_first = stop.start() == after_module or _BLANK_BEFORE.search(before)
                    after_module = position = (is_first and self._scanner.module(stop.start())) or stop.end()
                case "tag":
                    position = self._scanner.tag(stop.start()) or stop.end()
                case "braces":
                    position = self._after_braces(stop.start())
                case _:
                    position = stop.end()
        return MdxText(applied(self._text, self._scanner.edits), self._comments)

    def _after_span(self, opening: re.Match[str]) -> int:
        starts = self._runs[len(opening[0])]
        following = bisect_right(starts, opening.start())
        if following == len(starts) or _BLANK_LINE.search(self._text, opening.end(), starts[following]):
            return opening.end()
        return starts[following] + len(opening[0])

    def _after_braces(self, start: int) -> int:
        opening = _COMMENT.match(self._text, start)
        ending = opening and _COMMENT_END.match(self._text, self._after("*/", opening.end()) - 2)
        if opening and ending:
            self._comments.append((self._text[opening.end() : ending.start()], start, ending.end()))
            self._scanner.blank(start, ending.end())
            return ending.end()
        if self._text.startswith(_NO_EXPRESSION, start):
            return start + 2
        return self._scanner.expression(start) or start + 1

    def _after(self, mark: str, position: int) -> int:
        """The position after a mark, or the given one where it is missing."""
        end = -1 if mark in self._missing else self._text.find(mark, position)
        if end < 0:
            self._missing.add(mark)
            return position
        return end + len(mark)
