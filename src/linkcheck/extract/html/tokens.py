"""Raw HTML as browsers read it: one stream of tags and text over a whole document.

Markup may open in one block and end in another (a comment, a `<script>`, an attribute's quote), so the stream must
be one. `html.parser`, and BeautifulSoup on top of it, end comments, CDATA and raw text elsewhere than the HTML
standard does and give no place inside a tag; this follows the standard's tokeniser as far as links need it. Lists that
are HTML throughout are read by BeautifulSoup: see `pages`.
"""

import re
from collections.abc import Container, Iterator

import msgspec

from linkcheck.extract.html.references import unescape_attribute

_TAG_NAME = re.compile(r"[A-Za-z][^\t\n\f\r />]*+")
_SPACES = re.compile(r"[\t\n\f\r ]*+")
_ATTRIBUTE_NAME = re.compile(r"=?[^\t\n\f\r />=]*+")
_USUAL_ATTRIBUTE = re.compile(r"[\t\n\f\r ]*+([A-Za-z][A-Za-z0-9_:-]*+)=\"([^\"]*+)\"")
_UNQUOTED = re.compile(r"[^\t\n\f\r >]++")
_COMMENT_END = re.compile(r"--!?>")
RAW_TEXT = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"))
_SCRIPT_MARK = re.compile(r"<!---?>|<!--|-->|</?script(?=[\t\n\f\r />])", re.IGNORECASE)


class Attribute(msgspec.Struct, eq=False, gc=False):
    """One attribute; `start` and `end` enclose its value as written."""

    name: str
    raw: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """Character references decoded."""
        return unescape_attribute(self.raw)


class Tag(msgspec.Struct, eq=False, gc=False):
    """A start or end tag."""

    name: str
    start: int
    attributes: list[Attribute]
    closing: bool = False

    def get(self, name: str) -> Attribute | None:
        """The first attribute of that name: later ones do not count."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)


class Text(msgspec.Struct, eq=False, gc=False):
    """Character data between tags, references not decoded."""

    value: str
    start: int


class Comment(msgspec.Struct, eq=False, gc=False):
    """A comment; `value` is what stands inside."""

    value: str
    start: int
    end: int


class Unclosed(msgspec.Struct, eq=False, gc=False):
    """Markup that the end of the text cuts off: what follows its beginning is not read."""

    start: int


Token = Tag | Text | Comment | Unclosed


def tokenize(text: str, escaped: Container[int] = frozenset()) -> Iterator[Token]:
    """Tags, text and comments in order; a `<` at one of the positions `escaped` is text wherever it stands."""
    position, done, length = 0, 0, len(text)
    while (start := text.find("<", position)) >= 0:
        found = None if start in escaped else _markup(text, start)
        if found is None:
            position = start + 1
            continue
        token, position = found
        if start > done:
            yield Text(text[done:start], done)
        if token is not None:
            yield token
        if isinstance(token, Tag) and not token.closing and token.name in RAW_TEXT:
            position = _raw_text_end(text, token.name, position, escaped)
            if position == length:
                yield Unclosed(start)
        elif isinstance(token, Tag) and not token.closing and token.name == "plaintext":
            position = length
        done = position
    if done < length:
        yield Text(text[done:], done)


def tag_at(text: str, start: int) -> Tag | None:
    """The tag that begins there."""
    found = _markup(text, start) if text.startswith("<", start) else None
    return found[0] if found and isinstance(found[0], Tag) else None


def is_unclosed(text: str, start: int) -> bool:
    """Whether markup begins there that the text does not end."""
    found = _markup(text, start) if text.startswith("<", start) else None
    return found is not None and isinstance(found[0], Unclosed)


def _markup(text: str, start: int) -> tuple[Tag | Comment | Unclosed | None, int] | None:
    """The token that begins at a `<` and the position after it; None when the `<` is text."""
    following = text[start + 1 : start + 2]
    if following == "!":
        return _declaration(text, start)
    if following == "?":
        return _bogus_comment(text, start)
    closing = following == "/"
    name_start = start + 1 + closing
    name = _TAG_NAME.match(text, name_start)
    if name is None:
        return _bogus_comment(text, start) if closing and name_start < len(text) else None
    if text.startswith(">", name.end()):
        return Tag(name[0].lower(), start, [], closing=closing), name.end() + 1
    attributes, end = _attributes(text, name.end())
    if end is None:
        return Unclosed(start), len(text)
    return Tag(name[0].lower(), start, attributes, closing=closing), end


def _declaration(text: str, start: int) -> tuple[Comment | Unclosed | None, int]:
    if not text.startswith("--", start + 2):
        return _bogus_comment(text, start)
    inside = start + 4
    for short in (">", "->"):
        if text.startswith(short, inside):
            return Comment("", start, inside + len(short)), inside + len(short)
    end = _COMMENT_END.search(text, inside)
    if end is None:
        return Unclosed(start), len(text)
    return Comment(text[inside : end.start()], start, end.end()), end.end()


def _bogus_comment(text: str, start: int) -> tuple[Unclosed | None, int]:
    """`<?`, `<!` and `</` before anything else hide what follows up to a `>`."""
    end = text.find(">", start + 2)
    return (Unclosed(start), len(text)) if end < 0 else (None, end + 1)


def _raw_text_end(text: str, name: str, position: int, escaped: Container[int]) -> int:
    if name == "script":
        return _script_end(text, position, escaped)
    ends = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).finditer(text, position)
    return next((end.start() for end in ends if end.start() not in escaped), len(text))


def _script_end(text: str, position: int, escaped: Container[int]) -> int:
    """Scripts may hide a `<script>…</script>` of their own in a comment."""
    hidden = nested = False
    for match in _SCRIPT_MARK.finditer(text, position):
        if match.start() in escaped:
            continue
        mark = match[0].lower()
        if mark == "<!--":
            hidden = True
        elif mark == "-->":
            hidden = nested = False
        elif mark == "<script":
            nested = hidden
        elif mark == "</script" and not nested:
            return match.start()
        elif mark == "</script":
            nested = False
    return len(text)


def _attributes(text: str, position: int) -> tuple[list[Attribute], int | None]:
    """Attributes from after the tag's name, and the position after `>`; None when the text ends inside the tag."""
    found: list[Attribute] = []
    length = len(text)
    while position < length:
        if usual := _USUAL_ATTRIBUTE.match(text, position):
            found.append(Attribute(usual[1].lower(), usual[2], *usual.span(2)))
            position = usual.end()
            continue
        position = _skip(text, position)
        if text.startswith(">", position):
            return found, position + 1
        if text.startswith("/", position):
            position += 1
            continue
        name = _ATTRIBUTE_NAME.match(text, position)
        if name is None or not name[0]:
            break
        position = _skip(text, name.end())
        start = end = name.end()
        if text.startswith("=", position):
            value = _value(text, _skip(text, position + 1))
            if value is None:
                return found, None
            start, end, position = value
        found.append(Attribute(name[0].lower(), text[start:end], start, end))
    return found, None


def _skip(text: str, position: int) -> int:
    match = _SPACES.match(text, position)
    return match.end() if match else position


def _value(text: str, position: int) -> tuple[int, int, int] | None:
    quote = text[position : position + 1]
    if quote in ('"', "'") and quote:
        end = text.find(quote, position + 1)
        return None if end < 0 else (position + 1, end, end + 1)
    match = _UNQUOTED.match(text, position)
    return (position, match.end(), match.end()) if match else (position, position, position)
