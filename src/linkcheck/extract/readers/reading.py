"""The page as a browser shows it: links with their visible text, headings, ids and comments.

The `Reader` gets tags and texts in order: from `readers.html`, which reads HTML, or from `readers.direct_page`, which
passes Markdown's blocks on without HTML.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from linkcheck.extract.inline.characters import collapse
from linkcheck.extract.inline.nodes import Anchor
from linkcheck.extract.readers.entries import Entries

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TEXT_LIMIT = 4096


class Found:
    """A link and its visible text."""

    __slots__ = ("anchor", "is_mention", "label", "lead", "section", "text")

    def __init__(self, anchor: Anchor, lead: str, section: tuple[str, ...]) -> None:
        self.anchor = anchor
        self.lead = lead
        """The text before the link in its block."""
        self.section = section
        self.text = ""
        """White space collapsed, as browsers show it."""
        self.label = ""
        self.is_mention = True
        """False for the link that a list item or a row of a table is about."""


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
        self._open: list[tuple[str, Found | None, int]] = []
        self._open_names: Counter[str] = Counter()
        self._last_image = -1
        """How many pieces of text came before the last image: a link around one is a badge or a picture."""

    def see(self, text: str, *, is_alt: bool = False) -> None:
        """Visible text, all that stands between two tags; or an image's alternative to it."""
        self._pieces.append(text)
        self.entries.see(text, is_alt=is_alt)

    def start(self, name: str, anchors: Sequence[Anchor] = (), alt: str | None = None) -> None:
        """An element begins, and leads to some places."""
        entries = self.entries
        lead = entries.lead() if anchors else ""
        entries.start(name)
        if name == "img":
            self._last_image = len(self._pieces)
        if alt is not None:
            self.see(alt, is_alt=True)
        found = [Found(anchor, lead, entries.section) for anchor in anchors]
        if found and name == "a":
            entries.begin_link(found[0])
        self.links += found
        if name == "a":
            # What is seen of it is known when it ends.
            self._open.append((name, found[0] if found else None, len(self._pieces)))
            self._open_names[name] += 1
            return
        for link in found:
            link.text = _shown([alt]) if alt else ""
            # An image's text names the image; it neither takes a heading's name nor shares it.
            link.label = link.text if name == "img" else entries.name(link, link.text, link.anchor.url, lead)
        if name not in _VOID:
            self._open.append((name, None, len(self._pieces)))
            self._open_names[name] += 1

    def end(self, name: str) -> None:
        """End an element and all that were opened inside; an element that is not open is ignored."""
        if self._open_names[name]:
            while self._close() != name:
                pass

    def finish(self) -> Reading:
        """Close what was left open."""
        while self._open:
            self._close()
        self.entries.shared.settle()
        return Reading(self.links, self.ids, self.entries.headings, self.comments, self.unclosed)

    def _close(self) -> str:
        name, found, start = self._open.pop()
        self._open_names[name] -= 1
        if found is not None:
            found.text = _shown(self._pieces[start : start + _TEXT_LIMIT])
            found.is_mention |= self._last_image >= start
            found.label = self.entries.name(found, found.text, found.anchor.url, found.lead)
        self.entries.end(name)
        return name


def _shown(pieces: Iterable[str]) -> str:
    """White space collapsed. Cut at a length no honest link has: thousands of unclosed `<a>` would share one text."""
    text, length = [], 0
    for piece in pieces:
        text.append(piece)
        length += len(piece)
        if length > _TEXT_LIMIT:
            break
    return collapse("".join(text)[:_TEXT_LIMIT])
