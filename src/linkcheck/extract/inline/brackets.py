"""Links, images and footnote marks: how a `]` matches the brackets opened before it."""

import re

import msgspec

from linkcheck.extract.inline.characters import BLANKS, unescape
from linkcheck.extract.inline.destinations import byte_length, scan_destination, scan_label, scan_title, skip_spaces
from linkcheck.extract.inline.nodes import TEXT, Anchor, InlineToken, end_of, link_tokens, make_image, make_link
from linkcheck.extract.inline.scanner import Scanner
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.text.spans import Spans
from linkcheck.model import LinkKind

_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"\s*\d+\s*\Z")
_PLAIN = re.compile(r"!?\[([^\[\]\\`*_&<~\n]*+)\]\(([^\s()<>\\&]++)\)")
_IMAGE, _INLINE = LinkKind.IMAGE, LinkKind.INLINE
"""Looking a member up takes Python 3.11 0.26 µs, as much as a link's token."""
_LONGEST_MARK = 10_000
"""What is longer is no footnote's label, and thousands of marks inside each other would all be copied."""


_MAY_SHOW_CARET = ("^", "\\", "&")
"""What a bracket's content begins with if it can be a footnote's label: `^`, escaped or as an entity too."""


class _Bracket(msgspec.Struct, eq=False, gc=False):
    """An open `[` or `![`."""

    index: int
    """Of its token."""
    position: int
    """After the bracket."""
    column: int
    """Bytes before it on its line, if a footnote's label may follow."""
    image: bool
    followed: bool = False
    """Another bracket opened after it, so its content is no shortcut reference."""


