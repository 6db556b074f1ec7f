"""Destinations, titles and labels as they stand after `](`, `]:` and in `[…]`.

markdown-it-py's helpers differ: `parseLinkDestination` ends at control characters, DEL and an escaped space, and keeps
white space inside `<…>`; `parseLinkTitle` takes the shortest title, GitHub's renderer the longest; `parseLinkLabel`
parses what is inside. All walk in Python where a regular expression will do.
"""

import re

from linkcheck.extract.inline.characters import BLANKS, PUNCTUATION

_SPACES = re.compile(r"[ \t\v\f\r\n]*")
_TITLES = {
    '"': ('"', re.compile(r'(?:[^"]|(?<=\\)")*+')),
    "'": ("'", re.compile(r"(?:[^']|(?<=\\)')*+")),
    "(": (")", re.compile(r"(?:[^()]|(?<=\\)[()])*+")),
}
_STOP = re.compile(r"[\\() \t\n\r]")
_POINTY_STOP = re.compile(r"[\\<>\n]")
_LABEL_STOP = re.compile(r"[\\\[\]]")
_LABEL_LIMIT = 1000
_PARENTHESES_LIMIT = 32


def skip_spaces(text: str, position: int) -> int:
    """Past white space, line ends included."""
    match = _SPACES.match(text, position)
    return match.end() if match else position


def scan_destination(text: str, position: int) -> tuple[int, int, int] | None:
    """Start and end of the destination itself, and the position after it with its pointy brackets."""
    if text.startswith("<", position):
        return _scan_pointy(text, position)
    depth, index = 0, position
    while match := _STOP.search(text, index):
        index = match.end()
        character = match[0]
        if character == "\\":
            index += index < len(text) and text[index] in PUNCTUATION
        elif character == "(":
            depth += 1
            if depth > _PARENTHESES_LIMIT:
                return None
        elif character == ")" and depth:
            depth -= 1
        else:
            end = index - 1
            return None if character != ")" and end == position else (position, end, end)
    return None


def _scan_pointy(text: str, position: int) -> tuple[int, int, int] | None:
    index = position + 1
    while match := _POINTY_STOP.search(text, index):
        if match[0] == ">":
            inside = text[position + 1 : match.start()]
            start = position + 1 + len(inside) - len(inside.lstrip(BLANKS))
            return start, start + len(inside.strip(BLANKS)), match.end()
        if match[0] != "\\":
            return None
        index = match.end() + 1
    return None


def scan_title(text: str, position: int) -> int:
    """The position after a title, or `position` when there is none. The longest possible title wins."""
    closing, inside = _TITLES.get(text[position : position + 1], ("", None))
    match = inside.match(text, position + 1) if inside else None
    if match is None:
        return position
    if text.startswith(closing, match.end()):
        return match.end() + 1
    last = text.rfind(closing, position + 1, match.end())
    return last + 1 if last >= 0 else position


def scan_label(text: str, position: int) -> int | None:
    """The position after the `]` that closes the label opened at `position`."""
    if not text.startswith("[", position):
        return None
    limit = position + 2 + _LABEL_LIMIT
    index = position + 1
    while match := _LABEL_STOP.search(text, index, limit):
        index = match.end()
        if match[0] == "[":
            return None
        if match[0] == "]":
            # The limit counts bytes.
            return (
                index if len(text[position + 1 : index - 1].encode("utf-8", "surrogatepass")) <= _LABEL_LIMIT else None
            )
        index += index < len(text) and text[index] in PUNCTUATION
    return None


def byte_length(text: str) -> int:
    """The renderer counts bytes."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
