"""What may stand at the beginning of a block, as regular expressions over one line."""

import re

from linkcheck.extract.inline.raw_html import OPEN_OR_CLOSE
from linkcheck.extract.markdown.block_tree import Marker

_BLOCK_TAGS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead "
    "title tr track ul"
).replace(" ", "|")

ATX = re.compile(r"(#{1,6})(?:[ \t]+|\Z)")
SETEXT = re.compile(r"(=+|-+)[ \t]*\Z")
FENCE = re.compile(r"(`{3,})[^`]*\Z|(~{3,})")
FENCE_END = re.compile(r"(`{3,}|~{3,})[ \t]*\Z")
RULE = re.compile(r"(?:\*[ \t]*){3,}\Z|(?:_[ \t]*){3,}\Z|(?:-[ \t]*){3,}\Z")
RULE_ENDS = "*_- \t"
BULLETS = "-+*"
FOOTNOTE = re.compile(r"\[\^([^\] \t]+)\]:[ \t]*")
TASK = re.compile(r"[ \t\v\f]*(?:[-+*]|[0-9]+.)[ \t\v\f]+\[([ xX])\][ \t\v\f]")
MAY_BEGIN = frozenset("|: \t\v\f>#`~<=_-*+0123456789")
"""First characters of lines that may begin another block than a paragraph, or make one of the paragraph before.

`[` does before a `^` alone.
"""
ENTRY = re.compile(r"([-*+]) (?:[^\s>#`~<\[=_*+0-9-]|\[(?!\^|.\])|\*\*\w)")
"""An item that holds a paragraph for certain: no other block begins in it, and no box of a task."""
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|\Z)")
_HTML = (
    (1, re.compile(r"<(?:script|pre|style|textarea)(?:[ \t\v\f>]|\Z)", re.IGNORECASE)),
    (2, re.compile(r"<!--")),
    (3, re.compile(r"<\?")),
    (4, re.compile(r"<![A-Z]")),
    (5, re.compile(r"<!\[CDATA\[", re.IGNORECASE)),
    (6, re.compile(rf"</?(?:{_BLOCK_TAGS})(?:[ \t\v\f]|/?>|\Z)", re.IGNORECASE)),
)
_HTML_ANY_TAG = re.compile(OPEN_OR_CLOSE + r"[ \t\f]*\Z")
HTML_END = {
    1: re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    2: re.compile(r"-->"),
    3: re.compile(r"\?>"),
    4: re.compile(r">"),
    5: re.compile(r"\]\]>"),
    8: re.compile(r">[ \t\f]*\Z"),
}


def html_type(text: str, position: int, *, in_paragraph: bool, mdx: bool = False) -> int:
    """Which of CommonMark's seven kinds of HTML block begins there; 0 for none.

    In MDX a line of tags is a block of its own, an eighth kind; below it, and between tags on one line, is Markdown.
    """
    found = next((number for number, pattern in _HTML if pattern.match(text, position)), 0)
    if mdx and found in {0, 6}:
        is_alone = (found or not in_paragraph) and _HTML_ANY_TAG.match(text, position)
        return 8 if is_alone else 0
    if found or in_paragraph or not _HTML_ANY_TAG.match(text, position):
        return found
    return 7


def list_marker(text: str, position: int, *, in_paragraph: bool) -> tuple[Marker, int] | None:
    """A list marker and its width. Only items with content, numbered from 1, interrupt a paragraph."""
    if text[position] in BULLETS:
        end = position + 1
        if text[end : end + 1] not in ("", " ", "\t"):
            return None
        marker = Marker(text[position], 0)
    elif number := _NUMBER.match(text, position):
        marker, end = Marker(number[2], int(number[1])), number.end()
        if in_paragraph and marker.start != 1:
            return None
    else:
        return None
    if in_paragraph and not text[end:].strip(" \t"):
        return None
    return marker, end - position
