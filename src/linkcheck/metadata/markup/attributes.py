"""Attributes of tags that were picked out of a page."""

import html
import re
from collections.abc import Iterator
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser

Attributes: TypeAlias = dict[str, str]
"""By lower-case name, entities decoded; the first of two by one name counts."""
Tag: TypeAlias = tuple[str, str]
"""Its lower-case name, and what stands between that and the end of its `>`."""

# Attributes that need no parser: well separated, and with no entities but those that mean the same everywhere.
_ENTITY = r"&(?:(?:amp|quot|apos|lt|gt|nbsp|#0{0,3}3[489]|#x2[27]|#8\d{3});|(?=[ \t\n]))"
_NAME = r"[A-Za-z][A-Za-z0-9:._-]*+"
_VALUE = rf"\"(?:[^\"&\0\r]++|{_ENTITY})*+\"|'(?:[^'&\0\r]++|{_ENTITY})*+'|[^ \t\n\f\r\"'=<>`&\0]++"
_PLAIN_TAG = re.compile(rf"(?:[ \t\n\f]++{_NAME}(?:=(?:{_VALUE}))?+)*+[ \t\n\f]*+/?>")
_PLAIN_ATTRIBUTE = re.compile(rf"[ \t\n\f]({_NAME})(?:=({_VALUE}))?+")


def attributes_of(tags: list[Tag]) -> Iterator[tuple[str, Attributes]]:
    """Each tag with its attributes. The parser reads only tags that need it: it takes as long as forty plain tags."""
    plain = [_plain_attributes(rest) for _, rest in tags]
    hard = [tag for tag, attributes in zip(tags, plain, strict=True) if attributes is None]
    parsed = _parse(hard) if hard else iter(())
    for (name, _), attributes in zip(tags, plain, strict=True):
        if attributes is not None:
            yield name, attributes
        elif (found := next(parsed, None)) is not None:
            yield found
    yield from parsed


def _plain_attributes(rest: str) -> Attributes | None:
    if not _PLAIN_TAG.fullmatch(rest):
        return None
    found: Attributes = {}
    for name, value in _PLAIN_ATTRIBUTE.findall(rest):
        value = value[1:-1] if value[:1] in {'"', "'"} else value  # noqa: PLW2901
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def _parse(tags: list[Tag]) -> Iterator[tuple[str, Attributes]]:
    # Renamed, because a parser moves or drops a second <html> and a late <base>.
    pieces = (f"<meta data-tag={name} {rest}" for name, rest in tags)
    for node in LexborHTMLParser("<head>" + "".join(pieces)).css("meta"):
        attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
        yield attributes.pop("data-tag", ""), attributes
