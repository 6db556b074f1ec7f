"""The HTML report: `build` decides what is said, `page` puts it into one static file."""

from linkcheck.report.html.page import html_pieces, render_html, render_pages

__all__ = ["html_pieces", "render_html", "render_pages"]
