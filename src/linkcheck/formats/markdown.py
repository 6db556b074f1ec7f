"""Markdown, as GitHub renders it."""

import re

from linkcheck.formats.html import comment, spell_attribute
from linkcheck.formats.list_format import ListFormat
from linkcheck.model import LinkKind

# What the renderer would decode: `&copy;`, `&#38;`, and in HTML also `&copy` before anything but `=` and letters.
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")
_BARE = re.compile(r"https?://[^\s<>]*[A-Za-z0-9/#=&%-]")


def spell_markdown(url: str, kind: LinkKind, *, before: str, after: str, in_table: bool) -> str:
    """An address in Markdown: escaped for its place, pointed brackets where a bare one would not stay whole."""
    match kind:
        case LinkKind.HTML:
            return spell_attribute(url, before)
        case LinkKind.AUTOLINK:
            return _ENTITY.sub("&amp;", url)
        case LinkKind.BARE:
            text = url if _stays_bare(url) else f"<{_ENTITY.sub('&amp;', url)}>"
        case _:
            text = _destination(url, pointed=before == "<" and after == ">")
    return text.replace("|", "\\|") if in_table else text


def _destination(url: str, *, pointed: bool) -> str:
    text = _ENTITY.sub("&amp;", url.replace("\\", "\\\\"))
    if pointed:
        return text.replace("<", "\\<").replace(">", "\\>")
    # Balanced parentheses may stay; escaping them all is right in any case.
    return text if _balanced(text) else text.replace("(", "\\(").replace(")", "\\)")


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _stays_bare(url: str) -> bool:
    """Whether GitHub links exactly these characters when they stand in text."""
    if not _BARE.fullmatch(url) or not _balanced(url) or re.search(r"&[A-Za-z0-9]+;$", url):
        return False
    host = re.split(r"[/?#]", url.split("://", 1)[1], maxsplit=1)[0]
    return "_" not in "".join(host.split(".")[-2:])


MARKDOWN = ListFormat(
    name="markdown",
    endings=(".md", ".markdown", ".mdx", ".mkd", ".mkdn", ".mkdown", ".mdown", ".mdwn", ".rmd", ".qmd"),
    reader="markdown",
    spell=spell_markdown,
    comment=comment,
)
