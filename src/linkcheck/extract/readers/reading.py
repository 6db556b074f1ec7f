"""The page as a browser shows it: links with their visible text, headings, ids and comments.

The `Reader` gets tags and texts in order: from `readers.html`, which reads HTML, or from `readers.direct_page`, which
passes Markdown's blocks on without HTML.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from linkcheck.extract.inline.characters import collapse
from linkcheck.extract.inline.nodes import Anchor
from linkcheck.extract.readers.entries import Entries, Lead

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TEXT_LIMIT = 4096
_WEB = ("http://", "https://", "//")
_FEW_PARAGRAPHS = 5
"""A page of no more is a list with an introduction, however short the list is."""
_ENTRIES_PER_PARAGRAPH = 3
"""Of the pages with labelled duplicates (bench), 8 lists had 3.6 or more, and 12 of 14 others fewer than 2.6."""


class Found(msgspec.Struct, eq=False, gc=False):
    """A link and its visible text."""

    anchor: Anchor
    section: tuple[str, ...]
    text: str = ""
    """White space collapsed, as browsers show it."""
    label: str = ""
    is_mention: bool = True
    """False for the link that a list item or a row of a table is about."""


class _Open(msgspec.Struct, eq=False, gc=False):
    """An element that has not ended yet."""

    name: str
    start: int
    """How many pieces of text came before it."""
    found: Found | None = None
    """The link that it is."""
    lead: Lead = None


class Reading(NamedTuple):
    """The links, ids, headings and comments of a page."""

    links: list[Found]
    ids: list[str]
    """Explicit `id` and `name` values."""
    headings: list[str]
    """The text of all headings."""
    comments: list[tuple[str, int, int]]
    """Comments of the source with their ranges."""
    unclosed: list[int]
    """Where markup of the source begins that is never closed."""


class Reader:
    """Follows the tags. All text goes to one list; a link takes its slice of the list when it closes."""

    def __init__(self) -> None:
        self.links: list[Found] = []
        self.ids: list[str] = []
        self.comments: list[tuple[str, int, int]] = []
        self.unclosed: list[int] = []
        self.entries = Entries()
        self._pieces: list[str] = []
        self._open: list[_Open] = []
        self._open_names: defaultdict[str, int] = defaultdict(int)
        self._last_image = -1
        """How many pieces of text came before the last image: a link around one is a badge or a picture."""

    def see(self, text: str, *, is_alt: bool = False) -> None:
        """Visible text, all that stands between two tags; or an image's alternative to it."""
        self._pieces.append(text)
        self.entries.see(text, is_alt=is_alt)

    def open(self, name: str) -> None:
        """An element begins that leads nowhere."""
        self.entries.start(name)
        if name not in _VOID:
            self._open.append(_Open(name, len(self._pieces)))
            self._open_names[name] += 1

    def link(self, anchor: Anchor) -> None:
        """An `<a>` begins. What is seen of it is known when it ends."""
        entries = self.entries
        found = Found(anchor, entries.section)
        entries.begin_link(found)
        self.links.append(found)
        self._open.append(_Open("a", len(self._pieces), found, entries.lead()))
        self._open_names["a"] += 1

    def start(self, name: str, anchors: Sequence[Anchor], alt: str | None = None) -> None:
        """An element begins, and leads to some places."""
        if name == "a" and anchors:
            self.link(anchors[0])
            return
        lead = self.entries.lead()
        self.open(name)
        if name == "img":
            self._last_image = len(self._pieces)
            self.entries.is_below_picture = True
        if alt is not None:
            self.see(alt, is_alt=True)
        for anchor in anchors:
            link = Found(anchor, self.entries.section, _shown([alt]) if alt else "")
            # An image's text names the image; it neither takes a heading's name nor shares it.
            link.label = link.text if name == "img" else self.entries.name(link, link.text, anchor.url, lead)
            self.links.append(link)

    def end(self, name: str) -> None:
        """End an element and all that were opened inside; an element that is not open is ignored."""
        if self._open_names.get(name):
            while self._close() != name:
                pass

    def finish(self) -> Reading:
        """Close what was left open."""
        while self._open:
            self._close()
        self.entries.shared.settle()
        self._settle_mentions()
        return Reading(self.links, self.ids, self.entries.headings, self.comments, self.unclosed)

    def _settle_mentions(self) -> None:
        """In an article no link is an entry: its lists name sources and further reading, a page wherever it matters."""
        entries = [found for found in self.links if not found.is_mention and found.anchor.url.startswith(_WEB)]
        if self.entries.prose > _FEW_PARAGRAPHS and len(entries) < _ENTRIES_PER_PARAGRAPH * self.entries.prose:
            for found in entries:
                found.is_mention = True
        if len(self.entries.alone) < self.entries.items:
            # Where entries are items, as the answers of a quiz, a link on its own is a remark: where it was read.
            for link in self.entries.alone:
                link.is_mention = True

    def _close(self) -> str:
        element = self._open.pop()
        name, found = element.name, element.found
        self._open_names[name] -= 1
        if found is None:
            self.entries.end(name)
            return name
        found.text = _shown(self._pieces[element.start : element.start + _TEXT_LIMIT])
        found.is_mention |= self._last_image >= element.start
        found.label = self.entries.name(found, found.text, found.anchor.url, element.lead)
        return name


def _shown(pieces: Sequence[str]) -> str:
    """White space collapsed. Cut at a length no honest link has: thousands of unclosed `<a>` would share one text."""
    if len(pieces) == 1:
        return collapse(pieces[0][:_TEXT_LIMIT])
    text, length = [], 0
    for piece in pieces:
        text.append(piece)
        length += len(piece)
        if length > _TEXT_LIMIT:
            break
    return collapse("".join(text)[:_TEXT_LIMIT])
