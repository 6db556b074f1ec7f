"""Inline parsing: from a block's content to nodes with exact places.

markdown-it-py's inline rules are not used. They look for a link's `]` ahead of parsing what is inside, where GitHub's
renderer works from the `]` back over a stack of open brackets; the two disagree about nested brackets, footnote marks
and bare URLs behind an open `[`, and a token has no place. This is the renderer's way, in one pass over the content.
"""

import re

from linkcheck.extract.autolinks import START, bare_url, bare_www
from linkcheck.extract.brackets import BracketScanner
from linkcheck.extract.characters import unescape_entities
from linkcheck.extract.definitions import References
from linkcheck.extract.mail import link_mail
from linkcheck.extract.nodes import Anchor, Node, NodeKind
from linkcheck.extract.raw_html import TagScanner
from linkcheck.extract.spans import Spans
from linkcheck.model import LinkKind

_SPECIAL = re.compile(r"[\n\\`&_*\[\]<!~]|" + START)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\x00-\x20<>]*+)>")
_MAIL_AUTOLINK = re.compile(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)


def parse_inline(spans: Spans, references: References) -> list[Node]:
    """The nodes of a block's content."""
    return _Parser(spans, references).parse()


class _Parser(BracketScanner):
    """Adds autolinks and raw HTML, and decides which construct a character begins."""

    def __init__(self, spans: Spans, references: References) -> None:
        super().__init__(spans, references)
        self.tags = TagScanner(self.text)

    def parse(self) -> list[Node]:
        """Scan from special character to special character."""
        text, length = self.text, len(self.text)
        while self.position < length:
            match = _SPECIAL.search(text, self.position)
            stop = match.start() if match else length
            if stop > self.position:
                self.plain(stop, at_line_end=match is not None and match[0] == "\n")
            if match:
                self._special(match[0][0])
        self.delimiters.pair(0)
        return self._with_mail()

    def _special(self, character: str) -> None:
        match character:
            case "\n":
                self.line_end()
            case "\\":
                self.backslash()
            case "`":
                self.code()
            case "&":
                self.character_reference()
            case "*" | "_" | "~":
                self.delimiter(character)
            case "[":
                self.open(1, image=False)
            case "!" if self.text.startswith("![", self.position) and not self.text.startswith("![^", self.position):
                self.open(2, image=True)
            case "]":
                self.close()
            case "<":
                self._pointy()
            case ":" | "w" if not self.brackets:
                self._bare(character)
            case _:
                self.literal(1)

    def _bare(self, character: str) -> None:
        """A bare URL. Its scheme was read as text already, and is taken back."""
        if character == "w":
            end = bare_www(self.text, self.position)
            found = None if end is None else (self.position, end)
        else:
            found = bare_url(self.text, self.position)
        if found is None:
            self.literal(1)
            return
        start, end = found
        self._take_back(self.position - start)
        url = self.text[start:end]
        self._leaf(LinkKind.BARE, ("http://" if character == "w" else "") + url, url, start, end)

    def _take_back(self, count: int) -> None:
        while count > 0:
            node = self.nodes[-1]
            kept = max(len(node.text) - count, 0)
            count -= len(node.text) - kept
            node.text = node.text[:kept]
            node.end = node.start + kept
            if not kept:
                self.nodes.pop()

    def _leaf(self, kind: LinkKind, url: str, text: str, start: int, end: int, margin: int = 0) -> None:
        """A link that is its own text; `margin` is the width of its pointy brackets."""
        destination = self.spans.range(start + margin, end - margin)
        self.add(NodeKind.LINK, "", start, start, Anchor(kind, url, self.spans.at(start), destination))
        self.add(NodeKind.TEXT, text, start + margin, end - margin)
        self.add(NodeKind.LINK_END, "", end, end)
        self.position = end

    def _pointy(self) -> None:
        start = self.position
        if match := _AUTOLINK.match(self.text, start):
            url = unescape_entities(match[1])
            self._leaf(LinkKind.AUTOLINK, url, url, start, match.end(), margin=1)
        elif match := _MAIL_AUTOLINK.match(self.text, start):
            address = unescape_entities(match[1])
            self._leaf(LinkKind.AUTOLINK, "mailto:" + address, address, start, match.end(), margin=1)
        elif end := self.tags.end_of_tag(start):
            self.add(NodeKind.HTML, self.text[start:end], start, end)
            self.position = end
        else:
            self.literal(1)

    def _with_mail(self) -> list[Node]:
        if "@" not in self.text:
            return self.nodes
        return link_mail(self.nodes, self.spans)
