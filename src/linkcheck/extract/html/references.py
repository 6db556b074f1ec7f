"""Character references of HTML: `&amp;`, `&#38;`, and the hundred that need no semicolon."""

import re
from collections.abc import Iterator
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+);?|[A-Za-z0-9]+;?)")
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_LONGEST_NAME = max(map(len, html5))
_MOST_DIGITS = 7


def unescape_text(text: str) -> str:
    """Character references of text decoded."""
    return _REFERENCE.sub(_decode, text) if "&" in text else text


def unescape_attribute(text: str) -> str:
    """Character references of an attribute decoded: `&copy=` and `&copyright` stay as they are; NUL is U+FFFD."""
    text = text.replace("\0", "\ufffd")
    return "".join(shown for shown, _, _ in attribute_pieces(text)) if "&" in text else text


def attribute_pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """An attribute piece by piece: each reference decoded, and what stands between; with where it is written."""
    done, text = 0, text.replace("\0", "\ufffd")
    for match in _REFERENCE.finditer(text):
        if match.start() > done:
            yield text[done : match.start()], done, match.start()
        done = match.end()
        yield _decode(match, following=text[done : done + 1], strict=True), match.start(), done
    if done < len(text):
        yield text[done:], done, len(text)


def _decode(match: re.Match[str], following: str = "", *, strict: bool = False) -> str:
    found = match[0]
    if found[1] == "#":
        return _character(found[2:].rstrip(";"))
    if found[1:] in html5 and (found.endswith(";") or not strict or following != "="):
        return html5[found[1:]]
    if strict:
        return found
    for end in range(min(len(found) - 1, _LONGEST_NAME), 2, -1):
        if found[1:end] in html5:
            return html5[found[1:end]] + found[end:]
    return found


def _character(number: str) -> str:
    """By its number in decimal, or in hexadecimal after an `x`. Python refuses to read the longest ones."""
    digits, base = (number[1:], 16) if number[0] in "xX" else (number, 10)
    digits = digits.lstrip("0") or "0"
    code = int(digits, base) if len(digits) <= _MOST_DIGITS else 0
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return _C1.get(code) or chr(code)
