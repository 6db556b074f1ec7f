"""Inline parsing: the rules that go into markdown-it-py's inline ruler, each with the way upstream differs.

Upstream's loop, state, tokens and rulers are used, and its rules for text, line ends, escapes and named entities. Its
`link` and `image` look for a link's `]` ahead of parsing what is inside, where GitHub's renderer works from the `]`
back over a stack of open brackets; the two disagree about nested brackets, footnote marks and bare URLs behind an open
`[`. `backticks` finds code spans that the renderer's cache misses; `emphasis` knows newer punctuation and
`strikethrough` other flanks; `autolink` decodes no entities; `html_inline` knows other white space and comments.
"""

import re
from collections.abc import Callable
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline, entity, escape, newline

from linkcheck.extract.inline.autolinks import bare_url, bare_www
from linkcheck.extract.inline.brackets import BracketScanner
from linkcheck.extract.inline.characters import BLANKS, unescape_entities
from linkcheck.extract.inline.emphasis import split_emphasis
from linkcheck.extract.inline.mail import link_mail
from linkcheck.extract.inline.nodes import Anchor, InlineToken, link_tokens
from linkcheck.extract.inline.raw_html import TagScanner
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.text.spans import Spans
from linkcheck.model import LinkKind

SPECIAL = re.compile(r"[\n\\`&_*\[\]<!~:w](?:(?<![:w])|(?<=:)(?=//)|(?<=w)(?<![^ \t\n\r*_~(]w)(?=ww\.))")
"""What the loop stops at: these characters, but the colon only of a scheme, and of `www.` only one that stands free.

One class of characters comes first, for which the search passes over all others at once.
"""
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\x00-\x20<>]*+)>")
_MAIL_AUTOLINK = re.compile(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)


def plain_text(text: str) -> list[InlineToken] | None:
    """The tokens of a block's content where nothing in it may mean anything: a third of all; None for the others."""
    shown = text.rstrip(BLANKS)
    if "@" in shown or SPECIAL.search(shown):
        return None
    return [InlineToken("text", 0, shown)] if shown else []


def parse_inline(spans: Spans, references: References, md: MarkdownIt) -> list[InlineToken]:
    """The tokens of a block's content."""
    state = Content(spans, references)
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


