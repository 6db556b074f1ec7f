"""JavaScript and JSX tags inside MDX: where they end, and what Markdown may see of them.

Markdown's grammar of tags knows no `style={{color: 'red'}}`, and what stands in JavaScript is no Markdown. So each
expression is rewritten, character for character, to what Markdown passes over; tags stay, with attributes that HTML has
too. Nothing is rewritten where brackets do not balance.
"""

import re
from collections.abc import Callable

FILLER = "\u200b"
"""Has no width, ends no word and starts no block."""
_LONGEST = 100_000
_MOST_FAILURES = 20
_DEEPEST = 40
_JS = re.compile(r"[\"'`{}()\[\]]|//|/\*|<(?=[A-Za-z_$>])|/|(?>\r\n?|\n)[ \t]*(?=[\r\n]|\Z)")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'")
_TEMPLATE_MARK = re.compile(r"\\.|`|\$\{", re.DOTALL)
_REGEX = re.compile(r"/(?:\\.|[^/\\\n]){1,300}+/")
_OPERATORS = frozenset("(,=:?&|[{};>!+")
_KEYWORDS = ("return", "default", "case", "yield")
_LOOK_BACK = 100
_PAIRS = {"{": "}", "(": ")", "[": "]"}
_OPEN_TAG = re.compile(r"<[A-Za-z_$][\w$.:-]*")
_CLOSE_TAG = re.compile(r"</[A-Za-z_$]?[\w$.:-]*\s*>")
_SPECIAL_IN_NAME = re.compile(r"[_$.:]")
_ATTRIBUTE = re.compile(r"[A-Za-z_$@:][\w$.:@-]*(\s*=\s*)?")
_SPACES = re.compile(r"\s*+")
_SPACES_IN_QUOTE = re.compile(r"(?:(?<=\n)[ \t]*>|\s)*+")
_LITERAL = re.compile(r"\{\s*(?:\"[^\"\\\n]*\"|'[^'\\\n]*'|`[^`\"\\$\n]*`)\s*\}")
_CHILD = re.compile(r"[{<]")
_MEANING = re.compile(r"[^\w\s{},;'\"()/?.-]|(?<=\bwww)\.")
"""What could begin a link, a tag or a table outside the code that it stands in."""
_CONTAINERS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_BLANK_LINE = re.compile(r"\n[ \t>]*\r?\n")
_LINE_END = re.compile(r"[\r\n]")
_LINKING = frozenset(("<a", "<area", "<img", "<source", "<video", "<audio"))


