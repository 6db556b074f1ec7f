"""Layouts, which a site's program puts around its pages, and the ids in them."""

import re
from pathlib import Path

_FOLDER = re.compile(r"_?(?:layouts?|includes?|partials?|templates?|themes?)\Z", re.IGNORECASE)
_ENDINGS = frozenset((".njk", ".liquid", ".hbs", ".ejs", ".erb", ".html", ".jinja", ".j2", ".astro", ".vue", ".php"))
_ID = re.compile(r"""\bid\s*=\s*["']?([^\s"'<>{}=]{1,100})""", re.IGNORECASE)


def is_layout(inside: Path) -> bool:
    """Whether a file is a template in a folder of layouts, by its path from the top."""
    return inside.suffix.lower() in _ENDINGS and any(map(_FOLDER.match, inside.parent.parts))


def ids_in(text: str) -> frozenset[str]:
    """The ids that a template gives plainly."""
    return frozenset(_ID.findall(text))
