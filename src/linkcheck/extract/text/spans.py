"""Which character of the source each character of a block's content is.

markdown-it-py says only on which lines a block stands, and inline tokens carry no place at all (its authors hold
exact places to be impossible), so content is aligned with the source here and every later place is looked up here.
"""

from bisect import bisect_right


class Spans:
    """A text put together from slices of the source."""

    __slots__ = ("_sources", "_starts", "text")

    def __init__(self, parts: list[tuple[str, int]]) -> None:
        """`parts` are slices and the source offsets at which they begin."""
        self._starts: list[int] = []
        self._sources: list[int] = []
        if len(parts) == 1:
            self.text, source = parts[0]
            self._starts.append(0)
            self._sources.append(source)
            return
        self.text = "".join([part for part, _ in parts])
        length = 0
        for part, source in parts:
            self._starts.append(length)
            self._sources.append(source)
            length += len(part)

    def at(self, position: int) -> int:
        """The source offset of the character at `position`."""
        if len(self._starts) == 1:
            return self._sources[0] + position
        index = bisect_right(self._starts, position) - 1
        return self._sources[index] + position - self._starts[index]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The source range of a slice; what stands between its lines (list and quote prefixes) is part of it."""
        if len(self._starts) == 1:
            return self._sources[0] + start, self._sources[0] + end
        first = self.at(start)
        return first, (self.at(end - 1) + 1 if end > start else first)

    def cut(self, start: int, end: int | None = None) -> "Spans":
        """The part of this text between two positions."""
        return Spans(self.parts(start, len(self.text) if end is None else end))

    def parts(self, start: int, end: int) -> list[tuple[str, int]]:
        """The slices of the part between two positions, with their source offsets; at least one."""
        if len(self._starts) == 1:
            return [(self.text[start:end], self._sources[0] + start)]
        parts = []
        index = bisect_right(self._starts, start) - 1
        while start < end:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else end
            stop = min(stop, end)
            parts.append((self.text[start:stop], self._sources[index] + start - self._starts[index]))
            start = stop
            index += 1
        return parts or [("", self.at(start))]
