"""Text of a list in, a `Document` of links with exact places out. Pure; the only home of markdown_it and bs4."""

from linkcheck.extract.anchors import slug
from linkcheck.extract.decoding import decode
from linkcheck.extract.document import extract_document, format_of

__all__ = ["decode", "extract_document", "format_of", "slug"]
