"""Generated documents, a few: tests/integration has many."""

from hypothesis import given, settings

from linkcheck.extract import extract_document
from linkcheck.extract.html.references import unescape_attribute
from linkcheck.extract.inline.characters import unescape, unescape_entities
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Link, LinkKind

from . import oracle
from .generated import as_rendered, documents, misplaced


@settings(max_examples=25, deadline=None)
@given(documents)
def test_links_are_those_of_githubs_renderer(source: str) -> None:
    assert as_rendered(source) == oracle.links_of(oracle.render(source))


@settings(max_examples=15, deadline=None)
@given(documents)
def test_replacing_a_slice_changes_exactly_that_link(source: str) -> None:
    assert misplaced(source) is None


@settings(max_examples=25, deadline=None)
@given(documents)
def test_the_slice_at_a_links_place_is_its_raw_destination(source: str) -> None:
    lines = SourceText(source)
    for link in extract_document(source, "list.md").links:
        line, column = link.destination_place
        offset = lines.offsets[line - 1] + column - 1
        assert source[offset : offset + len(link.raw)] == link.raw
        # A container's prefix, a cell's escaped pipe and the renderer's own markup are not part of the value.
        if not ("\n" in link.url or "|" in link.url or "<" in link.url):
            assert unescaped(link) == link.url


def unescaped(link: Link) -> str:
    """The URL as the raw slice gives it, with the scheme that the renderer adds to bare addresses."""
    match link.kind:
        case LinkKind.BARE:
            plain = unescape(link.raw) if link.url.partition(":")[0] in ("mailto", "xmpp") else link.raw
        case LinkKind.AUTOLINK:
            plain = unescape_entities(link.raw)
        case LinkKind.HTML:
            return unescape_attribute(link.raw)
        case _:
            return unescape(link.raw.replace("\0", "\ufffd"))
    return next((prefix + plain for prefix in ("http://", "mailto:") if link.url == prefix + plain), plain)
