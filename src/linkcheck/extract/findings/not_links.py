"""Brackets that were meant for a link and make none: readers see the brackets, and the address may go unchecked.

Only what holds an address beside a bracket counts; prose, code and citations use brackets too.
"""

import re
from collections.abc import Iterable, Iterator

from linkcheck.extract.html.tokens import Tag, Text, tokenize
from linkcheck.extract.inline.nodes import TEXT, end_of
from linkcheck.extract.markdown.block_tree import Block, BlockKind
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Finding, LinkKind, Severity

_HIDDEN = "\0"
"""Replaces code, HTML, escapes and links in the searched text."""
_OWN_TEXT = frozenset((LinkKind.BARE, LinkKind.AUTOLINK))
_EXTENSION = r"\.(?:md|markdown|html?|pdf|png|jpe?g|gif|svg|txt|ipynb)\b"
_URL = r"(?:(?:https?|ftp) ?: ?/ ?/?|mailto:|www\.)[^\s()<>\[\]{}\0]"
_ADDRESS = rf"(?:{_URL}|\.{{0,2}}/[\w.%-]|#(?!\d+\b)[\w%-]|[\w.%/-]+{_EXTENSION})"
_WITH_BLANKS = rf"[^()\n\0:]{{1,100}}{_EXTENSION}(?:#[^\s()]*)?\)"
_REST = r"(?:[^\s()]|\([^\s()]*\))*"
_WHOLE = rf"<?(?={_ADDRESS}{_REST}>?\))"
_LAST = r"(?:[^()\0\n]|\([^()\0\n]*\)){1,200}"
_WHITE_INSIDE = rf"[ \t]*(?:(?P<line_break>\n){_LAST}|(?<=[ \t])(?P<blank>)(?![\"']){_LAST})"
_WORDS = rf"(?=[^\W\d_])(?!{_ADDRESS})[^\s()<>\[\]\0]+(?:[ \t]+[^\s()<>\[\]\0]+)+"
"""The text of a link in the place of its address; a single word would be one, and make a link."""
_NAME = r"\[(?![\^@])(?=[^\[\]\n]*?(?:[^\W\d_]{2}|\0))[^\[\]\n]{1,200}\]"
_SLIPS = (
    ("(", re.compile(rf"{_NAME}[ \t]+\({_WHOLE}"), "remove the space between `]` and `(`"),
    ("(", re.compile(rf"{_NAME}[ \t]*\n[ \t]*\({_WHOLE}"), "remove the line break between `]` and `(`"),
    (
        "](",
        re.compile(
            rf"(?:{_NAME}|\])\((?=[ \t]*<?{_ADDRESS}(?:{_REST}{_WHITE_INSIDE}>?\))?|(?P<blank_in_file>{_WITH_BLANKS}))"
        ),
        "its `)` or `[` is missing, the address holds a blank, or there is a link inside",
    ),
    (")[", re.compile(rf"(?<![\w\])])\([^()\[\]\n]{{2,200}}\)\[(?={_URL}[^\s\[\]]*\])"), "write `[text](address)`"),
    ("{", re.compile(rf"{_NAME}[ \t]?\{{(?={_URL}[^\s{{}}]*\}})"), "write parentheses instead of braces"),
    ("（", re.compile(rf"{_NAME}[ \t]?（(?={_URL})"), "write `(` and `)` instead of `（` and `）`"),
    (")[", re.compile(rf"(?<![\w\])])\((?={_URL}[^\s()]*\){_NAME})"), "write `[text](address)`"),
    ("](", re.compile(rf"\[(?={_URL}[^\s\[\]]*\]\({_WORDS}\))"), "write `[text](address)`"),
    ("<", re.compile(r"<a\s(?=[^<>\n]{0,200}?\bhref\s*=)", re.IGNORECASE), "a quote or the `>` of its tag is missing"),
)
"""What each slip needs, which is seldom there, the slip, and what to do about it."""
_BLANK = "take the blank out of the address, write it as `%20`, or write the `)` before it"
_INSIDE = {
    "line_break": "take the line break out of the address, or write the `)` before it",
    "blank": _BLANK,
    "blank_in_file": _BLANK,
}
"""What to do instead, by the group of a slip that matched."""
_IN_HTML = re.compile(rf"!?\[[^\[\]\n]+\]\({_ADDRESS}{_REST}\)")
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%")
_ADDRESS_LENGTH = 300
_FENCE = "```"
_VERBATIM = frozenset(("pre", "code", "script", "style", "textarea", "svg", "math"))
_COMMENT, _OWN_TAG = 2, 6
"""The kinds of HTML block that begin with a comment, and with one of HTML's own tags."""
_BEHIND_COMMENT = "put the comment before it on a line of its own, because a line that begins with one is HTML"
_IN_ELEMENT = "put a blank line between it and the HTML tag above"
_BEHIND_TAG = "write `<a href=…>`, because the HTML tag above or before it makes HTML of its line"
_BEHIND_ELEMENT = "put a blank line between it and the HTML that ends before it"
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
"""Elements that have no end tag."""
_DEEPEST = 1_000
"""Elements that are kept open: a page that ends none of its thousands is still read in time."""