class JsxScanner:
    """Scans one text; `edits` are the rewritten slices, each as long as what it replaces."""

    def __init__(self, text: str) -> None:
        self.edits: list[tuple[int, str]] = []
        self._text = text
        self._failures = 0
        self._flow_end = 0
        """Where the last tag or expression ended that began a line, or followed such a one."""
        self._steps_left = 4 * len(text) + 1000
        self._limit = 0
        self._spaces = _SPACES
        self._elements = 0
        """How many were found in code so far."""
        self._in_values: list[tuple[int, int, list[tuple[int, str]]]] = []
        """Values of attributes that hold elements: where, and how they are rewritten."""

    def expression(self, start: int) -> int | None:
        """The position after the `{…}` that begins there."""
        return self._attempt(start, lambda: self._braces(start, 0))

    def module(self, start: int) -> int | None:
        """The position after the `import` or `export` that begins there: the blank line that ends its statements."""
        return self._attempt(start, lambda: self._code(start, "", 0))

    def tag(self, start: int) -> int | None:
        """The position after the start or end tag that begins there."""
        return self._attempt(start, lambda: self._end_tag(start) or self._tag(start, 0))

    def blank(self, start: int, end: int) -> None:
        """Leave nothing to see of a slice; its lines stay."""
        self.edits.append((start, re.sub(r"\S", FILLER, self._text[start:end])))

    def _attempt(self, start: int, scan: Callable[[], int | None]) -> int | None:
        if self._failures > _MOST_FAILURES:
            return None
        text, known = self._text, len(self.edits)
        nearby = max(start - _LOOK_BACK, 0)
        before = text[max(text.rfind("\n", nearby, start) + 1, nearby) : start]
        self._limit = min(start + _LONGEST, len(text))
        self._spaces = _SPACES_IN_QUOTE if before.lstrip().startswith(">") else _SPACES
        follows_flow = self._flow_end >= nearby and not text[self._flow_end : start].strip()
        is_flow = follows_flow or _CONTAINERS.fullmatch(before) is not None
        if not is_flow and (blank := _BLANK_LINE.search(text, start, self._limit)):
            # What begins in a paragraph ends in it.
            self._limit = blank.start()
        end = scan()
        if end is None:
            del self.edits[known:]
            self._failures += text[start] == "{"
        elif is_flow:
            self._flow_end = end
        return end

    def _may_go_on(self) -> bool:
        self._steps_left -= 1
        return self._steps_left > 0

    def _hide(self, start: int, end: int) -> None:
        """Leave nothing in a slice that Markdown or HTML could read; it comes to stand on one line."""
        self.edits.append((start, _LINE_END.sub(" ", _MEANING.sub(FILLER, self._text[start:end]))))

    def _braces(self, start: int, depth: int) -> int | None:
        end = self._code(start + 1, "}", depth + 1)
        return None if end is None else end + 1

    def _code(self, start: int, closing: str, depth: int) -> int | None:
        """Where JavaScript ends: at a bracket, or without one at a blank line outside all brackets."""
        text, position, done, opened = self._text, start, start, list[str]()
        while depth < _DEEPEST and self._may_go_on() and (match := _JS.search(text, position, self._limit)):
            char, at, position = match[0], match.start(), match.end()
            after: int | None = position
            if char in _PAIRS:
                opened.append(_PAIRS[char])
            elif char in {"}", ")", "]"}:
                if not opened and char == closing:
                    self._hide(done, at)
                    return at
                if not opened or opened.pop() != char:
                    return None
            elif char == "<":
                element = self._element(at, depth + 1) if self._expects_operand(at) else None
                if element is not None:
                    self._hide(done, at)
                    done = after = element
            elif char[0] in "\r\n":
                if not opened and not closing:
                    self._hide(done, at)
                    return at
            else:
                after = self._after_literal(char, at, depth)
            if after is None:
                return None
            position = after
        if opened or closing or self._limit < len(text):
            return None
        self._hide(done, len(text))
        return len(text)

    def _after_literal(self, char: str, at: int, depth: int) -> int | None:
        """The position after a string, a comment or a regular expression, or after a character that begins none."""
        text = self._text
        if char == "`":
            return self._after_template(at + 1, depth)
        if char == "/*":
            end = text.find("*/", at + 2, self._limit)
            return end + 2 if end >= 0 else None
        if char == "//":
            end = text.find("\n", at, self._limit)
            return end if end >= 0 else self._limit
        if char == "/":
            found = _REGEX.match(text, at) if self._expects_operand(at) else None
        else:
            found = _STRING.match(text, at)
        return found.end() if found else at + 1

    def _after_template(self, position: int, depth: int) -> int | None:
        known = len(self.edits)
        while match := _TEMPLATE_MARK.search(self._text, position, self._limit):
            position = match.end()
            if match[0] == "`":
                return position
            if match[0] == "${":
                end = self._code(position, "}", depth + 1)
                del self.edits[known:]
                if end is None:
                    return None
                position = end + 1
        return None

    def _expects_operand(self, at: int) -> bool:
        """Whether an operand may begin there, so that `<` and `/` are no operators."""
        before = self._text[max(at - _LOOK_BACK, 0) : at].rstrip()
        return before[-1:] in _OPERATORS or before.endswith(_KEYWORDS)

    def _element(self, start: int, depth: int) -> int | None:
        """The position after a JSX element with its children, which are no Markdown here."""
        known, text = len(self.edits), self._text
        position: int | None = self._start_tag(start, depth)
        level = 0 if position and text[position - 2] == "/" else 1
        while position and level and self._may_go_on() and (match := _CHILD.search(text, position, self._limit)):
            self._hide(position, match.start())
            position = match.start()
            if match[0] == "{":
                position = self._braces(position, depth)
            elif end := self._end_tag(position):
                level, position = level - 1, end
            elif end := self._start_tag(position, depth):
                level, position = level + (text[end - 2] != "/"), end
            else:
                self._hide(position, position + 1)
                position += 1
        if position is None or level:
            del self.edits[known:]
            return None
        self._elements += 1
        return position

    def _start_tag(self, start: int, depth: int) -> int | None:
        return start + 2 if self._text.startswith("<>", start) else self._tag(start, depth)

    def _end_tag(self, start: int) -> int | None:
        found = _CLOSE_TAG.match(self._text, start)
        if found is None:
            return None
        self.edits.append((start, "</" + _SPECIAL_IN_NAME.sub("-", found[0][2:])))
        return found.end()

    def _tag(self, start: int, depth: int) -> int | None:
        """The position after a start tag. It is rewritten where HTML has no such tag."""
        name = _OPEN_TAG.match(self._text, start)
        if name is None:
            return None
        known, outer = len(self.edits), len(self._in_values)
        end = self._after_attributes(name.end(), depth)
        rewritten, values = self.edits[known:], self._in_values[outer:]
        del self.edits[known:], self._in_values[outer:]
        if end is None:
            return None
        if values and name[0] not in _LINKING:
            self._replace_by_values(start, end, values)
        elif rewritten or "." in name[0]:
            written = applied(self._text[start:end], [(at - start, piece) for at, piece in rewritten])
            plain = _SPECIAL_IN_NAME.sub("-", name[0])
            self.edits.append((start, plain + _LINE_END.sub(" ", written[len(plain) :])))
        return end

    def _replace_by_values(self, start: int, end: int, values: list[tuple[int, int, list[tuple[int, str]]]]) -> None:
        """Show in place of a tag the elements in its attributes."""
        for first, last, edits in values:
            self._hide(start, first)
            self.edits += edits
            start = last
        self._hide(start, end)

    def _after_attributes(self, position: int, depth: int) -> int | None:
        text = self._text
        while position < self._limit:
            found = self._spaces.match(text, position)
            position = found.end() if found else position
            if text.startswith(("/>", ">"), position):
                return position + (2 if text[position] == "/" else 1)
            if text.startswith("{", position):
                known = len(self.edits)
                end = self._braces(position, depth)
                del self.edits[known:]
                if end is None:
                    return None
                self.edits.append((position, " " * (end - position)))
                position = end
                continue
            name = _ATTRIBUTE.match(text, position)
            value = name and (self._after_value(name.end(), depth) if name[1] else name.end())
            if value is None:
                return None
            position = value
        return None

    def _after_value(self, start: int, depth: int) -> int | None:
        text = self._text
        if text[start : start + 1] in ('"', "'"):
            end = text.find(text[start], start + 1, self._limit)
            return end + 1 if end >= 0 else None
        if not text.startswith("{", start):
            return None
        known, elements = len(self.edits), self._elements
        after = self._braces(start, depth)
        inside = self.edits[known:]
        del self.edits[known:]
        if after is None:
            return None
        self.edits.append((start, _value_of_html(text[start:after])))
        if self._elements > elements:
            self._in_values.append((start, after, inside))
        return after


def _value_of_html(expression: str) -> str:
    """An expression in braces as HTML's value of an attribute; text in quotes is one, anything else a placeholder."""
    if _LITERAL.fullmatch(expression):
        return f" {expression[1:-1].replace('`', chr(34))} "
    return '"' + expression[1:-1].replace('"', FILLER) + '"'


def applied(text: str, edits: list[tuple[int, str]]) -> str:
    """The text with its slices rewritten; none overlaps another."""
    pieces, done = [], 0
    for start, piece in sorted(edits):
        pieces += [text[done:start], piece]
        done = start + len(piece)
    return "".join((*pieces, text[done:]))
