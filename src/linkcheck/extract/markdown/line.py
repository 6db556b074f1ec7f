"""One line under the block parser's cursor."""

import re

from linkcheck.extract.markdown.tables import split_row

_INDENT = re.compile(r"[ \t]*")
_WHITE = ("", " ", "\t")
TAB = 4


class Line:
    """A line with a cursor that counts columns, because a tab may be consumed in part."""

    __slots__ = (
        "_cells",
        "_seen",
        "blank",
        "column",
        "first",
        "first_column",
        "indent",
        "number",
        "offset",
        "source",
        "split_tab",
        "text",
    )

    def __init__(self, text: str, source: int, number: int, offset: int = 0) -> None:
        self.text = text
        """Without its line end."""
        self.source = source
        """Source offset of its first character."""
        self.number = number
        self.offset = offset
        self.column = 0
        self.split_tab = False
        self._seen = -1
        self._cells: tuple[int, list[tuple[int, int]] | None] | None = None
        self.look()

    def look(self) -> None:
        """Find the first character that is not indentation."""
        if self._seen == self.column:
            return
        self._seen = self.column
        text, offset = self.text, self.offset
        if text[offset : offset + 1] not in _WHITE:
            self.first, self.indent, self.blank = offset, 0, False
            return
        match = _INDENT.match(text, offset)
        self.first = first = match.end() if match else offset
        self.indent = first - offset
        if text.find("\t", offset, first) >= 0:
            column = self.column
            for character in text[offset:first]:
                column += TAB - column % TAB if character == "\t" else 1
            self.indent = column - self.column
        self.blank = first == len(text)

    def peek(self, position: int) -> str:
        """The character at a position; the line end beyond."""
        return self.text[position] if position < len(self.text) else "\n"

    def advance_to(self, position: int) -> None:
        """Move over whole characters."""
        if position <= self.offset:
            return
        position = min(position, len(self.text))
        if self.text.find("\t", self.offset, position) < 0:
            self.column += position - self.offset
            self.offset = position
            self.split_tab = False
        while self.offset < position:
            self.column += TAB - self.column % TAB if self.text[self.offset] == "\t" else 1
            self.offset += 1
            self.split_tab = False

    def advance_columns(self, count: int) -> None:
        """Move over columns; the last tab may be left in part."""
        end = self.offset + count
        if self.offset < end <= len(self.text) and self.text.find("\t", self.offset, end) < 0:
            self.column += count
            self.offset = end
            self.split_tab = False
            return
        while count > 0 and self.offset < len(self.text):
            if self.text[self.offset] == "\t":
                width = TAB - self.column % TAB
                self.split_tab = width > count
                step = min(count, width)
                self.column += step
                self.offset += not self.split_tab
                count -= step
            else:
                self.split_tab = False
                self.offset += 1
                self.column += 1
                count -= 1

    def skip_space(self) -> None:
        """Move over one column of white space, if there is any."""
        if self.text.startswith((" ", "\t"), self.offset):
            self.advance_columns(1)

    def skip_marker(self, width: int) -> int:
        """Move over a list item's marker and the white space that belongs to it, of which this is the width."""
        offset, text = self.first + width, self.text
        if text.startswith(" ", offset) and text[offset + 1 : offset + 2] not in _WHITE:
            self.column += self.indent + width + 1
            self.offset = offset + 1
            self.split_tab = False
            return 1
        self.advance_to(offset)
        before = self.offset, self.column, self.split_tab
        while self.column - before[1] < TAB + 2 and self.peek(self.offset) in " \t":
            self.advance_columns(1)
        padding = self.column - before[1]
        if 1 <= padding <= TAB and self.offset < len(text):
            return padding
        self.offset, self.column, self.split_tab = before
        if padding > 0:
            self.advance_columns(1)
        return 1

    def cells(self) -> list[tuple[int, int]] | None:
        """The cells of the table's row that the line is from its first character on."""
        if self._cells is None or self._cells[0] != self.first:
            self._cells = self.first, split_row(self.text + "\n", self.first)
        return self._cells[1]

    def rest(self) -> list[tuple[str, int]]:
        """What is left of the line, with its line end; a tab consumed in part leaves spaces."""
        start = self.offset
        if not self.split_tab:
            return [(self.text[start:] + "\n", self.source + start)]
        spaces = " " * (TAB - self.column % TAB)
        return [(spaces, self.source + start), (self.text[start + 1 :] + "\n", self.source + start + 1)]
