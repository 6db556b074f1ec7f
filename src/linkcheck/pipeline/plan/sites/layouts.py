"""Layouts, which a site's program puts around its pages, and the ids in them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_FOLDER = re.compile(r"_?(?:layouts?|includes?|partials?|templates?|themes?)\Z", re.IGNORECASE)
_ENDINGS = frozenset((".njk", ".liquid", ".hbs", ".ejs", ".erb", ".html", ".jinja", ".j2", ".astro", ".vue", ".php"))
_ID = re.compile(r"""\bid\s*=\s*["']?([^\s"'<>{}=]{1,100})""", re.IGNORECASE)

_FILLED_ID = re.compile(r"""\bid\s*=\s*(["'])((?:(?!\1)[^\n<>]){0,100}\{\{(?:(?!\1)[^\n<>]){1,100})\1""", re.IGNORECASE)
_BLANK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_FEWEST_LETTERS = 4
"""Of an id that a program completes: fewer are in any anchor."""


def is_layout(inside: Path) -> bool:
    """Whether a file is a template in a folder of layouts, by its path from the top."""
    return inside.suffix.lower() in _ENDINGS and any(map(_FOLDER.match, inside.parent.parts))


class LayoutIds:
    """The ids that layouts give, plainly or with blanks that a program fills: `id="using-the-{{ name }}"`."""

    def __init__(self, texts: Iterable[str]) -> None:
        plain, filled = set[str](), set[tuple[str, ...]]()
        for text in texts:
            plain.update(_ID.findall(text))
            filled.update(_with_blanks(text))
        self._plain, self._filled = frozenset(plain), tuple(sorted(filled))

    def may_have(self, anchor: str) -> bool:
        """Whether some layout gives an id of this name."""
        return anchor in self._plain or any(_fits(anchor, parts) for parts in self._filled)


def _with_blanks(text: str) -> Iterator[tuple[str, ...]]:
    """What stands around the blanks of ids."""
    for found in _FILLED_ID.finditer(text):
        parts = tuple(_BLANK.split(found[2]))
        if sum(letter.isalnum() for part in parts for letter in part) >= _FEWEST_LETTERS:
            yield parts


def _fits(anchor: str, parts: tuple[str, ...]) -> bool:
    """Whether an anchor has all parts in order, with a letter at least for each blank between two."""
    first, *inner, last = parts
    if not anchor.startswith(first) or " " in anchor:
        return False
    done = len(first)
    for part in inner:
        found = anchor.find(part, done + 1)
        if found < 0:
            return False
        done = found + len(part)
    return anchor.endswith(last) and len(anchor) - len(last) > done
