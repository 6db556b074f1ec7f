"""NUL in addresses: the standards of HTML and CommonMark make U+FFFD of it, and no database takes it."""

import pytest

from linkcheck.extract.html.references import attribute_pieces, unescape_attribute


@pytest.mark.parametrize("text", ["a\0b", "a&amp;\0b", "\0", "&#0;"])
def test_nul_in_an_attribute_is_a_replacement_character(text: str) -> None:
    assert "\ufffd" in unescape_attribute(text)
    assert "\0" not in unescape_attribute(text)
    assert "".join(piece for piece, _, _ in attribute_pieces(text)) == unescape_attribute(text)
