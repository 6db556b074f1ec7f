"""Inline structure of Markdown: links, emphasis, code, autolinks, raw HTML."""
