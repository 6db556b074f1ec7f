"""What an entry calls a link."""

import json
from pathlib import Path

import pytest

from linkcheck.extract import extract_document

ROOT = Path(__file__).parents[3]
LABELS = [
    ("the link's own text", "**Bold** [text](/u)", "text"),
    ("bold name before a list", "**Name**\n- about it\n- Link: https://a.example", "Name"),
    ("bold word before the URL", "**Name**\n- **Link**: https://a.example", "Name"),
    ("quotes stay", '**"A Title" by X**\n- Paper: https://a.example', '"A Title" by X'),
    ("heading when there is no name", "## Name\n\n- Blog post: https://a.example", "Name"),
    ("lead on the same line", "- Name: https://a.example", "Name"),
    ("bold lead on the same line", "- **Name** - https://a.example", "Name"),
    ("item around a nested list", "- **Name**, a thing\n  - Website: https://a.example", "Name"),
    ("plain item around a nested list", "- Name\n  - https://a.example", "Name"),
    ("first cell of the row", "| n | u |\n|---|---|\n| Name | https://a.example |", "Name"),
    ("text that is the URL itself", "## Name\n[https://a.example](https://a.example/)", "Name"),
    ("a new heading forgets the name", "**Old**\n- x\n\n## New\n- https://a.example", "New"),
    ("an image's alternative text", "## H\n[![Name](/i)](https://a.example)", "Name"),
    ("nothing but the URL", "https://a.example", "https://a.example"),
    ("heading over one address", "## Name\n\n[a.example](https://a.example/)", "Name"),
    ("heading over one address, deeper", "## Name\n\n- [a.example](https://a.example/x/y)", "Name"),
    ("heading over two addresses", "## Tools\n\n- [a.example](https://a.example)\n- <https://b.example>", "a.example"),
    (
        "heading over an address and a name",
        "## Tools\n\n- https://a.example\n- [B](https://b.example)",
        "https://a.example",
    ),
    ("heading over other headings", "# List\n\nhttps://a.example\n\n## Part\n\nhttps://b.example", "https://a.example"),
    ("two parts of one entry", "## Name\n\n- Paper: https://a.example\n- Code: https://b.example", "Name"),
    (
        "two entries with the same lead",
        "## Tools\n\n- Link: https://a.example\n- Link: https://b.example",
        "https://a.example",
    ),
    ("bold line over two addresses", "**Tools**\n\n- https://a.example\n- https://b.example", "https://a.example"),
    ("item over two addresses", "- Tools\n  - https://a.example\n  - https://b.example", "https://a.example"),
    ("two addresses after one name", "- Name: https://a.example, https://b.example", "Name"),
    ("a name with colons", "## Types\n\n- [std::optional](https://a.example/optional)", "std::optional"),
    ("a library with colons", "## Types\n\n- [Boost::Asio](https://a.example/asio)", "Boost::Asio"),
    ("a name with a dot", "## Servers\n\n- [Node.js](https://nodejs.example)", "Node.js"),
    ("HTML entry", "<ul><li><b>Name</b>: <a href='https://a.example'>https://a.example</a></ul>", "Name"),
]


@pytest.mark.parametrize(("source", "label"), [row[1:] for row in LABELS], ids=[row[0] for row in LABELS])
def test_label(source: str, label: str) -> None:
    assert extract_document(source, "list.md").links[0].label == label


def test_a_badge_is_no_other_entry() -> None:
    links = extract_document("# Name\n\n![build](/b.svg)\n\nhttps://a.example", "list.md").links
    assert [link.label for link in links] == ["build", "Name"]


def test_two_parts_of_one_entry_have_one_name() -> None:
    links = extract_document("## Name\n\n- Paper: https://a.example\n- Code: https://b.example", "list.md").links
    assert [link.label for link in links] == ["Name", "Name"]


def test_every_destination_of_our_own_lists_has_the_label_a_person_would_give() -> None:
    wanted = json.loads((ROOT / "tests/data/extract/labels.json").read_text(encoding="utf-8"))
    found = []
    for name in ("advanced-mlops.md", "mlops-references.md"):
        text = (ROOT / "sources" / name).read_text(encoding="utf-8")
        found += [[link.url, link.label] for link in extract_document(text, name).links]
    assert found == wanted


def test_a_section_is_the_path_of_headings() -> None:
    source = "# A\n## B\n[x](/1)\n### C\n[x](/2)\n## D\n<h3>E</h3>\n\n[x](/3)\n"
    sections = [link.section for link in extract_document(source, "list.md").links]
    assert sections == [("A", "B"), ("A", "B", "C"), ("A", "D", "E")]


def test_a_footnote_belongs_to_the_section_it_is_defined_in() -> None:
    above = "# A\n\nx[^2] y[^1]\n\n## B\n\n[^1]: [one](/1)\n\n"
    below = "## C\n\n> [^2]: https://two.example\n\n[x](/x)\n\n# D\n\n[y](/y)\n"
    found = [(link.url, link.section) for link in extract_document(above + below, "list.md").links]
    assert found == [
        ("/1", ("A", "B")),
        ("https://two.example", ("A", "C")),
        ("/x", ("A", "C")),
        ("/y", ("D",)),
    ]
