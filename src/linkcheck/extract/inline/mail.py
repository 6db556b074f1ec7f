"""E-mail addresses, which the renderer links last: in runs of visible text outside links."""

from collections.abc import Iterator, Sequence

from linkcheck.extract.inline.autolinks import mail_addresses
from linkcheck.extract.inline.nodes import TEXT, Anchor, InlineToken, end_of, link_tokens
from linkcheck.extract.text.spans import Spans
from linkcheck.model import LinkKind


def link_mail(tokens: Sequence[InlineToken], spans: Spans) -> list[InlineToken]:
    """The same tokens, with bare e-mail addresses made links."""
    linked: list[InlineToken] = []
    run: list[InlineToken] = []
    in_link = False
    for token in tokens:
        if token.type in TEXT and not in_link:
            run.append(token)
            continue
        linked += _run(run, spans)
        run = []
        if token.tag == "a" or token.holds_link:
            # Where links are nested, the renderer's state is outside a link after the inner one ends.
            in_link = token.type == "link_open"
        linked.append(token)
    return [*linked, *_run(run, spans)]


def _run(run: Sequence[InlineToken], spans: Spans) -> Sequence[InlineToken]:
    text = "".join(token.content for token in run)
    return list(_split(run, text, spans)) if "@" in text else run


def _split(run: Sequence[InlineToken], text: str, spans: Spans) -> Iterator[InlineToken]:
    done = 0
    for start, end, url in mail_addresses(text):
        if start > done:
            yield _piece(run, text[done:start], done, spans)
        first, last = _position(run, start), _position(run, end - 1) + 1
        anchor = Anchor(LinkKind.BARE, url, spans.at(first), spans.range(first, last))
        opening, closing = link_tokens(anchor, first, last)
        yield from (opening, InlineToken("text", first, text[start:end]), closing)
        done = end
    if done < len(text):
        yield _piece(run, text[done:], done, spans)


def _piece(run: Sequence[InlineToken], content: str, start: int, spans: Spans) -> InlineToken:
    """A part of the run's text with its place."""
    first, last = _position(run, start), _position(run, start + len(content) - 1) + 1
    written = spans.text[first:last]
    return InlineToken("text", first, content, "" if written == content else written)


def _position(run: Sequence[InlineToken], index: int) -> int:
    """Where in the content the character of the run's text stands; the end of an escape or entity is what counts."""
    for token in run:
        if index < len(token.content):
            return end_of(token) - len(token.content) + index
        index -= len(token.content)
    return end_of(run[-1])
