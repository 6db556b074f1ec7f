"""Text of a list in, a `Document` of links with exact places out. Pure.

A Markdown text goes through these modules: `markdown.blocks` finds the structure; `inline.inline` has markdown-it-py
parse the content of each block, with the rules in which GitHub's renderer differs; `readers.writing` writes both as
GitHub would; `readers.reading` reads the page as a browser would. Where HTML is not needed, `readers.direct_page`
passes the blocks to the reader without it. `text.spans` maps every character to its place in the source.
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
