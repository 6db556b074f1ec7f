"""Emphasis and strikethrough: which delimiters are markup and so invisible.

Needed for the visible text of links, and because a text that is cut by emphasis holds no e-mail address.
"""

import re

from linkcheck.extract.inline.characters import OTHER, SIGN, SPACE, class_of
from linkcheck.extract.inline.nodes import InlineToken

_TILDES_BEFORE = re.compile(r"~*\Z")
_TILDES = re.compile(r"~*")


class Delimiter:
    """A run of `*`, `_` or `~` that may open or close."""

    __slots__ = ("can_close", "can_open", "character", "following", "length", "position", "previous", "token")

    def __init__(self, token: InlineToken, can_open: bool, can_close: bool, position: int) -> None:
        self.token = token
        self.character = token.content[0]
        self.length = len(token.content)
        self.can_open = can_open
        self.can_close = can_close
        self.position = position
        self.previous: Delimiter | None = None
        self.following: Delimiter | None = None


def flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the run can open and can close, from the characters around it."""
    character = text[start]
    before, after = (
        (_neighbour(text, start - 1), _neighbour(text, end))
        if character == "~"
        else (_before(text, start), _after(text, end))
    )
    class_before, class_after = class_of(before), class_of(after)
    left = class_after != SPACE and (class_after != SIGN or class_before != OTHER)
    right = class_before != SPACE and (class_before != SIGN or class_after != OTHER)
    if character == "_":
        return left and (not right or class_before == SIGN), right and (not left or class_after == SIGN)
    return left, right


def _neighbour(text: str, position: int) -> str:
    return text[position] if 0 <= position < len(text) else "\n"


def _before(text: str, position: int) -> str:
    """The character before, looking through tildes: GitHub's strikethrough makes them transparent."""
    while position > 0 and text[position - 1] == "~":
        position -= 1
    return text[position - 1] if position > 0 else "\n"


def _after(text: str, position: int) -> str:
    match = _TILDES.match(text, position)
    return _neighbour(text, match.end() if match else position)


class Delimiters:
    """The stack of runs that have not found their partner yet."""

    def __init__(self) -> None:
        self.last: Delimiter | None = None

    def push(self, delimiter: Delimiter) -> None:
        """Add a run at the end."""
        delimiter.previous = self.last
        if self.last is not None:
            self.last.following = delimiter
        self.last = delimiter

    def pair(self, bottom: int) -> None:
        """Match openers with closers among the runs at or after `bottom`, then forget them."""
        closer = self._first(bottom)
        floor: dict[tuple[str, int], int] = {}
        while closer is not None:
            if not closer.can_close:
                closer = closer.following
                continue
            # Like cmark-gfm 0.29, which takes no account of whether the closer could open (CommonMark 0.31 does).
            key = (closer.character, closer.length % 3)
            opener = self._opener(closer, max(bottom, floor.get(key, bottom)))
            if opener is not None:
                closer = self._join(opener, closer)
                continue
            floor[key] = closer.position
            unmatched, closer = closer, closer.following
            if not unmatched.can_open:
                self._remove(unmatched)
        while self.last is not None and self.last.position >= bottom:
            self._remove(self.last)

    def _first(self, bottom: int) -> Delimiter | None:
        found, candidate = None, self.last
        while candidate is not None and candidate.position >= bottom:
            found, candidate = candidate, candidate.previous
        return found

    @staticmethod
    def _opener(closer: Delimiter, floor: int) -> Delimiter | None:
        opener = closer.previous
        while opener is not None and opener.position >= floor:
            if opener.can_open and opener.character == closer.character:
                odd = (closer.can_open or opener.can_close) and closer.length % 3 != 0
                if not odd or (opener.length + closer.length) % 3 != 0:
                    return opener
            opener = opener.previous
        return None

    def _join(self, opener: Delimiter, closer: Delimiter) -> Delimiter | None:
        """Use up the delimiters of a pair; the run to go on with."""
        if closer.character == "~":
            return self._strike(opener, closer)
        used = 2 if len(closer.token.content) >= 2 and len(opener.token.content) >= 2 else 1
        opener.token.content = opener.token.content[used:]
        closer.token.content = closer.token.content[used:]
        _tag(opener, closer, "strong" if used == 2 else "em")
        self._remove_between(opener, closer)
        if not opener.token.content:
            self._remove(opener)
        if closer.token.content:
            return closer
        following = closer.following
        self._remove(closer)
        return following

    def _strike(self, opener: Delimiter, closer: Delimiter) -> Delimiter | None:
        following = closer.following
        if len(opener.token.content) == len(closer.token.content):
            opener.token.content = closer.token.content = ""
            _tag(opener, closer, "del")
            self._remove_between(opener, closer)
            self._remove(opener)
            self._remove(closer)
        return following

    def _remove_between(self, opener: Delimiter, closer: Delimiter) -> None:
        opener.following = closer
        closer.previous = opener

    def _remove(self, delimiter: Delimiter) -> None:
        if delimiter.previous is not None:
            delimiter.previous.following = delimiter.following
        if delimiter.following is not None:
            delimiter.following.previous = delimiter.previous
        else:
            self.last = delimiter.previous


def _tag(opener: Delimiter, closer: Delimiter, name: str) -> None:
    """Inner pairs are found first."""
    opener.token.opens = opener.token.opens or []
    opener.token.opens.append(name)
    closer.token.closes = closer.token.closes or []
    closer.token.closes.append(name)


_TAGS = {"em": "em", "strong": "strong", "del": "s"}


def split_emphasis(tokens: list[InlineToken]) -> list[InlineToken]:
    """The tokens with those of emphasis, which until now is noted on its delimiters."""
    found: list[InlineToken] = []
    for token in tokens:
        closes, opens = token.closes, token.opens
        if closes:
            found += [InlineToken(_TAGS[tag] + "_close", tag=tag, nesting=-1) for tag in closes]
        if token.content or not (closes or opens):
            found.append(token)
        if opens:
            found += [InlineToken(_TAGS[tag] + "_open", tag=tag, nesting=1) for tag in reversed(opens)]
    return found
