"""One line under the block parser's cursor."""

import re

_INDENT = re.compile(r"[ \t]*")
TAB = 4


class Line:
    """A line with a cursor that counts columns, because a tab may be consumed in part."""

    __slots__ = (
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
        self.look()

    def look(self) -> None:
        """Find the first character that is not indentation."""
        if self._seen == self.column:
            return
        self._seen = self.column
        match = _INDENT.match(self.text, self.offset)
        self.first = match.end() if match else self.offset
        width = self.first - self.offset
        if width and "\t" in self.text[self.offset : self.first]:
            column = self.column
            for character in self.text[self.offset : self.first]:
                column += TAB - column % TAB if character == "\t" else 1
            self.indent = column - self.column
        else:
            self.indent = width
        self.blank = self.first == len(self.text)

    def peek(self, position: int) -> str:
        """The character at a position; the line end beyond."""
        return self.text[position] if position < len(self.text) else "\n"

    def advance_to(self, position: int) -> None:
        """Move over whole characters."""
        while self.offset < min(position, len(self.text)):
            self.column += TAB - self.column % TAB if self.text[self.offset] == "\t" else 1
            self.offset += 1
            self.split_tab = False

    def advance_columns(self, count: int) -> None:
        """Move over columns; the last tab may be left in part."""
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
        if self.peek(self.offset) in " \t":
            self.advance_columns(1)

    def rest(self) -> list[tuple[str, int]]:
        """What is left of the line, with its line end; a tab consumed in part leaves spaces."""
        parts = []
        start = self.offset
        if self.split_tab:
            parts.append((" " * (TAB - self.column % TAB), self.source + start))
            start += 1
        parts.append((self.text[start:] + "\n", self.source + start))
        return parts
