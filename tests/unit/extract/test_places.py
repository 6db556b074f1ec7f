"""Places that aligning content with the source could get wrong."""

import pytest

from linkcheck.extract import extract_document
from linkcheck.model import Link

PLACES = [
    ("inline", "a [t](/u)", "/u", (1, 7), None),
    ("behind wide characters", "日本 é [t](/u)", "/u", (1, 10), None),
    ("behind an emoji", "🎉 [t](/u)", "/u", (1, 7), None),
    ("a tab is one column", "-\t[t](/u)", "/u", (1, 7), None),
    ("pointy brackets stay outside", "[t](<a b>)", "a b", (1, 6), None),
    ("an entity is longer than what it means", "&amp;amp; [t](/u&amp;v)", "/u&amp;v", (1, 15), None),
    ("quote in a list", "> - x\n>   [t](/u)", "/u", (2, 9), None),
    ("lazy line", "> - x\n[t](/u)", "/u", (2, 5), None),
    ("text and destination on two lines", "> [t\n> u](\n>   /u)", "/u", (3, 5), None),
    ("cell with escaped pipes before it", "| a | b |\n|---|---|\n| \\| `\\|` | [t](/u\\|v) |", "/u\\|v", (3, 17), None),
    ("heading with closing hashes", "## [t](/u) ##", "/u", (1, 8), None),
    ("reference", "see [t][a]\n\n> [a]:\n>   <u v>", "u v", (1, 5), (4, 6)),
    ("image reference", "![t][a]\n\n[a]: /u", "/u", (1, 2), (3, 6)),
    ("attribute with entities", '> <a title="&lt;"\n>  href="/u?a&amp;b">t</a>', "/u?a&amp;b", (2, 10), None),
    ("second candidate of an image set", '<img srcset="/a 1x,\n/b 2x">', "/b", (2, 1), None),
    ("CRLF", "a\r\nb\r\n[t](/u)", "/u", (3, 5), None),
    ("CR alone", "a\r[t](/u)", "/u", (2, 5), None),
    ("no line ends elsewhere", "a\u2028b\u0085c\x0b\x0cd [t](/u)", "/u", (1, 14), None),
    ("front matter counts", "---\na: b\n---\n[t](/u)", "/u", (4, 5), None),
    ("bare address behind a bracket", "(www.a.example)", "www.a.example", (1, 2), None),
    ("empty destination", "[t]()", "", (1, 5), None),
]


@pytest.mark.parametrize(
    ("source", "raw", "place", "target"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_place(source: str, raw: str, place: tuple[int, int], target: tuple[int, int] | None) -> None:
    link: Link = extract_document(source, "list.md").links[-1]
    assert link.raw == raw
    assert (link.line, link.column) == place
    assert (link.target_line, link.target_column) == (target or (None, None))


def test_the_same_url_twice_in_a_line_has_two_places() -> None:
    links = extract_document("[a](/u) [b](/u)", "list.md").links
    assert [link.column for link in links] == [5, 13]


def test_the_path_is_kept_as_named() -> None:
    assert extract_document("<xy:z>", "lists/a.md").links[0].place == "lists/a.md:1:2"
