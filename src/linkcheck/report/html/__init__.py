"""The HTML report: `build` decides what is said, `page` puts it into one static file."""

from linkcheck.report.html.page import render_html

__all__ = ["render_html"]
