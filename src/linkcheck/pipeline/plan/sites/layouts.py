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
        both = [(frozenset(_ID.findall(text)), frozenset(_patterns(text))) for text in texts]
        self._plain = frozenset[str]().union(*(plain for plain, _ in both))
        patterns = frozenset[str]().union(*(filled for _, filled in both))
        self._filled = re.compile("|".join(sorted(patterns))) if patterns else None

    def may_have(self, anchor: str) -> bool:
        """Whether some layout gives an id of this name."""
        return anchor in self._plain or (self._filled is not None and self._filled.fullmatch(anchor) is not None)


def _patterns(text: str) -> Iterator[str]:
    for found in _FILLED_ID.finditer(text):
        parts = _BLANK.split(found[2])
        if sum(letter.isalnum() for part in parts for letter in part) >= _FEWEST_LETTERS:
            yield "[^ ]+".join(map(re.escape, parts))
