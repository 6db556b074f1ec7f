"""Links, images and footnote marks: what a `]` makes of what was opened before it."""

import re

from linkcheck.extract.characters import BLANKS, unescape
from linkcheck.extract.definitions import References
from linkcheck.extract.destinations import scan_destination, scan_label, scan_title, skip_spaces
from linkcheck.extract.nodes import Anchor, NodeKind
from linkcheck.extract.scanner import Scanner
from linkcheck.extract.spans import Spans
from linkcheck.model import LinkKind


class _Bracket:
    """An open `[` or `![`."""

    __slots__ = ("followed", "image", "index", "line_start", "position")

    def __init__(self, index: int, position: int, line_start: int, *, image: bool) -> None:
        self.index = index
        """Of its text node."""
        self.position = position
        """After the bracket."""
        self.line_start = line_start
        self.image = image
        self.followed = False
        """Another bracket opened after it, so its content is no shortcut reference."""


class BracketScanner(Scanner):
    """Adds brackets, on a stack."""

    def __init__(self, spans: Spans, references: References) -> None:
        super().__init__(spans, references)
        self.brackets: list[_Bracket] = []
        self.links_closed = False
        """A link was made and no `[` opened since: links do not nest."""

    def open(self, length: int, *, image: bool) -> None:
        """Note a bracket of one or, for images, two characters."""
        if self.brackets:
            self.brackets[-1].followed = True
        self.literal(length)
        self.brackets.append(_Bracket(len(self.nodes) - 1, self.position, self.line_start, image=image))
        if not image:
            self.links_closed = False

    def close(self) -> None:
        """Make a link, an image or a footnote mark of the last bracket, or text."""
        after = self.position + 1
        if not self.brackets:
            self.literal(1)
            return
        opener = self.brackets.pop()
        if not opener.image and self.links_closed:
            self.literal(1)
        elif anchor := self._inline_target(opener, after) or self._reference_target(opener, after):
            self._make(opener, anchor)
        elif not self._footnote(opener):
            self.position = after - 1
            self.literal(1)

    def _inline_target(self, opener: _Bracket, after: int) -> Anchor | None:
        text = self.text
        if not text.startswith("(", after):
            return None
        found = scan_destination(text, skip_spaces(text, after + 1))
        if found is None:
            return None
        start, end, position = found
        title_start = skip_spaces(text, position)
        title_end = scan_title(text, title_start) if title_start > position else title_start
        closing = skip_spaces(text, title_end)
        if not text.startswith(")", closing):
            return None
        self.position = closing + 1
        title = unescape(text[title_start + 1 : title_end - 1]) if title_end > title_start else None
        kind = LinkKind.IMAGE if opener.image else LinkKind.INLINE
        return Anchor(kind, unescape(text[start:end]), self._start_of(opener), self.spans.range(start, end), title)

    def _reference_target(self, opener: _Bracket, after: int) -> Anchor | None:
        end = scan_label(self.text, after)
        label = self.text[after + 1 : end - 1] if end else ""
        if not label.strip(BLANKS):
            if opener.followed:
                return None
            label = self.text[opener.position : after - 1]
        definition = self.references.resolve(label)
        if definition is None:
            if end:
                self._note_undefined(label, opener)
            return None
        self.position = end or after
        kind = LinkKind.IMAGE if opener.image else LinkKind.REFERENCE
        bracket = self.spans.at(opener.position - 1)
        return Anchor(kind, definition.url, self._start_of(opener), definition.destination, definition.title, bracket)

    def _note_undefined(self, label: str, opener: _Bracket) -> None:
        """`[text][label]` without a definition; `a[i][j]` and `[ ][x]` mean no reference."""
        start = self.nodes[opener.index].start
        means_it = (
            self.text[opener.position : self.position].strip() and re.search(r"[^\W\d_]{2}", label) and label[0] != "^"
        )
        if means_it and not (start and (self.text[start - 1].isalnum() or self.text[start - 1] in "])")):
            self.references.undefined.append((" ".join(label.split()), self.spans.at(opener.position - 1)))

    def _start_of(self, opener: _Bracket) -> int:
        return self.spans.at(self.nodes[opener.index].start)

    def _make(self, opener: _Bracket, anchor: Anchor) -> None:
        """Turn the bracket's text node into the link's beginning."""
        node = self.nodes[opener.index]
        node.kind, node.text, node.anchor = (NodeKind.IMAGE if opener.image else NodeKind.LINK), "", anchor
        self.delimiters.pair(node.start)
        closing = NodeKind.IMAGE_END if opener.image else NodeKind.LINK_END
        self.add(closing, "", self.position, self.position)
        if not opener.image:
            self.links_closed = True

    def _footnote(self, opener: _Bracket) -> bool:
        """A footnote's mark: what follows `[^`, whatever inline markup it was read as."""
        mark = opener.index + 1
        if mark >= len(self.nodes) or self.nodes[mark].kind != NodeKind.TEXT or self.nodes[mark].text[:1] != "^":
            return False
        if len(self.nodes[mark].text) < 2 and mark + 1 == len(self.nodes):
            return False
        start = self.nodes[opener.index].start
        end = self.position + 1
        # The renderer computes the length from columns, which begin anew on each line.
        length = (end - self.line_start) - (start + 1 - opener.line_start) - 2
        first = self.nodes[mark].end - len(self.nodes[mark].text) + 1
        label = self.text[first : first + max(length, 0)]
        self.delimiters.pair(start)
        del self.nodes[opener.index :]
        if self.references.has_footnote(label):
            self.add(NodeKind.FOOTNOTE, label, start, end)
        else:
            self.add(NodeKind.TEXT, f"[^{label}]", start, end)
        self.position = end
        return True
