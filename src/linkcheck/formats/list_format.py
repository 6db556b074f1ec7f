"""The properties of a list language that the rest of the program uses."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from linkcheck.model import LinkKind


class Spell(Protocol):
    """Function that writes an address so that a reader of the format reads the same address."""

    def __call__(self, url: str, kind: LinkKind, *, before: str, after: str, in_table: bool) -> str:
        """The source text of a destination; `before` and `after` are the characters around the one it replaces."""


class ListFormat(msgspec.Struct, frozen=True, kw_only=True):
    """One list language."""

    name: str
    endings: tuple[str, ...]
    """Of file names, in lower case, with their dot."""
    reader: str
    """Module of `linkcheck.extract.readers` whose `read` takes a text apart; imported when one is read."""
    spell: Spell
    has_anchors: bool = True
    """Whether a fragment can lead into such a file."""
    comment: Callable[[str], str]
    """A comment that holds the text, such as `linkcheck: ignore -- why`."""
