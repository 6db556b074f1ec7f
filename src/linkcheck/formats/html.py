"""HTML lists."""

from linkcheck.formats.list_format import ListFormat
from linkcheck.model import LinkKind


def spell_attribute(url: str, quote: str) -> str:
    """An address as an attribute's value between these quotes."""
    escaped = url.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote == "'":
        return escaped.replace("'", "&#39;")
    return escaped.replace('"', "&quot;")


def spell_html(url: str, kind: LinkKind, *, before: str, after: str, in_table: bool) -> str:  # noqa: ARG001
    """An address in HTML always stands in an attribute."""
    return spell_attribute(url, before)


def comment(text: str) -> str:
    """A comment; the text must not hold `-->`."""
    return f"<!-- {text} -->"


HTML = ListFormat(name="html", endings=(".html", ".htm"), reader="html", spell=spell_html, comment=comment)
