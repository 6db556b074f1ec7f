"""Pieces of Markdown that generated documents are made of: what real lists have, and what parsers disagree about."""

import json
from pathlib import Path

_PIECES = json.loads((Path(__file__).parents[2] / "data" / "extract" / "fragments.json").read_text(encoding="utf-8"))

INLINE: list[str] = _PIECES["inline"]
BLOCK: list[str] = _PIECES["block"]
JOIN: list[str] = _PIECES["join"]
"""What stands between pieces."""
