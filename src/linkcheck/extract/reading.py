"""Links out of HTML: which tags lead somewhere, and what a reader sees of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linkcheck.extract.entries import Entries
from linkcheck.extract.html import Attribute, Comment, Tag, Text, tokenize
from linkcheck.extract.html_references import unescape_text
from linkcheck.extract.image_sets import candidates
from linkcheck.extract.nodes import Anchor
from linkcheck.extract.rendering import Rendering
from linkcheck.extract.spans import Spans
from linkcheck.model import LinkKind

_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
}
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TEXT_LIMIT = 4096
_WHITE = re.compile(r"[ \t\n\r\f\v]+")


class Found:
    """A link and the text that is seen of it."""

    __slots__ = ("anchor", "label", "lead", "section", "text")

    def __init__(self, anchor: Anchor, lead: str, section: tuple[str, ...]) -> None:
        self.anchor = anchor
        self.lead = lead
        """What stands before it in its block."""
        self.section = section
        self.text = ""
        """White space collapsed, as browsers show it."""
        self.label = ""


class Reading(NamedTuple):
    """What a rendering says."""

    links: list[Found]
    ids: list[str]
    """Explicit `id` and `name` values."""
    headings: list[str]
    """The text of all headings."""
    comments: list[tuple[str, int, int]]
    """Comments of the source with their ranges."""


def read_html(rendering: Rendering) -> Reading:
    """Links of what Markdown renders as, in order of their tags."""
    return _read(rendering, tokenize(rendering.html))


def read_page(text: str) -> Reading:
    """Links of a page."""
    from linkcheck.extract.pages import page_tokens  # noqa: PLC0415 - BeautifulSoup takes 0.1 s, and few lists are HTML

    rendering = Rendering()
    rendering.raw(Spans([(text, 0)]))
    return _read(rendering, page_tokens(text))


def _read(rendering: Rendering, tokens: Iterable[Tag | Text | Comment]) -> Reading:
    reader = _Reader(rendering)
    for token in tokens:
        reader.feed(token)
    reader.finish()
    return Reading(reader.links, reader.ids, reader.entries.headings, reader.comments)


class _Reader:
    """Follows the tags. All text goes to one list, of which each open link will take its part once it closes."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.links: list[Found] = []
        self.ids: list[str] = []
        self.comments: list[tuple[str, int, int]] = []
        self.entries = Entries()
        self.pieces: list[str] = []
        self.open: list[tuple[str, Found | None, int]] = []
        self.open_names: Counter[str] = Counter()

    def feed(self, token: Tag | Text | Comment) -> None:
        """Take the next token."""
        if isinstance(token, Text):
            self._see(unescape_text(token.value))
        elif isinstance(token, Comment):
            start, end = self.rendering.source_range(token.start, token.end)
            self.comments.append((token.value, start, end))
        elif token.closing:
            if self.open_names[token.name]:
                while self._pop() != token.name:
                    pass
        else:
            self._start(token)

    def _see(self, text: str, *, is_alt: bool = False) -> None:
        self.pieces.append(text)
        self.entries.see(text, is_alt=is_alt)

    def finish(self) -> None:
        """Close what was left open."""
        while self.open:
            self._pop()

    def _pop(self) -> str:
        name, found, start = self.open.pop()
        self.open_names[name] -= 1
        if found is not None:
            found.text = _shown(self.pieces[start : start + _TEXT_LIMIT])
            found.label = self.entries.name(found.text, found.anchor.url, found.lead)
        self.entries.end(name)
        return name

    def _start(self, tag: Tag) -> None:
        self.ids += [attribute.value for attribute in tag.attributes if attribute.name in ("id", "name")]
        anchors = list(self._anchors(tag))
        lead = self.entries.lead() if anchors else ""
        self.entries.start(tag.name)
        alt = tag.get("alt") if tag.name == "img" else None
        if alt:
            self._see(alt.value, is_alt=True)
        found = [Found(anchor, lead, self.entries.section) for anchor in anchors]
        self.links += found
        for link in found:
            link.text = _shown([alt.value]) if alt else ""
            link.label = self.entries.name(link.text, link.anchor.url, lead)
        if tag.name not in _VOID:
            self.open.append((tag.name, found[0] if found and tag.name == "a" else None, len(self.pieces)))
            self.open_names[tag.name] += 1

    def _anchors(self, tag: Tag) -> Iterator[Anchor]:
        known = self.rendering.anchors.get(tag.start)
        if known is not None:
            yield known
        elif tag.name in _ATTRIBUTES and self.rendering.is_raw(tag.start) and not _is_footnote(tag):
            origin, _ = self.rendering.source_range(tag.start, tag.start)
            for attribute in tag.attributes:
                if attribute.name in _ATTRIBUTES[tag.name] and attribute is tag.get(attribute.name):
                    for value, start, end in _destinations(attribute):
                        yield Anchor(LinkKind.HTML, value, origin, self.rendering.source_range(start, end))


def _is_footnote(tag: Tag) -> bool:
    """Whether an unfinished tag of the source ran into the markup of a footnote."""
    return any(attribute.name.startswith("data-footnote-") for attribute in tag.attributes)


def _shown(pieces: Iterable[str]) -> str:
    """White space collapsed. Cut at a length no honest link has: thousands of unclosed `<a>` would share one text."""
    text, length = [], 0
    for piece in pieces:
        text.append(piece)
        length += len(piece)
        if length > _TEXT_LIMIT:
            break
    return _WHITE.sub(" ", "".join(text)[:_TEXT_LIMIT]).strip(" ")


def _destinations(attribute: Attribute) -> Iterator[tuple[str, int, int]]:
    """The URLs of an attribute with their positions: one, or the candidates of a `srcset`."""
    if attribute.name != "srcset":
        yield attribute.value, attribute.start, attribute.end
        return
    for url, start, end in candidates(attribute.raw):
        yield url, attribute.start + start, attribute.start + end