class Dispatch(ParserInline):
    """Upstream's loop, but each rule is tried only at its own characters, which takes a third of the time."""

    def __init__(self, upstream: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = upstream.ruler, upstream.ruler2
        self.terminator_re = SPECIAL
        self._rules_at: dict[str, list[RuleFuncInlineType]] = {}

    def tokenize(self, state: StateInline) -> None:
        """Apply the rules from the state's position to its end."""
        rules_at = self._rules_at or self._sorted()
        text, end, search = state.src, state.posMax, self.terminator_re.search
        while (position := state.pos) < end:
            match = search(text, position)
            start = match.start() if match else end
            if start > position:
                state.append_pending(text[position:start])
                state.pos = start
                if start == end:
                    break
            for rule in rules_at[text[start]]:
                if rule(state, False):
                    break
            else:
                state.append_pending(text[start])
                state.pos = start + 1
        if isinstance(state, Content):
            state.flush()

    def _sorted(self) -> dict[str, list[RuleFuncInlineType]]:
        """The rules by the characters they begin at, in their order. The rule for plain text is the loop's own."""
        for rule in self.ruler.getRules(""):
            for character in _BEGINS_AT.get(rule, ""):
                self._rules_at.setdefault(character, []).append(rule)
        return self._rules_at


_BEGINS_AT: dict[RuleFuncInlineType, str] = {newline: "\n", escape: "\\", entity: "&"}


class Content(BracketScanner):
    """Adds autolinks and raw HTML."""

    _tags: TagScanner | None = None

    def bare(self, _silent: bool) -> bool:
        """A bare URL. Its scheme was read as text already, and is taken back."""
        if self.brackets:
            return False
        if self.src[self.pos] == "w":
            end, scheme = bare_www(self.src, self.pos, has_nul=self.references.has_nul), "http://"
            found = None if end is None else (self.pos, end)
        else:
            found, scheme = bare_url(self.src, self.pos, has_nul=self.references.has_nul), ""
        if found is None:
            return False
        start, end = found
        if start < self.pos:
            self.pending = self.pending[: start - self.pos]
        url = self.src[start:end]
        return self._leaf(LinkKind.BARE, scheme + url, url, start, end)

    def _leaf(self, kind: LinkKind, url: str, text: str, start: int, end: int, margin: int = 0) -> bool:
        """A link that is its own text; `margin` is the width of its pointy brackets."""
        destination = self.spans.range(start + margin, end - margin)
        opening, closing = link_tokens(Anchor(kind, url, self.spans.at(start), destination), start, end)
        self.flush()
        self.tokens += (opening, InlineToken("text", start + margin, text), closing)
        self.pos = end
        return True

    def autolink(self, _silent: bool) -> bool:
        """`<https://…>` and `<me@…>`."""
        start = self.pos
        if match := _AUTOLINK.match(self.src, start):
            url = unescape_entities(match[1])
            return self._leaf(LinkKind.AUTOLINK, url, url, start, match.end(), margin=1)
        if match := _MAIL_AUTOLINK.match(self.src, start):
            address = unescape_entities(match[1])
            return self._leaf(LinkKind.AUTOLINK, "mailto:" + address, address, start, match.end(), margin=1)
        return False

    def html(self, _silent: bool) -> bool:
        """A tag, comment or the like."""
        self._tags = self._tags or TagScanner(self.src)
        end = self._tags.end_of_tag(self.pos)
        if not end:
            return False
        self.push("html_inline", "", 0, self.src[self.pos : end])
        self.pos = end
        return True

    def link(self, _silent: bool) -> bool:
        """A link's brackets."""
        if self.src[self.pos] == "[":
            return self.plain(image=False) or self.open(1, image=False)
        closed = self.close()
        self.references.plain_brackets += not closed
        return closed

    def image(self, _silent: bool) -> bool:
        """An image's opening bracket; before a footnote's mark the `!` is text."""
        opens = self.src.startswith("![", self.pos) and not self.src.startswith("![^", self.pos)
        return opens and (self.plain(image=True) or self.open(2, image=True))


def _on(characters: str, rule: Callable[[Content, bool], bool]) -> RuleFuncInlineType:
    """A rule that is tried at some characters only, and only with our own state."""
    taken = cast("RuleFuncInlineType", rule)
    _BEGINS_AT[taken] = characters
    return taken


def _pair(state: StateInline) -> None:
    if isinstance(state, Content) and state.runs is not None:
        state.runs.pair(0)
        state.tokens = split_emphasis(state.tokens)


def _mail(state: StateInline) -> None:
    # An entity may stand for the `@`.
    if isinstance(state, Content) and ("@" in state.src or "&" in state.src):
        state.tokens = link_mail(state.tokens, state.spans)


def github_inline(md: MarkdownIt) -> None:
    """Make the inline ruler read as GitHub's renderer does."""
    md.inline = Dispatch(md.inline)
    rules = md.inline.ruler
    rules.at("linkify", _on(":w", Content.bare))
    rules.before("newline", "line_start", _on("\n", Content.note_line))
    rules.before("escape", "backslash", _on("\\", Content.backslash))
    rules.at("backticks", _on("`", Content.code))
    rules.at("emphasis", _on("*_~", Content.delimiter))
    rules.at("link", _on("[]", Content.link))
    rules.at("image", _on("!", Content.image))
    rules.at("autolink", _on("<", Content.autolink))
    rules.at("html_inline", _on("<", Content.html))
    rules.before("entity", "number", _on("&", Content.number))
    rules.enable("linkify")
    ends = md.inline.ruler2
    ends.disable(ends.get_all_rules())
    ends.push("pair", _pair)
    ends.push("mail", _mail)
