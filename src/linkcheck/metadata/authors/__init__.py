"""Authors of a page."""
