"""An edit is accepted only when nothing else changed."""

import pytest

from linkcheck.fix.proof import proved
from linkcheck.fix.proposal import Edit
from linkcheck.fix.rewrite import rewritten, unified_diff
from linkcheck.model import Link, LinkKind


def link(url: str, column: int, text: str = "x", line: int = 1) -> Link:
    return Link(
        url=url, raw=url, text=text, label=text, section=(), kind=LinkKind.INLINE, path="a.md", line=line, column=column
    )


OLD, OTHER, NEW = link("https://old.example/", 5), link("https://other.example/", 40), "https://new.example/"
EDIT = Edit(link=OLD, url=NEW, why="moved")
MADE = link(NEW, 5)


def test_the_edit_alone_is_proved() -> None:
    assert proved([OLD, OTHER], [MADE, OTHER], [EDIT])


@pytest.mark.parametrize(
    "after",
    [
        [MADE, OTHER, link("https://extra.example/", 80)],
        [MADE],
        [],
        [OLD, OTHER],
        [OTHER, MADE],
        [link("https://third.example/", 5), OTHER],
        [MADE, link("https://other.example/changed", 40)],
        [link(NEW, 5, text="another text"), OTHER],
    ],
    ids=["one more at the end", "one less", "none", "unedited", "swapped", "another address", "a neighbour", "a text"],
)
def test_whatever_else_changed_disproves_it(after: list[Link]) -> None:
    assert not proved([OLD, OTHER], after, [EDIT])


def test_a_link_that_is_removed_must_be_gone() -> None:
    removal = Edit(link=OLD, url=None, why="remove")
    assert proved([OLD, OTHER], [OTHER], [removal])
    assert not proved([OLD, OTHER], [OLD, OTHER], [removal])


def test_a_bare_address_may_change_its_own_text_and_no_other() -> None:
    bare = link("https://old.example/", 1, text="https://old.example/")
    edit = Edit(link=bare, url=NEW, why="moved")
    assert proved([bare, OTHER], [link(NEW, 1, text=NEW), OTHER], [edit])
    assert not proved([bare, OTHER], [link(NEW, 1, text=NEW), link(OTHER.url, 40, text="y")], [edit])


def test_edits_that_touch_are_both_made() -> None:
    text = "<a href=https://a.example/ id=https://b.example/>"
    first = Link(
        url="https://a.example/",
        raw="https://a.example/",
        text="",
        label="",
        section=(),
        kind=LinkKind.INLINE,
        path="a.md",
        line=1,
        column=9,
    )
    second = Link(
        url=" id=", raw=" id=", text="", label="", section=(), kind=LinkKind.INLINE, path="a.md", line=1, column=27
    )
    edits = [Edit(link=first, url="https://n.example/", why="moved"), Edit(link=second, url="#", why="moved")]
    assert rewritten(text, edits) == "<a href=https://n.example/#https://b.example/>"


def test_a_diff_names_files_as_git_does() -> None:
    assert unified_diff("a b.md", "x\n", "y\n").splitlines()[:2] == ["--- a/a b.md", "+++ b/a b.md"]
    quoted = unified_diff('q"\tz.md', "x\n", "y\n").splitlines()[0]
    assert quoted == '--- "a/q\\042\\011z.md"'
    assert unified_diff("a.md", "x\n", "x\n") == ""
    assert unified_diff("a.md", "x", "y").count("\\ No newline at end of file") == 2


@pytest.mark.parametrize("end", ["", "\n", "\n\nnot | in a table\n"])
def test_a_bar_is_escaped_in_a_table_on_the_last_line_too_and_nowhere_else(end: str) -> None:
    before = "text\n\n|a|\n|-|\n| https://old.example/ |"
    bare = Link(
        url="https://old.example/",
        raw="https://old.example/",
        text="https://old.example/",
        label="",
        section=(),
        kind=LinkKind.BARE,
        path="a.md",
        line=5,
        column=3,
    )
    edit = Edit(link=bare, url="https://new.example/?a|b", why="moved")
    assert "a\\|b" in (rewritten(before + end, [edit]) or "")
    alone = Edit(link=link("https://old.example/", 1), url="https://new.example/?a|b", why="moved")
    assert rewritten("https://old.example/" + end, [alone]) == "https://new.example/?a|b" + end
