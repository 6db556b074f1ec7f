"""The text of a list and its places: lines, columns, offsets."""

import re
from bisect import bisect_right
from itertools import accumulate

_LINE_END = re.compile(r"\r\n|\r|\n")


class SourceText:
    """Lines of a text. They end at LF, CRLF or CR and nowhere else: `str.splitlines` splits at more."""

    __slots__ = ("lines", "offsets", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" not in text:
            self.lines = text.split("\n")
            self.offsets = [*accumulate([len(line) + 1 for line in self.lines[:-1]], initial=0)]
            return
        self.lines = []
        self.offsets = []
        start = 0
        for match in _LINE_END.finditer(text):
            self.lines.append(text[start : match.start()])
            self.offsets.append(start)
            start = match.end()
        self.lines.append(text[start:])
        self.offsets.append(start)

    def line_start(self, number: int) -> int:
        """The offset of a line, counted from 0; the end of the text for the one behind the last."""
        return self.offsets[number] if number < len(self.offsets) else len(self.text)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, 1-based, in code points."""
        index = bisect_right(self.offsets, offset) - 1
        return index + 1, offset - self.offsets[index] + 1
