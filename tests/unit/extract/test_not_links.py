"""Brackets that were meant for a link and make none."""

import pytest

from linkcheck.extract import extract_document

SLIPS = [
    ("a space", "- [Beta] (https://a.example/b) - text", (1, 3)),
    ("a space before a file", "See [the guide]  (docs/guide.md#setup).", (1, 5)),
    ("a space before an anchor", "[see below] (#below)", (1, 1)),
    ("a line end", "text [Beta Two]\n(https://a.example/b)", (1, 6)),
    ("a space behind an image", "[![badge](/b.svg)] (https://a.example/ci)", (1, 1)),
    ("a space and emphasis inside", "[**Beta**] (https://a.example/A_(b))", (1, 1)),
    ("a space and code inside", "[`beta`] (https://a.example/b)", (1, 1)),
    ("the wrong way round", "* (Gamma)[https://a.example/c]", (1, 3)),
    ("never closed", "- [Delta](https://a.example/d - never closed", (1, 3)),
    ("never closed at the end", "[Delta](https://a.example/d", (1, 1)),
    ("never closed with pointy brackets", "[Delta](<https://a.example/d)", (1, 1)),
    ("a blank in the address", "[Eps](https://a.example/e with blank)", (1, 1)),
    ("a blank in a file name", "[Eps](docs/my file.pdf)", (1, 1)),
    ("a blank after the image's file", "![Eps](my image.png)", (1, 2)),
    ("a title without its end", '[Eps](/e "title)', (1, 1)),
    ("no opening bracket", "Delta](https://a.example/d) text", (1, 6)),
    ("a link inside", "[a [b](/c) long text](https://a.example/d)", (1, 1)),
    ("braces", "[Zeta]{https://a.example/z}", (1, 1)),
    ("wide parentheses", "看[这里面]（https://a.example/z）吧", (1, 2)),
    ("address and text the wrong way round", "* (https://a.example/c)[Gamma]", (1, 3)),
    ("a blank in the scheme", "[Beta](https ://a.example/b)", (1, 1)),
    ("a tag without its closing quote", 'see <a href="https://a.example/b>Beta</a>', (1, 5)),
    ("a tag with a quote too many", "- <A class='x HREF='https://a.example/b'>Beta</A>", (1, 3)),
    ("in a table", "| a |\n|---|\n| [Beta] (https://a.example/b) |", (3, 3)),
    ("in a quotation", "> x\n> [Beta] (https://a.example/b)", (2, 3)),
    ("in a heading", "## [Beta] (https://a.example/b)", (1, 4)),
    ("with an e-mail address before", "me@a.example [Beta] (https://a.example/b)", (1, 14)),
    ("a comment at the beginning of the line", "<!-- x --> See [Beta](https://a.example/b)", (1, 16)),
    ("a comment of two lines", "- <!-- x\n  y -->[Beta](/b.md)", (2, 8)),
    ("a title in the place of the address", "## 1: [https://a.example/house-of-roses/](House of Roses)", (1, 7)),
    ("a title in the place of an address with an anchor", "Xem [http://a.example/b#c](ngôi nhà), rồi", (1, 5)),
    ("Markdown behind the end of HTML", "<h4>Roses</h4>\n[x](https://a.example/b)", (2, 1)),
    ("Markdown below a tag", "<div>\n- [x](https://a.example/b)\n</div>", (2, 3)),
]
FINE = [
    ("a link", "[a](https://a.example/b) (https://a.example/c)"),
    ("a citation behind an address", "(https://a.example/b)[1] and (https://a.example/b) [sic]"),
    ("a tag as code or text", '`<a href="x` and \\<a href="x"> and &lt;a href="x"> and <a\nhref="/x">y</a>'),
    ("a defined reference before parentheses", "[beta] (https://a.example/b)\n\n[beta]: /u"),
    ("a task", "- [ ] (https://a.example/b)\n- [x] (https://a.example/b)"),
    ("a citation", "as said [12] (https://a.example/b)"),
    ("an issue's number", "[Fixed] (#123)"),
    ("prose in parentheses", "[sic] (see below) and [sic](he said so)"),
    ("a call", "f(x)[i] and (a b)[c] and g[ab](x, y) and [this](int a) { }"),
    ("a class", "[text]{.class} and [text]{#id}"),
    ("code", "`[Beta] (https://a.example/b)` and\n\n    [Beta] (https://a.example/b)"),
    ("escaped", "\\[Beta\\] (https://a.example/b) and \\[Beta](https://a.example/b"),
    ("a comment", "<!-- [Beta] (https://a.example/b) -->"),
    ("a footnote", "[^beta] (https://a.example/b)"),
    ("templates", "[a b]({{ url }} b) [ab](https://a.example/{{ x }} b) [ab](/x/${y z}) [ab](/{% u %})"),
    ("a link with brackets in its text", "[a [b] c](https://a.example/b)"),
    ("pre in HTML", "<div><pre>\n[x](https://a.example/b)\n</pre></div>"),
    ("a component of MDX", "<Card>\n[x](https://a.example/b)\n</Card>"),
    ("HTML that asks for Markdown", "<div markdown='1'>\n[x](https://a.example/b)\n</div>"),
    ("an address with a title", '[https://a.example/b](/c "the title of it") and [https://a.example/b](<a b>)'),
    ("an address and words in parentheses", "[https://a.example/b] (the house) and [house](the big one)"),
    ("an address and a remark", "[https://a.example/b](https://a.example/b) (the big house)"),
    ("an attribute", "<div title='[x](https://a.example/b)'>"),
]


