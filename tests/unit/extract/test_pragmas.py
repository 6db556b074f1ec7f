"""Comments that ignore on purpose."""

import pytest

from linkcheck.extract import extract_document

COVERED = [
    ("its own line", "[a](/a) <!-- linkcheck: ignore -->\n[b](/b)", (1, 1), ()),
    ("several lines of one comment", "<!-- linkcheck: ignore\nhttp-404 -->", (1, 2), ("http-404",)),
    ("the next line", "<!-- linkcheck: ignore-next-line http-404, moved -->\n[a](/a)", (2, 2), ("http-404", "moved")),
    ("blank lines between", "<!-- linkcheck: ignore-next-line -->\n\n\n[a](/a)", (2, 4), ()),
    ("from start to end", "<!-- linkcheck: ignore-start -->\n\n[a](/a)\n\n<!-- linkcheck: ignore-end -->", (1, 5), ()),
    ("any case and spacing", "x <!--LinkCheck :IGNORE-->", (1, 1), ()),
]  # fmt: skip
BAD = [
    "<!-- linkcheck: ignroe -->",
    "<!-- linkcheck ignore -->",
    "<!-- linkcheck: ignore HTTP_404 -->",
    "<!-- linkcheck: ignore-end -->",
    "<!-- linkcheck: ignore-start -->",
]


@pytest.mark.parametrize(("source", "lines", "reasons"), [row[1:] for row in COVERED], ids=[row[0] for row in COVERED])
def test_covers(source: str, lines: tuple[int, int], reasons: tuple[str, ...]) -> None:
    document = extract_document(source, "list.md")
    (ignore,) = document.ignores
    assert (ignore.first_line, ignore.last_line) == lines
    assert ignore.reasons == reasons
    assert document.findings == ()


def test_the_reason_for_people_is_kept() -> None:
    (ignore,) = extract_document("<!-- linkcheck: ignore http-404 -- back  next week -->", "list.md").ignores
    assert (ignore.reasons, ignore.text) == (("http-404",), "back next week")


@pytest.mark.parametrize("source", BAD)
def test_a_misspelt_pragma_is_a_finding(source: str) -> None:
    assert [finding.reason for finding in extract_document(source, "list.md").findings] == ["bad-pragma"]


def test_code_and_other_comments_are_no_pragmas() -> None:
    document = extract_document("`<!-- linkcheck: ignore -->`\n\n<!-- about linkcheck: ignore -->", "list.md")
    assert (document.ignores, document.findings) == ((), ())


@pytest.mark.parametrize(
    ("line", "is_ignored"),
    [
        ("https://a.example/x # linkcheck: ignore", True),
        ("https://a.example/x #linkcheck:ignore", True),
        ("see https://a.example/x # linkcheck: ignore http-404 -- why", True),
        ("see https://a.example/x, #linkcheck:ignore", True),
        ("see https://a.example/x # not linkcheck: ignore", False),
        ("see https://a.example/x#linkcheck:ignore", False),
    ],
)
def test_a_comment_behind_prose_is_one_in_plain_text(line: str, is_ignored: bool) -> None:
    document = extract_document(line, "list.txt", format="text")
    assert bool(document.ignores) is is_ignored
    assert len(document.links) == 1


def test_plain_text_has_pragmas_too() -> None:
    document = extract_document("# linkcheck: ignore-next-line\nhttps://a.example", "list.txt", format="text")
    assert [(ignore.first_line, ignore.last_line) for ignore in document.ignores] == [(2, 2)]


@pytest.mark.parametrize(
    ("line", "is_spoilt"),
    [
        ("[r]: gone.md <!-- linkcheck: ignore -->", True),
        ("   [a b]: <gone.md> 'title' <!-- linkcheck: ignore missing-file -->", True),
        ("[r]: https://a.example/x <!-- linkcheck: ignore -- why -->", True),
        ("[^1]: https://a.example/x <!-- linkcheck: ignore -->", False),
        ("[x](gone.md): so <!-- linkcheck: ignore -->", False),
        ("> [r]: https://a.example/x", False),
        ("[r]: gone.md\n<!-- linkcheck: ignore -->", False),
        ("<!-- linkcheck: ignore-next-line -->\n[r]: gone.md", False),
    ],
)
def test_a_comment_behind_a_definition_makes_it_text_and_is_reported(line: str, is_spoilt: bool) -> None:
    found = extract_document(f"[x][r]\n\n{line}\n", "list.md").findings
    said = [finding.message for finding in found if finding.reason == "bad-pragma"]
    text = "A definition with a comment behind it is none, and is shown as text; write above it"
    assert said == [f"{text} `<!-- linkcheck: ignore-next-line -->`."] * is_spoilt


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("[x](a.md)", 2),
        ("see [what\nis (as) said](a.md) [b](b.md)", 3),
        ("[x](\n  <a.md>\n  'title') and\n[c](c.md)", 4),
        ("![alt of\ntwo [lines]](a.png)\nx", 3),
        ("- [ ] a task\n- [b](b.md)", 2),
        ('<a\n  href="a.md">x</a>\n[b](b.md)', 3),
        ('<li><img alt="x"\n  src="a.png"></li>\n[b](b.md)', 3),
        ("a < b and\n[b](b.md)", 2),
        # What is never closed is no link.
        ("a [ in prose\n[b](b.md)\n\n[c](c.md)", 2),
        ("a \\[ in prose\n[b](b.md)", 2),
        ("(as\nsaid) [b](b.md)", 2),
    ],
)
def test_a_link_that_goes_on_below_the_next_line_is_ignored_as_a_whole(text: str, last: int) -> None:
    (ignore,) = extract_document(f"<!-- linkcheck: ignore-next-line -->\n{text}\n", "list.md").ignores
    assert (ignore.first_line, ignore.last_line) == (2, last)