class BracketScanner(Scanner):
    """Adds brackets, on a stack."""

    links_closed = False
    """A link was made and no `[` opened since: links do not nest."""
    _counted = (0, 0)

    def __init__(self, spans: Spans, references: References) -> None:
        super().__init__(spans, references)
        self.brackets: list[_Bracket] = []

    def _column(self) -> int:
        """Bytes of the line before the scanner. Counted from where they were counted last: lines may be long."""
        position, count = self._counted if self._counted[0] >= self.line_start else (self.line_start, 0)
        count += byte_length(self.src[position : self.pos])
        self._counted = self.pos, count
        return count

    def plain(self, *, image: bool) -> bool:
        """Make a link or an image whose text and destination hold nothing that means anything, at once.

        Three of four are like that.
        """
        match = _PLAIN.match(self.src, self.pos)
        if match is None:
            return False
        self.flush()
        kind = _IMAGE if image else _INLINE
        anchor = Anchor(kind, match[2], self.spans.at(self.pos), self.spans.range(*match.span(2)))
        content = [InlineToken("text", match.start(1), match[1])] if match[1] else []
        if self.brackets:
            self.brackets[-1].followed = True
        if image:
            self.tokens.append(InlineToken("image", self.pos, tag="img", anchor=anchor, children=content))
        else:
            opening, closing = link_tokens(anchor, self.pos, match.end())
            self.tokens += (opening, *content, closing)
            self.links_closed = True
        self.pos = match.end()
        return True

    def open(self, length: int, *, image: bool) -> bool:
        """Note a bracket of one or, for images, two characters."""
        if self.brackets:
            self.brackets[-1].followed = True
        after = self.pos + length
        column = self._column() if self.src[after : after + 1] in _MAY_SHOW_CARET else 0
        self.push("text", "", 0, self.src[self.pos : after])
        self.pos = after
        self.brackets.append(_Bracket(len(self.tokens) - 1, after, column, image))
        if not image:
            self.links_closed = False
        return True

    def close(self) -> bool:
        """Make a link, an image or a footnote mark of the last bracket; False for text."""
        after = self.pos + 1
        if not self.brackets:
            return False
        opener = self.brackets.pop()
        if not opener.image and self.links_closed:
            return False
        self.flush()
        anchor = self._inline_target(opener, after) or self._reference_target(opener, after)
        if anchor is None:
            return self._footnote(opener)
        self._make(opener, anchor)
        return True

    def _inline_target(self, opener: _Bracket, after: int) -> Anchor | None:
        text = self.src
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
        self.pos = closing + 1
        title = unescape(text[title_start + 1 : title_end - 1]) if title_end > title_start else None
        kind = LinkKind.IMAGE if opener.image else LinkKind.INLINE
        return Anchor(kind, unescape(text[start:end]), self._start_of(opener), self.spans.range(start, end), title)

    def _reference_target(self, opener: _Bracket, after: int) -> Anchor | None:
        end = scan_label(self.src, after)
        label = self.src[after + 1 : end - 1] if end else ""
        if not label.strip(BLANKS):
            if opener.followed:
                return None
            label = self.src[opener.position : after - 1]
        definition = self.references.resolve(label)
        if definition is None:
            if end:
                self._note_undefined(label, opener, end)
            return None
        self.pos = end or after
        kind = LinkKind.IMAGE if opener.image else LinkKind.REFERENCE
        bracket = self.spans.at(opener.position - 1)
        return Anchor(kind, definition.url, self._start_of(opener), definition.destination, definition.title, bracket)

    def _note_undefined(self, label: str, opener: _Bracket, end: int) -> None:
        """`[text][label]` without a definition; `a[i][j]`, `[ ][x]`, `[a][b][c]` and `[a][b](/c)` mean no reference."""
        if self.src[end : end + 1] in ("(", "["):
            return
        start = self.tokens[opener.index].start
        text = self.src[opener.position : self.pos].strip()
        means_it = text and label[0] != "^" and (_WORD.search(label) or (_NUMBER.match(label) and _WORD.search(text)))
        if means_it and not (start and (self.src[start - 1].isalnum() or self.src[start - 1] in "])")):
            undefined = self.references.undefined_images if opener.image else self.references.undefined
            undefined.append((" ".join(label.split()), self.spans.at(opener.position - 1)))

    def _start_of(self, opener: _Bracket) -> int:
        return self.spans.at(self.tokens[opener.index].start)

    def _make(self, opener: _Bracket, anchor: Anchor) -> None:
        token = self.tokens[opener.index]
        undefined = self.references.undefined
        while undefined and undefined[-1][1] > anchor.start:
            # Brackets in the text of a link are text.
            undefined.pop()
        if self.runs is not None:
            self.runs.pair(token.start)
        if opener.image:
            make_image(token, anchor, self.tokens[opener.index + 1 :])
            del self.tokens[opener.index + 1 :]
        else:
            make_link(token, anchor)
            self.push("link_close", "a", -1)
            self.links_closed = True

    def _footnote(self, opener: _Bracket) -> bool:
        """A footnote's mark: what follows `[^`, whatever inline markup it was read as."""
        inside = self.tokens[opener.index + 1 : opener.index + 3]
        if not inside or inside[0].type not in TEXT or inside[0].content[:1] != "^":
            return False
        mark = inside[0]
        if len(mark.content) < 2 and len(inside) == 1:
            return False
        start = self.tokens[opener.index].start
        end = self.pos + 1
        # The renderer computes the length from columns, which count bytes and begin anew on each line.
        length = max(self._column() - opener.column - 2, 0)
        first = end_of(mark) - len(mark.content) + 1
        label = _first_bytes(self.src[first : first + min(length, _LONGEST_MARK)], length)
        if self.runs is not None:
            self.runs.pair(start)
        del self.tokens[opener.index :]
        if self.references.has_footnote(label):
            self.tokens.append(InlineToken("footnote_ref", start, label))
        else:
            written = self.src[start:end] if end - start <= _LONGEST_MARK else ""
            self.tokens.append(InlineToken("text", start, f"[^{label}]", written))
        self.pos = end
        return True


def _first_bytes(text: str, length: int) -> str:
    return text if text.isascii() else text.encode("utf-8", "surrogatepass")[:length].decode("utf-8", "replace")
