"""Link reference definitions: `[label]: destination "title"` at the head of a paragraph.

markdown-it-py's `reference` rule keeps neither the place of a destination nor unused definitions, and reads
definitions before it knows where their paragraph ends; here they are taken off finished paragraphs, as the renderer
does it.
"""

import re

from linkcheck.extract.inline.characters import BLANKS, unescape
from linkcheck.extract.inline.destinations import byte_length, scan_destination, scan_label, scan_title
from linkcheck.extract.labels import fold_label
from linkcheck.extract.text.spans import Spans

_SPACES_AND_LINE_END = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_LABEL_LIMIT = 1000
_EXPANSION_FLOOR = 100_000


class Definition:
    """One definition. Positions are source offsets."""

    __slots__ = ("destination", "label", "start", "title", "url", "used")

    def __init__(self, label: str, url: str, title: str | None, start: int, destination: tuple[int, int]) -> None:
        self.label = label
        self.url = url
        self.title = title
        self.start = start
        self.destination = destination
        self.used = False


class References:
    """All definitions of a document, and the look-ups of labels."""

    def __init__(self, document_size: int, *, has_nul: bool = False) -> None:
        self.has_nul = has_nul
        """Whether the source has NUL characters, each of which is U+FFFD in the content of blocks."""
        self.definitions: list[Definition] = []
        self.footnotes: set[str] = set()
        """Folded labels of the footnotes that are defined."""
        self.undefined: list[tuple[str, int]] = []
        """Labels without a definition, with the place of the use."""
        self.undefined_images: list[tuple[str, int]] = []
        """The same of images, which may stand in the text of a link."""
        self.plain_brackets = 0
        """How many `]` made nothing."""
        self._by_label: dict[str, Definition] = {}
        self._left = max(document_size, _EXPANSION_FLOOR)

    def has_footnote(self, label: str) -> bool:
        """Whether a mark `[^label]` has a footnote to lead to."""
        return 0 < byte_length(label) <= _LABEL_LIMIT and fold_label(label) in self.footnotes

    def take_from(self, spans: Spans) -> Spans | None:
        """Note the definitions at the head of a paragraph; what is left of it, if anything."""
        text, position = spans.text, 0
        while text.startswith("[", position) and (after := self._definition(spans, position)):
            position = after
        if not position:
            return spans
        return spans.cut(position) if text[position:].strip(BLANKS) else None

    def _definition(self, spans: Spans, start: int) -> int | None:
        text = spans.text
        label_end = scan_label(text, start)
        if not label_end or not text[start + 1 : label_end - 1].strip(BLANKS) or not text.startswith(":", label_end):
            return None
        found = scan_destination(text, _skip(text, label_end + 1))
        if found is None:
            return None
        url_start, url_end, after_url = found
        title_start = _skip(text, after_url)
        title_end = scan_title(text, title_start) if title_start > after_url else title_start
        rest = _REST_OF_LINE.match(text, title_end) if title_end > title_start else None
        title = unescape(text[title_start + 1 : title_end - 1]) if rest else None
        rest = rest or _REST_OF_LINE.match(text, after_url)
        if rest is None:
            return None
        label, destination = text[start + 1 : label_end - 1].strip(BLANKS), spans.range(url_start, url_end)
        self._note(Definition(label, unescape(text[url_start:url_end]), title, spans.at(start), destination))
        return rest.end()

    def _note(self, definition: Definition) -> None:
        self.definitions.append(definition)
        self._by_label.setdefault(fold_label(definition.label), definition)

    def resolve(self, label: str) -> Definition | None:
        """The definition a reference uses: the first of its label.

        The renderer stops resolving when the destinations put in exceed the size of the document.
        """
        if not self._by_label or byte_length(label) > _LABEL_LIMIT:
            return None
        definition = self._by_label.get(fold_label(label))
        if definition is None:
            return None
        size = len(definition.url.encode("utf-8", "surrogatepass")) + len(
            (definition.title or "").encode("utf-8", "surrogatepass")
        )
        if size > self._left:
            return None
        self._left -= size
        definition.used = True
        return definition


def _skip(text: str, position: int) -> int:
    match = _SPACES_AND_LINE_END.match(text, position)
    return match.end() if match else position
