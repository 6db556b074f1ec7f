"""The candidates of a `srcset`, by the steps of the HTML standard."""

import re
from collections.abc import Iterator

from linkcheck.extract.html.references import attribute_pieces

_URL = re.compile(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*+(?:\)|\Z))*+")
"""Up to a comma that no parenthesis holds; one that is never closed holds all the rest."""


def candidates(raw: str) -> Iterator[tuple[str, int, int]]:
    """Each URL of a `srcset` as it is written in the source, and its range there.

    References are decoded first: one may stand for the white space that ends a URL.
    """
    text, starts, ends = _decoded(raw)
    position = 0
    while match := _URL.match(text, position):
        url = match[1].rstrip(",")
        position = match.end()
        if url == match[1]:
            # A comma at the URL's end leaves no room for descriptors.
            descriptors = _DESCRIPTORS.match(text, position)
            position = descriptors.end() if descriptors else position
        if url:
            first = match.start(1)
            yield url, starts[first], ends[first + len(url) - 1]


def _decoded(raw: str) -> tuple[str, "range | list[int]", "range | list[int]"]:
    """The value, and for each of its characters where it is written."""
    if "&" not in raw:
        return raw, range(len(raw)), range(1, len(raw) + 1)
    starts: list[int] = []
    ends: list[int] = []
    pieces: list[str] = []
    for piece, start, end in attribute_pieces(raw):
        pieces.append(piece)
        plain = end - start == len(piece) and not raw.startswith("&", start)
        starts += range(start, end) if plain else [start] * len(piece)
        ends += range(start + 1, end + 1) if plain else [end] * len(piece)
    return "".join(pieces), starts, ends
