"""What a page is, as it says of itself: headers and bytes in, `PageMetadata` out. Pure; never raises."""

from linkcheck.metadata.charset import decode_html
from linkcheck.metadata.landing import landing_page, open_twin
from linkcheck.metadata.page import read_page
from linkcheck.metadata.pdf import read_pdf
from linkcheck.metadata.refresh import meta_refresh

__all__ = ["decode_html", "landing_page", "meta_refresh", "open_twin", "read_page", "read_pdf"]
