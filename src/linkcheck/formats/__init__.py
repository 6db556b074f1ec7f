"""The list languages, each with its endings, its reader, and how addresses and comments are written in it.

To add one: a module here, an entry in `FORMATS`, a reader in `linkcheck.extract.readers`.
"""

from functools import lru_cache
from pathlib import PurePosixPath

from linkcheck.formats.html import HTML
from linkcheck.formats.list_format import ListFormat, Spell
from linkcheck.formats.markdown import MARKDOWN
from linkcheck.formats.plain_text import PLAIN_TEXT

__all__ = ["ENDINGS", "FORMATS", "MARKDOWN", "ListFormat", "Spell", "format_of"]

FORMATS = {entry.name: entry for entry in (MARKDOWN, HTML, PLAIN_TEXT)}
ENDINGS = {ending: entry for entry in FORMATS.values() for ending in entry.endings}


@lru_cache(maxsize=4_096)
def format_of(path: str) -> ListFormat | None:
    """The format that a path's ending stands for; None for a file that is no list."""
    return ENDINGS.get(PurePosixPath(path).suffix.lower())
