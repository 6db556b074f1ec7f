"""Metadata of a page, from the page itself: headers and bytes in, `PageMetadata` out. Pure; never raises."""

from linkcheck.metadata.landing import landing_page, open_twin
from linkcheck.metadata.markup.charset import decode_html
from linkcheck.metadata.markup.refresh import meta_refresh
from linkcheck.metadata.page import read_page
from linkcheck.metadata.pdf.document import read_pdf

__all__ = ["decode_html", "landing_page", "meta_refresh", "open_twin", "read_page", "read_pdf"]
