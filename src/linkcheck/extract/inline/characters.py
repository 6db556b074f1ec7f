"""The character classes of GitHub's renderer, which are neither Python's nor quite markdown-it-py's.

Upstream's ASCII punctuation and entities are the same. Its white space has the vertical tab, its punctuation is today's
Unicode and counts symbols, and its entities by number are shorter and fewer, so its `unescapeAll` cannot serve.
"""

import re

from markdown_it.common.entities import entities
from markdown_it.common.utils import isMdAsciiPunct

from linkcheck.extract.inline.punctuation import UNICODE_PUNCTUATION

PUNCTUATION = frozenset(chr(code) for code in range(0x80) if isMdAsciiPunct(code))
BLANKS = " \t\n\r"
"""What is trimmed from content: form feeds and no-break spaces stay."""

_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_OTHER_WHITE = re.compile(r"[\t\n\r\f\v]")
_UNICODE_SPACES = frozenset("\t\n\f\r \u00a0\u1680\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
_ENTITY = r"&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});"
ENTITY = re.compile(_ENTITY)
_ESCAPE_OR_ENTITY = re.compile(_ENTITY + r"|\\[!-/:-@\[-`{-~]")


def collapse(text: str) -> str:
    """White space as browsers show it."""
    # Most text has single spaces only, and to see that is four times as cheap as to put them in again.
    return (_WHITE.sub(" ", text) if "  " in text or _OTHER_WHITE.search(text) else text).strip(" ")


OTHER, SPACE, SIGN = range(3)
_CLASSES = {chr(code): OTHER for code in range(0x80)} | dict.fromkeys(PUNCTUATION, SIGN)
_CLASSES |= dict.fromkeys(UNICODE_PUNCTUATION, SIGN) | dict.fromkeys(_UNICODE_SPACES, SPACE)


def class_of(character: str) -> int:
    """What emphasis treats a character as: `SPACE`, `SIGN` (punctuation) or `OTHER`."""
    return _CLASSES.get(character, OTHER)


def is_punctuation(character: str) -> bool:
    """Whether emphasis and host names treat it as punctuation."""
    return character in PUNCTUATION or character in UNICODE_PUNCTUATION


def is_space(character: str) -> bool:
    """Whether emphasis and host names treat it as white space."""
    return character in _UNICODE_SPACES


def entity(name: str) -> str | None:
    """The text of `&name;`, given whole; None when HTML knows no such entity."""
    if name[1] == "#":
        digits = name[2:-1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
        return chr(code) if valid else "\ufffd"
    return entities.get(name[1:-1])


def _unescape_one(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] == "\\":
        return found[1]
    text = entity(found)
    return found if text is None else text


def unescape_entities(text: str) -> str:
    """Entities decoded, backslashes kept: the rule of `<https://…>`."""
    return ENTITY.sub(_unescape_one, text) if "&" in text else text


def unescape(text: str) -> str:
    """Entities and backslash escapes decoded: the rule of destinations and titles."""
    if "&" not in text and "\\" not in text:
        return text
    return _ESCAPE_OR_ENTITY.sub(_unescape_one, text)