@pytest.mark.parametrize(("source", "place"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_a_link_that_is_none_is_noted(source: str, place: tuple[int, int]) -> None:
    findings = extract_document(f"{source}\n", "list.md").findings
    assert [(f.reason, f.line, f.column) for f in findings] == [("not-a-link", *place)]


@pytest.mark.parametrize("source", [row[1] for row in FINE], ids=[row[0] for row in FINE])
def test_other_brackets_are_not_noted(source: str) -> None:
    findings = extract_document(f"{source}\n", "list.md").findings
    assert [finding.reason for finding in findings if finding.reason == "not-a-link"] == []


@pytest.mark.parametrize("source", ["see [the manual][12]", "[the manual][ 12 ] says"])
def test_a_number_that_is_defined_nowhere_is_an_undefined_reference(source: str) -> None:
    (finding,) = extract_document(source, "list.md").findings
    assert (finding.reason, finding.label) == ("undefined-reference", "12")


@pytest.mark.parametrize(
    "source",
    ["[1][2]", "row[name][2]", "[Name][ kind](https://a.example/)", "[BSD-3][GPL][MIT]", "[see [Ab][cd]](/u)"],
)
def test_brackets_that_refer_to_nothing_are_no_undefined_reference(source: str) -> None:
    assert extract_document(source, "list.md").findings == ()


def test_an_address_in_the_place_of_a_label_says_what_to_write() -> None:
    (finding,) = extract_document("[Jpeg][https://a.example/jpeg]", "list.md").findings
    assert finding.reason == "undefined-reference"
    assert "parentheses" in finding.message


@pytest.mark.parametrize(
    ("source", "advice"),
    [
        ("[Beta] (https://a.example/b)", "remove the space between"),
        ("[Beta]\n(https://a.example/b)", "remove the line break between"),
        ("> [Beta]\n> (https://a.example/b)", "remove the line break between"),
        ("[Beta](https://a.example/b-\nc/d)", "take the line break out of the address"),
        ("- [Beta](https://a.example/b-\n  c/d)", "take the line break out of the address"),
        ("[Beta](https://a.example/b c)", "take the blank out of the address"),
        ("[Beta](my notes.md#x)", "take the blank out of the address"),
        ("<div>\n[Beta](https://a.example/b)\n</div>", "between it and the HTML tag above"),
        ("<ul>\n<li>See [Beta](https://a.example/b)\n</ul>", "write `<a href"),
        ("<h4>Alpha</h4>\n- [Beta](https://a.example/b)", "between it and the HTML that ends before it"),
        ("<hr>\n[Beta](https://a.example/b)", "between it and the HTML that ends before it"),
        ("<div>\n<hr>\n<p>x</p>\n[Beta](https://a.example/b)\n</div>", "between it and the HTML tag above"),
        ("[Beta](https://a.example/b", "its `)` or `[` is missing"),
        ("[Beta](https://a.example/b - never closed\nbut (said)", "its `)` or `[` is missing"),
        ('[Beta](/e "title)', "its `)` or `[` is missing"),
    ],
)
def test_what_stands_where_a_link_breaks_is_called_by_its_name(source: str, advice: str) -> None:
    (finding,) = extract_document(f"{source}\n", "list.md").findings
    assert advice in finding.message
