"""GFM 6.11, "Disallowed Raw HTML": nine tags that GitHub shows as text.

The renderer writes the `<` of such a tag as `&lt;`. What follows is Markdown and HTML as before, where a browser
would read all of it as the text of a `<textarea>` or a `<script>`.
"""

import re

_DISALLOWED = re.compile(
    r"</?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?=[ \t\n\r>]|/>)", re.IGNORECASE
)
_FIRST = frozenset((0,))


def disallowed_in_block(html: str) -> frozenset[int]:
    """Positions of each disallowed `<` of an HTML block; also of those inside its comments and attributes."""
    return frozenset(match.start() for match in _DISALLOWED.finditer(html))


def disallowed_inline(html: str) -> frozenset[int]:
    """The same for raw HTML in a line of text, of which the renderer looks at the beginning only."""
    return _FIRST if _DISALLOWED.match(html) else frozenset()
