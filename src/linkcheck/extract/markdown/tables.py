"""Table rows: cells between unescaped pipes, with the places of their contents."""

import re

from linkcheck.extract.inline.characters import BLANKS
from linkcheck.extract.text.spans import Spans

_MARKER = r"[ \t\v\f]*:?-+:?[ \t\v\f]*"
DELIMITER_ROW = re.compile(rf"\|?{_MARKER}(?:\|{_MARKER})*+\|?[ \t\v\f]*\Z")
_CELL = re.compile(r"(?:[^|\n]++|(?<=\\)\|)*+")
_PIPE = re.compile(r"(?:\|[ \t\v\f]*+)?")
_ROW_END = re.compile(r"[ \t\v\f]*\n")


def split_row(text: str, start: int = 0) -> list[tuple[int, int]] | None:
    """The cells of the row that fills `text` from `start` to its line end; None when it is no row."""
    cells: list[tuple[int, int]] = []
    position = _end(_PIPE, text, start)
    while position < len(text):
        cell = _end(_CELL, text, position)
        pipe = _end(_PIPE, text, cell)
        if pipe > position:
            cells.append((position, cell))
        if pipe == cell:
            end = _ROW_END.match(text, cell)
            return cells if end and end.end() == len(text) and cells else None
        position = pipe
    return cells or None


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def unescape_pipes(spans: Spans, start: int, end: int) -> list[tuple[str, int]]:
    """The parts of a slice without the backslashes before its pipes, and without surrounding white space.

    Pipes are unescaped before inline parsing, in code spans too; markdown-it-py does the same but keeps no place.
    """
    text = spans.text
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    parts: list[tuple[str, int]] = []
    position = start
    while (escape := text.find("\\|", position, end)) >= 0:
        if escape > position:
            parts += spans.parts(position, escape)
        parts += spans.parts(escape + 1, escape + 2)
        position = escape + 2
    if position < end or not parts:
        parts += spans.parts(position, end)
    return parts


def alignment_of(marker: str) -> str:
    """The alignment that a delimiter cell sets."""
    left, right = marker.startswith(":"), marker.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
