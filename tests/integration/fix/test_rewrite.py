"""Edits proved against the extraction they rely on."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linkcheck.extract import extract_document
from linkcheck.fix import FixOptions, propose, proved, rewritten
from linkcheck.model import Verdict
from linkcheck.urls import Malformed, normalize
from tests.unit.fix.records import record

OLD = "https://old.example/x"

WAYS = {
    "inline": "a [x]({}) b [y](https://other.example/)\n",
    "inline with title": 'a [x]({} "title") b\n',
    "pointed": "a [x](<{}>) b\n",
    "reference": "[x] and [y][x], [z](https://other.example/)\n\n[x]: {} 'title'\n",
    "autolink": "a <{}> b\n",
    "bare": "see {} there, and https://other.example/.\n",
    "bare in brackets": "(see {})\n",
    "html": 'a <a href="{}">x</a> b\n',
    "html single quotes": "a <a href='{}'>x</a> b\n",
    "image": "![x]({})\n",
    "image in a link": "[![x](https://img.example/)]({})\n",
    "table": "| a | b |\n|---|---|\n| [x]({}) | [y](https://other.example/) |\n",
    "bare in table": "| a | b |\n|---|---|\n| {} | [y](https://other.example/) |\n",
    "quote and list": "> - [x]({})\n>   [y](https://other.example/)\n",
    "windows": "a\r\n\r\n- [x]({})\r\n- [y](https://other.example/)\r\n",
    "twice in a line": "[x]({0}) [y]({0})\n",
}
TRICKY = [
    "https://new.example/plain",
    "https://new.example/(a)_(b)",
    "https://new.example/)(",
    "https://new.example/?a=1&copy;=2&amp=3",
    "https://new.example/?a|b",
    "https://new.example/?a='b'",
    "https://new.example/a*b_c_d~e~",
    "https://new.example/ends.with.",
    "https://under_score.example/",
    "https://new.example/?q=[x]",
    "https://new.example/?back\\slash",
    "https://new.example/~user;x=y,z",
]


def edited(text: str, new: str) -> str | None:
    """The text with OLD written as `new`, or None when that could not be proved."""
    before = extract_document(text, "a.md")
    pairs = [(link, link.url) for link in before.links]
    edits = tuple(propose(pairs, {OLD: record(OLD, to=new)}, FixOptions()))
    after = rewritten(text, edits)
    if after is None or not proved(before.links, extract_document(after, "a.md").links, edits):
        return None
    return after


@pytest.mark.parametrize("new", TRICKY)
@pytest.mark.parametrize("way", WAYS)
def test_an_edit_changes_just_its_destination(way: str, new: str) -> None:
    text = WAYS[way].format(OLD)
    after = edited(text, new)
    assert after is not None
    links = extract_document(after, "a.md").links
    assert {link.url for link in links} & {new, OLD} == {new}
    prefix, _, suffix = WAYS[way].partition("{")
    assert after.startswith(prefix)
    assert after.endswith(suffix.partition("}")[2].rpartition("{")[2].partition("}")[2] or after[-1:])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(WAYS)), st.text(alphabet="ab/().,;:!?*_~'\"&=%[]{}|\\$+@-^`", max_size=12))
def test_any_address_is_written_right_or_not_at_all(way: str, tail: str) -> None:
    address = normalize(f"https://new.example/{tail}")
    assume(not isinstance(address, Malformed) and address != OLD)
    assert isinstance(address, str)
    text = WAYS[way].format(OLD)
    after = edited(text, address)
    if after is not None:
        assert edited(after, address) == after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [x *y*](https://old.example/x) by Z\n", "- x *y* by Z\n"),
        ('- [x](<https://old.example/x> "t") by Z\n', "- x by Z\n"),
        ("- [a [b] c](https://old.example/x)\n", "- a [b] c\n"),
        ("- ![x](https://old.example/x)\n", None),
        ("- https://old.example/x\n", None),
        ("[x]\n\n[x]: https://old.example/x\n", None),
        ('<a href="https://old.example/x">x</a>\n', None),
    ],
)
def test_a_dead_link_becomes_its_text_where_that_is_sure(text: str, expected: str | None) -> None:
    before = extract_document(text, "a.md")
    pairs = [(link, link.url) for link in before.links]
    edits = tuple(propose(pairs, {OLD: record(OLD, Verdict.BROKEN, fix=None)}, FixOptions(remove=True)))
    after = rewritten(text, edits)
    assert after is not None
    ok = after != text and proved(before.links, extract_document(after, "a.md").links, edits)
    assert (after if ok else None) == expected


def test_a_text_that_changed_since_is_left_alone() -> None:
    before = extract_document(f"[x]({OLD})\n", "a.md")
    edits = tuple(propose([(before.links[0], OLD)], {OLD: record(OLD, to="https://new.example/")}, FixOptions()))
    assert rewritten(f"new line\n[x]({OLD})\n", edits) is None
