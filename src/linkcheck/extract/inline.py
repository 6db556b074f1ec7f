"""Inline parsing: from a block's content to nodes with exact places.

markdown-it-py's inline rules are not used. They look for a link's `]` ahead of parsing what is inside, where GitHub's
renderer works from the `]` back over a stack of open brackets; the two disagree about nested brackets, footnote marks
and bare URLs behind an open `[`, and a token has no place. This is the renderer's way, in one pass over the content.
"""

import re

from linkcheck.extract.autolinks import START, bare_url, bare_www
from linkcheck.extract.characters import BLANKS, ENTITY, PUNCTUATION, entity, unescape, unescape_entities
from linkcheck.extract.definitions import References
from linkcheck.extract.destinations import scan_destination, scan_label, scan_title, skip_spaces
from linkcheck.extract.emphasis import Delimiter, Delimiters, flanks
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
_RUN = {character: re.compile(re.escape(character) + "+") for character in "`*_~"}
_LINE_START = re.compile(r"[ \t]*")
_BACKTICKS_LIMIT = 80
_TILDES_LIMIT = 100


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


def parse_inline(spans: Spans, references: References) -> list[Node]:
    """The nodes of a block's content."""
    return _Parser(spans, references).parse()


class _Parser:
    def __init__(self, spans: Spans, references: References) -> None:
        self.spans = spans
        self.text = spans.text.rstrip(BLANKS)
        self.references = references
        self.position = 0
        self.line_start = 0
        self.nodes: list[Node] = []
        self.delimiters = Delimiters()
        self.brackets: list[_Bracket] = []
        self.links_closed = False
        """A link was made and no `[` opened since: links do not nest."""
        self.backticks: dict[int, int] = {}
        self.backticks_known = False
        self.tags = TagScanner(self.text)

    def parse(self) -> list[Node]:
        """Scan from special character to special character."""
        text, length = self.text, len(self.text)
        while self.position < length:
            match = _SPECIAL.search(text, self.position)
            stop = match.start() if match else length
            if stop > self.position:
                self._text(stop, at_line_end=match is not None and match[0] == "\n")
            if match:
                self._special(match[0][0])
        self.delimiters.pair(0)
        return self._with_mail()

    def _special(self, character: str) -> None:
        match character:
            case "\n":
                self._line_end()
            case "\\":
                self._backslash()
            case "`":
                self._code()
            case "&":
                self._entity()
            case "*" | "_" | "~":
                self._delimiter(character)
            case "[":
                self._open(1, image=False)
            case "!" if self.text.startswith("![", self.position) and not self.text.startswith("![^", self.position):
                self._open(2, image=True)
            case "]":
                self._close()
            case "<":
                self._pointy()
            case ":" | "w" if not self.brackets:
                self._bare(character)
            case _:
                self._literal(1)

    def _text(self, stop: int, *, at_line_end: bool) -> None:
        shown = self.text[self.position : stop]
        if at_line_end:
            shown = shown.rstrip(BLANKS)
        if shown:
            self._add(NodeKind.TEXT, shown, self.position, self.position + len(shown))
        self.position = stop

    def _add(self, kind: NodeKind, text: str, start: int, end: int, anchor: Anchor | None = None) -> Node:
        node = Node(kind, text, start, end, anchor)
        self.nodes.append(node)
        return node

    def _literal(self, length: int, text: str | None = None) -> None:
        start = self.position
        self.position += length
        self._add(NodeKind.TEXT, self.text[start : self.position] if text is None else text, start, self.position)

    def _line_end(self, kind: NodeKind = NodeKind.BREAK, length: int = 1) -> None:
        start = self.position
        self.line_start = start + length
        match = _LINE_START.match(self.text, self.line_start)
        self.position = match.end() if match else self.line_start
        self._add(kind, "\n", start, self.position)

    def _backslash(self) -> None:
        following = self.text[self.position + 1 : self.position + 2]
        if following == "\n":
            self._line_end(NodeKind.HARD_BREAK, 2)
        elif following in PUNCTUATION:
            self._literal(2, following)
        else:
            self._literal(1)

    def _entity(self) -> None:
        match = ENTITY.match(self.text, self.position)
        decoded = entity(match[0]) if match else None
        if match and decoded is not None:
            self._literal(len(match[0]), decoded)
        else:
            self._literal(1)

    def _run(self, character: str) -> int:
        match = _RUN[character].match(self.text, self.position)
        return match.end() if match else self.position

    def _code(self) -> None:
        end = self._run("`")
        length = end - self.position
        close = self._closing_backticks(end, length)
        if close is None:
            self._literal(length)
            return
        code = self.text[end:close].replace("\n", " ")
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        self._add(NodeKind.CODE, code, self.position, close + length)
        self.position = close + length

    def _closing_backticks(self, position: int, length: int) -> int | None:
        """The next run of that length.

        Once a search has failed the renderer trusts the last run it saw of each length, though a later search that
        ends early overwrites it with an earlier one: code spans are missed, and so are they here.
        """
        if length > _BACKTICKS_LIMIT or (self.backticks_known and self.backticks.get(length, 0) <= position):
            return None
        for run in _RUN["`"].finditer(self.text, position):
            self.backticks[len(run[0])] = run.start()
            if len(run[0]) == length:
                return run.start()
        self.backticks_known = True
        return None

    def _delimiter(self, character: str) -> None:
        start, end = self.position, self._run(character)
        if character == "~":
            end = min(end, start + _TILDES_LIMIT)
        can_open, can_close = flanks(self.text, start, end)
        self._literal(end - start)
        if (can_open or can_close) and (character != "~" or end - start <= 2):
            self.delimiters.push(Delimiter(self.nodes[-1], can_open, can_close, start))

    def _bare(self, character: str) -> None:
        """A bare URL. Its scheme was read as text already, and is taken back."""
        if character == "w":
            end = bare_www(self.text, self.position)
            found = None if end is None else (self.position, end)
        else:
            found = bare_url(self.text, self.position)
        if found is None:
            self._literal(1)
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
        self._add(NodeKind.LINK, "", start, start, Anchor(kind, url, self.spans.at(start), destination))
        self._add(NodeKind.TEXT, text, start + margin, end - margin)
        self._add(NodeKind.LINK_END, "", end, end)
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
            self._add(NodeKind.HTML, self.text[start:end], start, end)
            self.position = end
        else:
            self._literal(1)

    def _open(self, length: int, *, image: bool) -> None:
        if self.brackets:
            self.brackets[-1].followed = True
        self._literal(length)
        self.brackets.append(_Bracket(len(self.nodes) - 1, self.position, self.line_start, image=image))
        if not image:
            self.links_closed = False

    def _close(self) -> None:
        after = self.position + 1
        if not self.brackets:
            self._literal(1)
            return
        opener = self.brackets.pop()
        if not opener.image and self.links_closed:
            self._literal(1)
        elif anchor := self._inline_target(opener, after) or self._reference_target(opener, after):
            self._make(opener, anchor)
        elif not self._footnote(opener):
            self.position = after - 1
            self._literal(1)

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
        self._add(closing, "", self.position, self.position)
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
            self._add(NodeKind.FOOTNOTE, label, start, end)
        else:
            self._add(NodeKind.TEXT, f"[^{label}]", start, end)
        self.position = end
        return True

    def _with_mail(self) -> list[Node]:
        if "@" not in self.text:
            return self.nodes
        return link_mail(self.nodes, self.spans)
