"""GFM's extended autolinks: bare web addresses and e-mail addresses.

linkify, which markdown-it-py uses, knows top-level domains and links `README.md`; its plugin `gfm_autolink` differs
in which characters end an address and which may stand before it. GitHub's own rules are simpler and stranger, and are
these.
"""

import re
from collections.abc import Iterator

from linkcheck.extract.inline.characters import is_punctuation, is_space

START = r":(?=//)|(?<![^ \t\n\r*_~(])www\."
"""What the inline scanner stops at: the colon of a scheme, or a `www.` that stands free."""

_SCHEME = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_ADDRESS_END = re.compile(r"[ \t\n\r<]")
_ADDRESS_OR_NUL_END = re.compile(r"[ \t\n\r<\ufffd]")
_TRAILING = frozenset("?!.,:*_~'\"")
_LETTERS_BEFORE = 6
_LONG_HOST = 10


def bare_www(text: str, position: int, *, has_nul: bool = False) -> int | None:
    """The end of the address that begins with the `www.` at `position`; see `bare_url` for `has_nul`."""
    if _host_is_wrong(text, position, dotted=True):
        return None
    return _address_end(text, position, has_nul=has_nul)


def bare_url(text: str, colon: int, *, has_nul: bool = False) -> tuple[int, int] | None:
    """Start and end of the address whose scheme ends with the `:` at `colon`.

    In a source that `has_nul`, U+FFFD ends an address: it stands for NUL, which parts what programs write.
    """
    start = colon
    while start > 0 and colon - start < _LETTERS_BEFORE and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    host = colon + 3
    if not _SCHEME.match(text[start:colon]) or host >= len(text):
        return None
    if is_space(text[host]) or is_punctuation(text[host]) or _host_is_wrong(text, host, dotted=False):
        return None
    return start, _address_end(text, colon, has_nul=has_nul)


def _host_is_wrong(text: str, start: int, *, dotted: bool) -> bool:
    """Underscores in one of the last two labels, or no dot where one is needed.

    The renderer works on bytes and stops at the second byte of the first character beyond ASCII.
    """
    dots = last = before_last = 0
    index, end = start, len(text)
    while index < end - 1:
        # A backslash hides itself, not what it escapes.
        index += text[index] == "\\" and start < index < end - 2
        character = text[index]
        if index > start:
            if character == "_":
                last += 1
            elif character == ".":
                before_last, last = last, 0
                dots += 1
            elif character != "-" and (is_space(character) or is_punctuation(character)):
                break
        if character > "\x7f":
            break
        index += 1
    return bool((before_last or last) and dots <= _LONG_HOST) or (dotted and not dots)


def _address_end(text: str, start: int, *, has_nul: bool) -> int:
    """To white space or `<`, less what is punctuation of the sentence."""
    match = (_ADDRESS_OR_NUL_END if has_nul else _ADDRESS_END).search(text, start)
    return trim(text, start, match.start() if match else len(text))


def trim(text: str, start: int, end: int) -> int:
    """Where an address ends without what is punctuation of the sentence."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")":
            if surplus <= 0:
                return end
            surplus -= 1
            end -= 1
        elif last in _TRAILING:
            end -= 1
        elif last == ";":
            name = end - 1
            while name > start and _is_letter(text[name - 1]):
                name -= 1
            end = name - 1 if name < end - 1 and text[name - 1] == "&" else end - 1
        else:
            return end
    return end


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_letter_or_digit(character: str) -> bool:
    return character.isascii() and character.isalnum()


def mail_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and URL of each e-mail address in a run of visible text."""
    floor = dots = 0
    protocols: set[str] = set()
    while (at := text.find("@", floor)) >= 0:
        start = _mail_start(text, floor, at, protocols)
        end = at + 1
        if start < at:
            end, dots = _mail_end(text, at, dots, jabber="xmpp:" in protocols)
            if text.startswith("@", end):
                # The renderer goes on at the second `@` and forgets to forget what it has seen.
                floor = at + 1
                continue
            if end - at >= 2 and dots and (_is_letter(text[end - 1]) or text[end - 1] == "."):
                end = trim(text, at, end)
                yield start, end, ("" if protocols else "mailto:") + text[start:end]
        floor, dots = end, 0
        protocols.clear()


def _mail_start(text: str, floor: int, at: int, protocols: set[str]) -> int:
    """Where the address begins; `mailto:` and `xmpp:` before it are part of it and are noted."""
    start = at
    while start > floor:
        character = text[start - 1]
        if character == ":":
            found = next((name for name in ("mailto:", "xmpp:") if text.endswith(name, floor, start)), "")
            before = start - len(found) - 1
            if not found or (before >= floor and _is_letter_or_digit(text[before])):
                break
            protocols.add(found)
        elif character not in ".+-_" and not _is_letter_or_digit(character):
            break
        start -= 1
    return start


def _mail_end(text: str, at: int, dots: int, *, jabber: bool) -> tuple[int, int]:
    """Where the host ends, and how many dots it has on top of those given."""
    end = at + 1
    while end < len(text):
        character = text[end]
        if character == "." and _is_letter_or_digit(text[end + 1 : end + 2] or " "):
            dots += 1
        elif not (_is_letter_or_digit(character) or character in "-_" or (character == "/" and jabber)):
            break
        end += 1
    return end, dots
