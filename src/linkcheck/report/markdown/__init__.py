"""Markdown that people act on: a work list for a step summary, an issue or a comment."""

from linkcheck.report.markdown.work_list import render, render_failing

__all__ = ["render", "render_failing"]
