"""What kinds of text there are."""

from pathlib import PurePosixPath

FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
"""Formats by file name ending."""


def format_of(path: str) -> str | None:
    """The format a path's ending stands for; None for a file that is no list."""
    return FORMATS.get(PurePosixPath(path).suffix.lower())
