"""The state of inline parsing, and what needs no brackets: places, code, emphasis."""

import re
from typing import Literal

from markdown_it.rules_inline import StateInline

from linkcheck.extract.inline.characters import BLANKS, ENTITY, PUNCTUATION, entity
from linkcheck.extract.inline.emphasis import Delimiter, Delimiters, flanks
from linkcheck.extract.inline.nodes import InlineToken
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.text.spans import Spans

_RUN = {character: re.compile(re.escape(character) + "+") for character in "`*_~"}
_BACKTICKS_LIMIT = 80
_TILDES_LIMIT = 100


class Scanner(StateInline):
    """Reads a block's content. Adds places to the tokens of markdown-it-py's own rules, which have none."""

    tokens: list[InlineToken]  # type: ignore[assignment] # `InlineToken` says why
    line_start = 0
    runs: Delimiters | None = None
    """The delimiters of emphasis, once there are any."""
    backticks_known = False
    _pending = ""
    _pending_start = -1

    def __init__(self, spans: Spans, references: References) -> None:
        # Upstream's own makes ten things more at which no rule looks: 1.6 µs for each block instead of 0.9.
        self.spans = spans
        self.references = references
        self.src = spans.text.rstrip(BLANKS)
        self.pos = 0
        self.posMax = len(self.src)
        self.tokens = []
        self._pending_buffer = []
        self.backticks = {}

    def append_pending(self, text: str) -> None:
        """Text to come: all rules add it before they move on, so it begins where the scanner stands."""
        if self._pending_start < 0:
            self._pending_start = self.pos
        self._pending_buffer.append(text)

    def push(  # type: ignore[override] # `InlineToken` says why it is no token of upstream
        self, ttype: str, tag: str, nesting: Literal[-1, 0, 1], content: str = "", markup: str = ""
    ) -> InlineToken:
        """A token that begins where the scanner stands. Levels are not counted: no rule recurses."""
        self.flush()
        token = InlineToken(ttype, self.pos, content, markup, tag, nesting)
        self.tokens.append(token)
        return token

    def flush(self) -> None:
        """Make a token of the text so far."""
        if self._pending_start < 0:
            return
        if text := self.pending:
            self.tokens.append(InlineToken("text", self._pending_start, text))
            self._pending = ""
        self._pending_start = -1

    def note_line(self, _silent: bool) -> bool:
        """Remember where a line begins; the line end itself is left to the next rule."""
        self.line_start = self.pos + 1
        return False

    def backslash(self, _silent: bool) -> bool:
        """A backslash that escapes nothing. Upstream's rule takes the next character along: that of a scheme, say."""
        following = self.src[self.pos + 1 : self.pos + 2]
        if following == "\n":
            self.line_start = self.pos + 2
            return False
        if following in PUNCTUATION:
            return False
        self.append_pending("\\")
        self.pos += 1
        return True

    def number(self, _silent: bool) -> bool:
        """An entity by number. Upstream takes fewer digits, and fewer characters for valid."""
        match = ENTITY.match(self.src, self.pos) if self.src.startswith("#", self.pos + 1) else None
        if match is None:
            return False
        self.push("text_special", "", 0, entity(match[0]) or "", match[0])
        self.pos = match.end()
        return True

    def _run(self, character: str) -> int:
        match = _RUN[character].match(self.src, self.pos)
        return match.end() if match else self.pos

    def code(self, _silent: bool) -> bool:
        """A code span, or backticks."""
        end = self._run("`")
        length = end - self.pos
        close = self._closing_backticks(end, length)
        if close is None:
            self.append_pending(self.src[self.pos : end])
            self.pos = end
            return True
        code = self.src[end:close].replace("\n", " ")
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        self.push("code_inline", "code", 0, code, "`" * length)
        self.pos = close + length
        return True

    def _closing_backticks(self, position: int, length: int) -> int | None:
        """The next run of that length.

        Once a search has failed the renderer trusts the last run it saw of each length, though a later search that
        ends early overwrites it with an earlier one: code spans are missed, and so are they here.
        """
        if length > _BACKTICKS_LIMIT or (self.backticks_known and self.backticks.get(length, 0) <= position):
            return None
        for run in _RUN["`"].finditer(self.src, position):
            self.backticks[len(run[0])] = run.start()
            if len(run[0]) == length:
                return run.start()
        self.backticks_known = True
        return None

    def delimiter(self, _silent: bool) -> bool:
        """A run that may be emphasis or strikethrough."""
        character, start = self.src[self.pos], self.pos
        end = self._run(character)
        if character == "~":
            end = min(end, start + _TILDES_LIMIT)
        can_open, can_close = flanks(self.src, start, end)
        if (can_open or can_close) and (character != "~" or end - start <= 2):
            run = self.src[start:end]
            token = self.push("text", "", 0, run, run)
            self.runs = self.runs or Delimiters()
            self.runs.push(Delimiter(token, can_open, can_close, start))
        else:
            self.append_pending(self.src[start:end])
        self.pos = end
        return True
