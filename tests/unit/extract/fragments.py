"""Pieces of Markdown that generated documents are made of: what real lists have, and what parsers disagree about."""

import json
from pathlib import Path

_PIECES = json.loads((Path(__file__).parents[2] / "data" / "extract" / "fragments.json").read_text(encoding="utf-8"))

DISALLOWED = ("title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext")
"""The tags of GFM 6.11."""

_TAGS = (
    "<{}>",
    "</{}>",
    "<{}/>",
    "<{} src='/s'>",
    "<{}\n>",
    "<{}x>",
    "<{}/x>",
    "a <{}> b",
    "<{}><a href=/h>z</a></{}>",
)
_TAG_BLOCKS = (
    "\n<{}>\n",
    "\n</{}>\n",
    "\n<{} />\n\n",
    "\n<{}",
    "<div>\n<{}>\n",
    "<!-- <{}>\n-->\n",
    "<i title='<{}>'>\n",
)


def _forms(patterns: tuple[str, ...]) -> list[str]:
    names = [*DISALLOWED, *(name.upper() for name in DISALLOWED[::2])]
    return [pattern.replace("{}", name) for pattern in patterns for name in names]


INLINE: list[str] = [*_PIECES["inline"], *_forms(_TAGS)]
BLOCK: list[str] = [*_PIECES["block"], *_forms(_TAG_BLOCKS)]
JOIN: list[str] = _PIECES["join"]
"""What stands between pieces."""
