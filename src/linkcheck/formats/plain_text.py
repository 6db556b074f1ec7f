"""Plain text: an address is what begins with a scheme, a comment what stands behind `#`."""

from linkcheck.formats.list_format import ListFormat
from linkcheck.model import LinkKind


def spell_text(url: str, kind: LinkKind, *, before: str, after: str, in_table: bool) -> str:  # noqa: ARG001
    """An address stands as it is."""
    return url


def comment(text: str) -> str:
    """A comment to the end of its line."""
    return f"# {text}"


PLAIN_TEXT = ListFormat(
    name="text", endings=(".txt",), reader="plain_text", has_anchors=False, spell=spell_text, comment=comment
)
