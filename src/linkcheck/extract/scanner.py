"""The cursor of inline parsing, and what needs no brackets: text, line ends, escapes, entities, code, emphasis."""

import re

from linkcheck.extract.characters import BLANKS, ENTITY, PUNCTUATION, entity
from linkcheck.extract.definitions import References
from linkcheck.extract.emphasis import Delimiter, Delimiters, flanks
from linkcheck.extract.nodes import Anchor, Node, NodeKind
from linkcheck.extract.spans import Spans

_RUN = {character: re.compile(re.escape(character) + "+") for character in "`*_~"}
_LINE_START = re.compile(r"[ \t]*")
_BACKTICKS_LIMIT = 80
_TILDES_LIMIT = 100


class Scanner:
    """Reads a block's content from left to right into nodes."""

    def __init__(self, spans: Spans, references: References) -> None:
        self.spans = spans
        self.text = spans.text.rstrip(BLANKS)
        self.references = references
        self.position = 0
        self.line_start = 0
        self.nodes: list[Node] = []
        self.delimiters = Delimiters()
        self.backticks: dict[int, int] = {}
        self.backticks_known = False

    def add(self, kind: NodeKind, text: str, start: int, end: int, anchor: Anchor | None = None) -> Node:
        """Append a node."""
        node = Node(kind, text, start, end, anchor)
        self.nodes.append(node)
        return node

    def plain(self, stop: int, *, at_line_end: bool) -> None:
        """Text without special characters; white space before a line end is not shown."""
        shown = self.text[self.position : stop]
        if at_line_end:
            shown = shown.rstrip(BLANKS)
        if shown:
            self.add(NodeKind.TEXT, shown, self.position, self.position + len(shown))
        self.position = stop

    def literal(self, length: int, text: str | None = None) -> None:
        """Some characters as text, shown as themselves or as `text`."""
        start = self.position
        self.position += length
        self.add(NodeKind.TEXT, self.text[start : self.position] if text is None else text, start, self.position)

    def line_end(self, kind: NodeKind = NodeKind.BREAK, length: int = 1) -> None:
        """A line end and the indentation after it."""
        start = self.position
        if start > 1 and self.text[start - 2 : start] == "  ":
            kind = NodeKind.HARD_BREAK
        self.line_start = start + length
        match = _LINE_START.match(self.text, self.line_start)
        self.position = match.end() if match else self.line_start
        self.add(kind, "\n", start, self.position)

    def backslash(self) -> None:
        """An escape, a hard break or a backslash."""
        following = self.text[self.position + 1 : self.position + 2]
        if following == "\n":
            self.line_end(NodeKind.HARD_BREAK, 2)
        elif following in PUNCTUATION:
            self.literal(2, following)
        else:
            self.literal(1)

    def character_reference(self) -> None:
        """An entity, or an ampersand."""
        match = ENTITY.match(self.text, self.position)
        decoded = entity(match[0]) if match else None
        if match and decoded is not None:
            self.literal(len(match[0]), decoded)
        else:
            self.literal(1)

    def _run(self, character: str) -> int:
        match = _RUN[character].match(self.text, self.position)
        return match.end() if match else self.position

    def code(self) -> None:
        """A code span, or backticks."""
        end = self._run("`")
        length = end - self.position
        close = self._closing_backticks(end, length)
        if close is None:
            self.literal(length)
            return
        code = self.text[end:close].replace("\n", " ")
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        self.add(NodeKind.CODE, code, self.position, close + length)
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

    def delimiter(self, character: str) -> None:
        """A run that may be emphasis or strikethrough."""
        start, end = self.position, self._run(character)
        if character == "~":
            end = min(end, start + _TILDES_LIMIT)
        can_open, can_close = flanks(self.text, start, end)
        self.literal(end - start)
        if (can_open or can_close) and (character != "~" or end - start <= 2):
            self.delimiters.push(Delimiter(self.nodes[-1], can_open, can_close, start))