def may_be_slip(text: str) -> bool:
    """Whether the content of a block may hold a slip although each of its brackets made a link, or it has none."""
    return ")[" in text or "<a " in text or "<A " in text


def lint_not_links(blocks: Iterable[Block], source: SourceText, path: str) -> Iterator[Finding]:
    """A note for each, in blocks that have brackets which made no link."""
    for block in blocks:
        spans = block.spans
        for position, advice in _in_html(block) if block.kind is BlockKind.HTML else _in_text(block):
            line, column = source.place(spans.at(position))
            yield Finding(
                reason="not-a-link",
                severity=Severity.NOTE,
                message=f"This is shown as text, not as a link: {advice}.",
                path=path,
                line=line,
                column=column,
            )


def _in_text(block: Block) -> Iterator[tuple[int, str]]:
    """Positions in the content of a block, and what to do about each."""
    written, text = block.text, _searched(block)
    escaped = written.find("\\[")
    for needed, pattern, advice in _SLIPS:
        if needed not in text:
            continue
        for match in pattern.finditer(text):
            start = match.start()
            is_escaped = text[start] == "]" and 0 <= escaped < start
            if not is_escaped and not _TEMPLATE.search(written, start, _end_of_address(text, match.end())):
                yield start, _INSIDE.get(match.lastgroup or "", advice)


def _end_of_address(text: str, start: int) -> int:
    """Where the address that begins there may end, at the latest."""
    limit = start + _ADDRESS_LENGTH
    ends = (text.find("\n", start, limit), text.find(")", start, limit))
    return min((end for end in ends if end >= 0), default=limit)


def _searched(block: Block) -> str:
    """The content of a block, what is no plain text hidden; bare addresses are shown as they are written."""
    written = block.text
    pieces: list[str] = []
    done = depth = 0
    for token in block.tokens:
        if token.type == "link_open":
            depth += token.anchor is not None and token.anchor.kind not in _OWN_TEXT
        elif token.type == "link_close":
            depth = max(depth - 1, 0)
        elif depth == 0 and token.type in TEXT and not token.markup:
            start, end = token.start, end_of(token)
            pieces += (_hide(written[done:start]), written[start:end])
            done = end
    return "".join((*pieces, _hide(written[done:])))


def _hide(text: str) -> str:
    return re.sub(r"[^\n]", _HIDDEN, text)


def _in_html(block: Block) -> Iterable[tuple[int, str]]:
    """Markdown inside `<div>` and the like, which GitHub does not read. MDX and Liquid are left to their sites."""
    text = block.text
    if block.html_type not in (_COMMENT, _OWN_TAG) or "{%" in text or not _IN_HTML.search(text):
        return
    is_open: list[str] = []
    tag_end = 0
    for token in tokenize(text):
        if isinstance(token, Tag):
            if token.get("markdown") is not None or text[token.start + 1 : token.start + 2].isupper():
                return
            _keep_open(is_open, token)
            tag_end = token.start
        elif isinstance(token, Text) and _VERBATIM.isdisjoint(is_open) and _FENCE not in token.value:
            for match in _IN_HTML.finditer(token.value):
                if not _TEMPLATE.search(match[0]):
                    position = token.start + match.start()
                    is_on_line = "\n" not in text[tag_end:position]
                    yield position, _advice(block, is_inside=bool(is_open), is_on_line=is_on_line)


def _keep_open(is_open: list[str], tag: Tag) -> None:
    """Take a tag into account among the elements that are open."""
    if not tag.closing and tag.name not in _VOID and len(is_open) < _DEEPEST:
        is_open.append(tag.name)
    elif tag.closing and tag.name in is_open:
        while is_open.pop() != tag.name:
            pass


def _advice(block: Block, *, is_inside: bool, is_on_line: bool) -> str:
    """What makes a link of Markdown in a block of HTML: inside an element, or behind all that ended."""
    if is_inside:
        return _BEHIND_TAG if is_on_line else _IN_ELEMENT
    return _BEHIND_COMMENT if block.html_type == _COMMENT else _BEHIND_ELEMENT
