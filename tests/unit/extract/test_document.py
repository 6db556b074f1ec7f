"""The whole way from text to links."""

from linkcheck.extract import extract_document


def test_the_place_of_a_link_is_where_its_destination_begins() -> None:
    document = extract_document("# A\n\n- see [it](https://a.example/x)\n", "list.md")
    (link,) = document.links
    assert (link.url, link.text, link.line, link.column) == ("https://a.example/x", "it", 3, 12)
