"""YAML and TOML front matter: metadata that GitHub shows as a table, never as Markdown."""

from collections.abc import Sequence


def front_matter_end(lines: Sequence[str]) -> int:
    """The number of lines of front matter at the top of a file; markdown-it-py would read it as a heading."""
    fence = lines[0].removeprefix("\ufeff").rstrip(" \t")
    if fence not in ("---", "+++"):
        return 0
    closing = (fence, "...") if fence == "---" else (fence,)
    return next((index + 1 for index, line in enumerate(lines[1:], 1) if line.rstrip(" \t") in closing), 0)
