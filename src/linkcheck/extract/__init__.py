"""Text of a list in, a `Document` of links with exact places out. Pure; the only home of markdown_it and bs4."""
