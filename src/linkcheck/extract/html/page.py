"""HTML lists, read by BeautifulSoup.

html.parser gives the place of each tag, and none of the attributes: those come from our own scanner, started at the
tag. Raw HTML in Markdown is read by `html.tokens` instead: html.parser ends comments, CDATA and raw
text elsewhere than the HTML standard does, and what Markdown lets through must be read as GitHub's readers do.
"""

import warnings
from collections.abc import Iterator
from html import escape

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import Comment as SoupComment
from bs4.element import NavigableString
from bs4.element import Tag as Element
from bs4.exceptions import ParserRejectedMarkup

from linkcheck.extract.html.tokens import RAW_TEXT, Comment, Tag, Text, Token, Unclosed, is_unclosed, tag_at, tokenize


def page_tokens(text: str) -> Iterator[Token]:
    """Tags and text of a page in order, then its comments."""
    soup = _soup(text)
    if soup is None:
        yield from tokenize(text)
        return
    yield from _follow(soup, text)
    yield from _comments(soup, text)
    if is_unclosed(text, end := _readable(text)):
        yield Unclosed(end)


def _soup(text: str) -> BeautifulSoup | None:
    """The tree; None where html.parser gives up, as at `<![x`, or Python does, as at a number of 5,000 digits."""
    with warnings.catch_warnings():
        # A list may be one line that looks like an address, or XHTML with its declaration.
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            return BeautifulSoup(text[: _readable(text)], "html.parser", multi_valued_attributes=None)
        except (ParserRejectedMarkup, ValueError):
            return None


def _readable(text: str) -> int:
    """Where a comment or tag begins that never ends: html.parser would search all the rest for each `<` after it."""
    unclosed = text.find("<!--", text.rfind("-->") + 1)
    unfinished = text.find("<", text.rfind(">") + 1)
    return min(len(text) if position < 0 else position for position in (unclosed, unfinished))


def _follow(soup: BeautifulSoup, text: str) -> Iterator[Tag | Text]:
    """The tree as the tags that make it, without recursion."""
    lines = _line_starts(text)
    opened: list[Element] = [soup]
    hidden: Element | None = None
    for element in soup.descendants:
        while element.parent is not opened[-1]:
            closed = opened.pop()
            hidden = None if closed is hidden else hidden
            yield Tag(closed.name, 0, [], closing=True)
        if isinstance(element, Element):
            opened.append(element)
            if hidden is None:
                yield _tag(element, text, lines)
                hidden = element if element.name in RAW_TEXT else None
        elif hidden is None and type(element) is NavigableString:
            yield Text(escape(element, quote=False), 0)


def _line_starts(text: str) -> list[int]:
    """html.parser counts lines by LF alone."""
    starts, position = [0], 0
    while position := text.find("\n", position) + 1:
        starts.append(position)
    return starts


def _tag(element: Element, text: str, lines: list[int]) -> Tag:
    start = lines[(element.sourceline or 1) - 1] + (element.sourcepos or 0)
    found = tag_at(text, start)
    return found if found is not None and found.name == element.name else Tag(element.name, start, [], closing=False)


def _comments(soup: BeautifulSoup, text: str) -> Iterator[Comment]:
    """BeautifulSoup knows no place of a comment: look for each as it is written."""
    known = {str(comment) for comment in soup.find_all(string=lambda found: isinstance(found, SoupComment))}
    position = 0
    while known and (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        position = end + 3
        if text[start + 4 : end] in known:
            yield Comment(text[start + 4 : end], start, position)
