"""The result of reading one list."""

import msgspec

from linkcheck.model.lists.finding import Finding
from linkcheck.model.lists.link import Link


class Ignore(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A `<!-- linkcheck: ignore … -->` comment and the lines it covers."""

    line: int
    """Line of the comment."""
    first_line: int
    last_line: int
    """Last covered line, inclusive."""
    reasons: tuple[str, ...] = ()
    """Reason ids it is limited to; empty means all."""
    text: str = ""
    """The reason that the author gives."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One list after extraction."""

    path: str
    links: tuple[Link, ...]
    """In document order."""
    findings: tuple[Finding, ...] = ()
    """What the text alone shows: undefined references, unlinked entries …"""
    anchors: frozenset[str] = frozenset()
    """Fragment ids that GitHub's rendering of this file offers (heading slugs, explicit `id` and `name`)."""
    ignores: tuple[Ignore, ...] = ()
