"""Text of a list in, a `Document` of links with exact places out. Pure.

The way of a Markdown text: `blocks` finds the structure, `inline` has markdown-it-py parse what stands in each block,
with the rules by which GitHub's renderer differs; `writing` writes both as GitHub would, `reading` reads the page as a
browser would (`telling` spares the detour through HTML where it can); `spans` remembers where every character was.
"""

from linkcheck.extract.anchors import slug
from linkcheck.extract.text.encoding import decode
from linkcheck.model import Document

__all__ = ["decode", "extract_document", "slug"]


def extract_document(text: str, path: str, *, format: str = "markdown") -> Document:  # noqa: A002 - the name is public
    """Every link of a list with its exact place, and what its text alone gets wrong. Never raises for the text."""
    # The parsers are slow to import, and a list that has not changed is not parsed.
    from linkcheck.extract.document import read_document

    return read_document(text, path, format)
