"""Text of a list in, a `Document` of links with exact places out. Pure.

The way of a Markdown text: `markdown` has markdown-it-py parse it with the rules by which GitHub's renderer differs
(`blocks` finds the structure, `inline` the links in each block), `writing` writes the tokens as GitHub would, `reading`
reads the page as a browser would (`telling` spares the detour through HTML where it can); `spans` remembers where every
character came from.
"""

from linkcheck.extract.anchors import slug
from linkcheck.extract.decoding import decode
from linkcheck.extract.document import FORMATS, extract_document, format_of

__all__ = ["FORMATS", "decode", "extract_document", "format_of", "slug"]
