"""Which inline `<…>` is raw HTML: CommonMark's grammar, each terminator looked for once."""

import re

_SPACE = r"[ \t\v\f\r\n]"
_ATTRIBUTE = (
    rf"{_SPACE}++[a-zA-Z_:][a-zA-Z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^ \t\r\n\v\f\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
)
OPEN_OR_CLOSE = rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+{_SPACE}*+/?>|/[A-Za-z][A-Za-z0-9-]*+{_SPACE}*+>)"
_TAG = re.compile(OPEN_OR_CLOSE)
_COMMENT = re.compile(r"<!--(?:[^-]|-[^-]|--[^>])*+-->")
_DECLARATION = re.compile(rf"<![A-Z]++{_SPACE}")


class TagScanner:
    """Finds the end of each tag of one text; remembers which terminators no longer occur."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()

    def end_of_tag(self, start: int) -> int | None:
        """The position after the raw HTML that begins at `start`."""
        text = self._text
        if text.startswith("<!", start) and "-->" in self._missing:
            # After one comment that does not end, the renderer takes no declaration for one either.
            return None
        if text.startswith("<!--", start):
            if text.startswith("<!-->", start):
                return start + 5
            if text.startswith("<!--->", start):
                return start + 6
            return self._comment_end(start)
        if text.startswith("<?", start):
            return self._after("?>", start + 2)
        if text[start : start + 9].upper() == "<![CDATA[":
            return self._after("]]>", start + 9)
        if text.startswith("<!", start):
            return self._after(">", start + 2) if _DECLARATION.match(text, start) else None
        match = _TAG.match(text, start)
        return match.end() if match else None

    def _comment_end(self, start: int) -> int | None:
        match = _COMMENT.match(self._text, start)
        if match is None:
            self._missing.add("-->")
            return None
        return match.end()

    def _after(self, terminator: str, start: int) -> int | None:
        if terminator in self._missing:
            return None
        end = self._text.find(terminator, start)
        if end < 0:
            self._missing.add(terminator)
            return None
        return end + len(terminator)
