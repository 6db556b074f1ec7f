"""Links in HTML: tags with a destination, and the place of the destination in the source."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from linkcheck.extract.html.base import base_of, resolved
from linkcheck.extract.html.image_sets import candidates
from linkcheck.extract.html.references import unescape_text
from linkcheck.extract.html.tokens import Attribute, Comment, Tag, Text, Token, Unclosed, tokenize
from linkcheck.extract.inline.nodes import Anchor
from linkcheck.extract.readers.entries import Entries
from linkcheck.extract.readers.parts import Parts, parts_of
from linkcheck.extract.readers.reading import Reader, Reading
from linkcheck.extract.readers.rendering import Rendering
from linkcheck.extract.text.source import SourceText
from linkcheck.extract.text.spans import Spans
from linkcheck.model import LinkKind

Place = Callable[[int, int], tuple[int, int]]
"""Maps a slice of HTML to its range in the source."""

_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
}


def read_html(rendering: Rendering) -> Reading:
    """Links of what Markdown renders as, in order of their tags."""
    return _read(rendering, tokenize(rendering.html, rendering.escaped))


def read(source: SourceText, path: str) -> Parts:
    """The links, comments and anchors of a page."""
    return parts_of(read_page(source.text), [], source, path)


def read_page(text: str) -> Reading:
    """Links of a page, their addresses joined to its base."""
    from linkcheck.extract.html.page import page_tokens

    rendering = Rendering()
    rendering.raw(Spans([(text, 0)]))
    tokens = list(page_tokens(text))
    reading = _read(rendering, tokens)
    if base := base_of(tokens):
        for link in reading.links:
            link.anchor.url = resolved(base, link.anchor.url)
    return reading


def _read(rendering: Rendering, tokens: Iterable[Token]) -> Reading:
    reader = Reader()
    footnotes = _Footnotes(rendering)
    for token in tokens:
        footnotes.come_to(token.start, reader.entries)
        if isinstance(token, Tag) and not token.closing:
            known = rendering.anchors.get(token.start)
            is_link = known is None and rendering.is_raw(token.start) and not _is_footnote(token)
            anchors = [known] if known else anchors_of(token, rendering.source_range) if is_link else []
            start_tag(reader, token, anchors)
        else:
            feed(reader, token, rendering.source_range)
    return reader.finish()


class _Footnotes:
    """Footnotes: written at the end of the page, but below the headings of the place of their definition."""

    def __init__(self, rendering: Rendering) -> None:
        self._moves = rendering.footnotes[::-1]
        self._paths: dict[str, Sequence[tuple[int, str]]] = {}

    def come_to(self, position: int, entries: Entries) -> None:
        """Note or take up what the headings were."""
        while self._moves and self._moves[-1][0] <= position:
            _, label, is_here = self._moves.pop()
            entries.in_footnotes = is_here
            if not is_here:
                self._paths.setdefault(label, entries.path)
            elif label in self._paths:
                entries.go_to(self._paths[label])


def feed(reader: Reader, token: Token, place: Place) -> None:
    """Pass a token of HTML that stands in the source to a reader."""
    if isinstance(token, Text):
        reader.see(unescape_text(token.value))
    elif isinstance(token, Comment):
        reader.comments.append((token.value, *place(token.start, token.end)))
    elif isinstance(token, Unclosed):
        reader.unclosed.append(place(token.start, token.start + 1)[0])
    elif token.closing:
        reader.end(token.name)
    else:
        start_tag(reader, token, anchors_of(token, place))


def start_tag(reader: Reader, tag: Tag, anchors: list[Anchor]) -> None:
    """Pass a start tag to a reader."""
    reader.ids += [attribute.value for attribute in tag.attributes if attribute.name in ("id", "name")]
    alt = tag.get("alt") if tag.name == "img" else None
    reader.start(tag.name, anchors, None if alt is None else alt.value)


def anchors_of(tag: Tag, place: Place) -> list[Anchor]:
    """Where a tag of the source leads."""
    names = _ATTRIBUTES.get(tag.name)
    if names is None:
        return []
    origin, _ = place(tag.start, tag.start)
    return [
        Anchor(LinkKind.HTML, value, origin, place(start, end))
        for attribute in tag.attributes
        if attribute.name in names and attribute is tag.get(attribute.name)
        for value, start, end in _destinations(attribute)
    ]


def _is_footnote(tag: Tag) -> bool:
    """Whether an unfinished tag of the source ran into the markup of a footnote."""
    return any(attribute.name.startswith("data-footnote-") for attribute in tag.attributes)


def _destinations(attribute: Attribute) -> Iterator[tuple[str, int, int]]:
    """The URLs of an attribute with their positions: one, or the candidates of a `srcset`."""
    if attribute.name != "srcset":
        yield attribute.value, attribute.start, attribute.end
        return
    for url, start, end in candidates(attribute.raw):
        yield url, attribute.start + start, attribute.start + end
