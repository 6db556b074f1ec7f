"""What a list's text gets wrong."""

from pathlib import Path

import pytest

from linkcheck.extract import extract_document
from linkcheck.extract.findings.lint import lint_references
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.text.source import SourceText

SOURCES = Path(__file__).parents[4] / "sources"
TITLES = '1. [a](/a)\n2. [b](/b)\n3. Book "A Long Title" by X\n4. *A title.* Ann Yew\n5. about b'
BOLD = "**A**\n- https://a.example\n\n**B**\n- [b](/b)\n\n**“C”**\n- **Focus**: chapters\n- about c\n"
FINDINGS = [
    ("undefined reference", "[text][nosuch]", [("undefined-reference", 1, 1)]),
    ("indexing is no reference", "a[i][next] [1][2] [ ][xy]", []),
    ("unused definition", "a\n\n[b]: /u", [("unused-definition", 3, 1)]),
    ("hidden remarks are not definitions", "[//]: # (x)\n[comment]: <> (y)", []),
    ("second definition", "[a]\n\n[a]: /u\n[A]: /v", [("duplicate-definition", 4, 1)]),
    ("white space around an attribute", "<a href=' https://a.example'>t</a>", [("url-whitespace", 1, 10)]),
    ("space in a web address", "[t](<https://a.example/a b>)", [("url-whitespace", 1, 6)]),
    ("a picture in an address with line breaks", "<img src='data:image/png;base64,iVBO\nRw0K\n'>", []),
    ("a diagram in a query", "<img src='https://g.example/svg?digraph G {\n a -> b }'>", []),
    ("space before a query", "[t](<https://a.example/a b?c d>)", [("url-whitespace", 1, 6)]),
    ("space behind a query", "<a href='https://a.example/?c '>t</a>", [("url-whitespace", 1, 10)]),
    ("space in a file name is fine", "[t](<a b.md>)", []),
    ("space in a template", "[t](<https://a.example/{{ name }}>)", []),
    ("a name that a template defines", "[t][a]\n\n[a]: {{ site.url }}/a b", []),
    ("a longer template", "[t][a]\n\n[a]: <{{ site.url }}/a b>", []),
    ("a name of another page", "[`x`][gardens.Rose.plant]", []),
    ("a class of another page", "[App][textual.app.App] [x][expr.compound-assign]", []),
    ("names of code, parts of a manual", "[`x`][std::ptr] [y][macro@Eq] route([a = 1][, b = 2]) [/v][version=16]", []),
    ("a class of characters", "A name is [_A-Za-z][_0-9A-Za-z]* and so on", []),
    ("a thing with an ending", "[x][node.js]", [("undefined-reference", 1, 1)]),
    ("code of MDX", "<code>[a, <b>c</b>][]</code>", []),
    ("zero-width space", "https://a.example/\u200bx", [("url-invisible-character", 1, 1)]),
    ("items like titles among links", TITLES, [("unlinked-entry", 3, 4), ("unlinked-entry", 4, 4)]),
    ("a list without links", '- *A title*\n- "Another title here"', []),
    ("bold entries", BOLD, [("unlinked-entry", 7, 1)]),
    ("definitions below one of a template", "[t][b]\n\n[a]: /x/{{< v >}}/y\n[b]: /z", []),
    ("a definition that stands in a block of HTML", "<div>\n[t][b]\n</div>\n\n[b]: /z", []),
    ("tags in brackets", "- [x]\n- [x]\n- [x]\n- d **[x][more]**\n- [see][there]", [("undefined-reference", 5, 3)]),
    ("a remark in angle brackets", "[comment]: <a remark>\n[comment]: <another one>", []),
    ("an address that ran into Chinese words", "https://a.example/x）在\u202f上。", []),
    ("a drawing of several lines", "<img src='https://a.example/svg?\ndigraph G {\na -> b\n}\n'/>", []),
    ("a line end behind a query", "<img src='https://a.example/x?y\n'/>", [("url-whitespace", 1, 11)]),
    ("joiners of Persian and of emoji", "[a](/می\u200cخواهم) [b](/👩\u200d💻)", []),
    ("a joiner among ASCII", "[a](/x\u200dy)", [("url-invisible-character", 1, 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in FINDINGS], ids=[row[0] for row in FINDINGS])
def test_finding(source: str, expected: list[tuple[str, int, int]]) -> None:
    findings = extract_document(source, "list.md").findings
    assert [(finding.reason, finding.line, finding.column) for finding in findings] == expected


def test_a_second_definition_says_where_the_first_is() -> None:
    (finding,) = extract_document("[a]\n\n[a]: /u\n[a]: /v", "list.md").findings
    assert (finding.related_path, finding.related_line, finding.related_column) == ("list.md", 3, 1)


def test_a_title_that_stands_in_quotes_gets_no_second_pair() -> None:
    first, second = extract_document(
        '- [a](/a)\n- [b](/b)\n- "A Quoted Title"\n- *A Plain Title* by X', "list.md"
    ).findings
    assert first.message.startswith('"A Quoted Title" has no link')
    assert second.message.startswith("“A Plain Title by X” has no link")


@pytest.mark.parametrize(("name", "count"), [("mlops-references.md", 21), ("advanced-mlops.md", 10)])
def test_our_own_lists_have_a_score_of_entries_without_links_and_nothing_else(name: str, count: int) -> None:
    findings = extract_document((SOURCES / name).read_text(encoding="utf-8"), name).findings
    assert [finding.reason for finding in findings] == ["unlinked-entry"] * count


@pytest.mark.parametrize(
    "source",
    [
        "text\n\n[motivation]: #motivation\n",
        "[//]: # (a)\n\n[//]: # (b)\n",
        "[comment]: <> (a)\n\n[comment]: <> (b)\n",
        "[//]: # 'a'\n\n[//]: /u\n",
    ],
)
def test_own_anchors_and_remarks_are_no_definitions_to_complain_about(source: str) -> None:
    assert extract_document(source, "list.md").findings == ()


NO_ENTRIES = [
    ("**Pros:**", "**One**\n- https://a.example\n\n**Two**\n- https://b.example\n\n**Pros:**\n- quick\n"),
    ("the same line again", "".join(f"**Topics**\n- [a](/{n}) b\n\n**Topics**\n- text\n\n" for n in range(3))),
    ("links in prose below", "**A**\n- see [x](/x) there\n\n**B**\n- see [y](/y) there\n\n**Attendees**\n- me\n"),
    ("a question", "**A**\n- /a\n- [a](/a)\n\n**B**\n- [b](/b)\n\n**Any updates?**\n- none\n"),
    ("bold among plain links", "- [a](/a)\n- [b](/b)\n- **Deprecated** c\n"),
    ("a term that is explained", "- [a](/a)\n- [b](/b)\n- *issue owners*: who moved it\n- *Note:* that\n"),
    ("a heading above a schedule", "**[A](/a)**\n- x\n\n**[B](/b)**\n- y\n\n**Agenda**\n- 9:30 coffee\n"),
    ("a change told in a sentence", "- **[a](/a)** x\n- **[b](/b)** y\n- **show**. Along with others we have it\n"),
    ("more to come", "- [a](/a)\n- [b](/b)\n- *More Coming soon*\n"),
    ("few links", "- [a](/a)\n- [b](/b)\n" + "- *Soon*\n" * 6),
    ("a remark", "- [a](/a)\n- [b](/b)\n- _— topics below were put off_\n"),
    ("a sentence", "- **[a](/a)** x\n- **[b](/b)** y\n- **Watch the talk** to learn about it\n"),
    ("few bold links", "- **[a](/a)** x\n- **[b](/b)** y\n- **C**\n- **D**\n"),
    ("prose with one capital", '- [a](/a)\n- [b](/b)\n- See "Messaging and Queueing Systems" below\n'),
    ("another script", '- [a](/a)\n- [b](/b)\n- "ये काही सोसायटी आहेत" - स्कीना\n'),
    ("what somebody said", '- [a](/a)\n- [b](/b)\n- "These are somewhat of a cult" - X\n'),
    ("a title in prose", '- [a](/a)\n- [b](/b)\n- For even more, see "Mining Massive Datasets"\n'),
    ("code", '- [a](/a)\n- [b](/b)\n- `["Transform-Of", { "Assume": true }]`\n'),
    ("struck through", "- [a](/a)\n- [b](/b)\n- ~~*Gone with it*~~\n"),
    ("where the reader is", "- *For gardeners (<- you are here)*\n- *[For cooks](c.md)*\n- *[For bees](b.md)*\n"),
    ("this page", "- [A](/a) x\n- [B](/b) y\n- *C (this page)*\n"),
    ("the page in bold in a menu of bold links", "- **[A](a.md)**\n- **Garden Work**\n- **[C](c.md)**\n"),
    ("menus", "- [A](a.md) | [B](b.md)\n- [C](c.md) · [D](d.md)\n- *Garden Work*\n"),
    ("words in emphasis and nothing else", "- [a](/a)\n- [b](/b)\n- *The last book is coming*\n- *A Rose Garden*\n"),
    ("a state", "- [a](/a)\n- [b](/b)\n- *Not maintained* - use a\n- *Deprecated* (since 2.0)\n"),
    ("a sentence of two titles", '- [a](/a)\n- [b](/b)\n- "Rose Garden" and "Oak Garden" are good\n'),
    ("thanks", "- [a](/a)\n- [b](/b)\n- *all who wrote to us*\n  ...\n"),
    ("a protocol among products", "- **[a](/a)** x\n- **[b](/b)** y\n- **SMTP** (mail)\n- **Garden Beds**\n"),
    ("a heading in bold", "**[A](/a)**\n- x\n\n**[B](/b)**\n- y\n\n**Advantages of roses**\n- scent\n"),
    ("a remark on the entry above", "- [a](/a)\n- [b](/b)\n- *tip: see also the tools below.*\n"),
]


@pytest.mark.parametrize("source", [row[1] for row in NO_ENTRIES], ids=[row[0] for row in NO_ENTRIES])
def test_what_names_no_work_is_no_entry_without_a_link(source: str) -> None:
    assert [f.label for f in extract_document(source, "list.md").findings if f.reason == "unlinked-entry"] == []


ENTRIES = [
    ("a title in quotes and bold", '- [a](/a)\n- [b](/b)\n- **"Rose Garden"** by X\n', '"Rose Garden" by X'),
    ("a title in quotes alone", '- [a](/a)\n- [b](/b)\n- "Rose Garden"\n', '"Rose Garden"'),
    ("few links", "- [a](/a)\n- [b](/b)\n" + "- x\n" * 9 + "- *On Large Lists* by X\n", "On Large Lists by X"),
    ("a publisher", "- [a](/a) x\n- [b](/b) y\n- *You Are Here for Roses* (Elm)\n", "You Are Here for Roses (Elm)"),
    ("two links", "- [a](/a) by [x](/x)\n- [b](/b) by [y](/y)\n- *Garden Work* - beds\n", "Garden Work - beds"),
    ("small letters", "- [a](/a)\n- [b](/b)\n- *Tools for roses.* Ann Yew\n", "Tools for roses. Ann Yew"),
    ("a linked bold line", '**[A](/a)**\n- x\n\n**B**\n- Link: https://b.example\n\n**"A B C"**\n- y\n', '"A B C"'),
]  # fmt: skip


@pytest.mark.parametrize(("source", "label"), [row[1:] for row in ENTRIES], ids=[row[0] for row in ENTRIES])
def test_an_entry_without_a_link_among_linked_ones_is_noted(source: str, label: str) -> None:
    assert [f.label for f in extract_document(source, "list.md").findings] == [label]


class CountedText(str):
    """A text that counts how often it is searched."""

    __slots__ = ()
    searches = 0

    def __contains__(self, part: object) -> bool:
        CountedText.searches += 1
        return isinstance(part, str) and self.find(part) >= 0


def test_a_thousand_undefined_references_do_not_each_search_the_whole_text() -> None:
    source = SourceText(CountedText("[some words][name]\n"))
    references = References(len(source.text))
    references.undefined = [(f"name {number}", 0) for number in range(1000)]
    CountedText.searches = 0
    assert len(list(lint_references(references, source, "list.md"))) == 1000
    assert CountedText.searches <= 2


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("[![build][badge]](https://ci.example)", ["badge"]),
        ("- [![build][badge]][ci]\n\n[badge]: /b.svg", ["ci"]),
        ("[![a][b one] and ![c][d one]](/x)", ["b one", "d one"]),
        ("[list [a][b one]](/x)", []),
    ],
)
def test_an_image_inside_a_link_needs_its_definition(source: str, labels: list[str]) -> None:
    findings = extract_document(source, "list.md").findings
    assert [finding.label for finding in findings if finding.reason == "undefined-reference"] == labels


BLOCK = "[x][one] and [y][two], [z][`end`], [w][gone].\n\n[one]: /one\n[`do([it])`]: /do\n[two]: /two\n[`end`]: /end\n"


def test_a_label_with_brackets_is_noted_once_and_not_each_reference_that_it_breaks() -> None:
    findings = [f for f in extract_document(BLOCK, "list.md").findings if f.reason == "undefined-reference"]
    assert [(f.line, f.column, f.label) for f in findings] == [(1, 36, "gone"), (4, 1, "`do([it])`")]
    assert r"write `[`do(\[it\])`]:`" in findings[1].message


@pytest.mark.parametrize("label", [r"do\[it\]", "do"])
def test_a_label_whose_brackets_are_escaped_breaks_nothing(label: str) -> None:
    source = BLOCK.replace("`do([it])`", label)
    findings = [f for f in extract_document(source, "list.md").findings if f.reason == "undefined-reference"]
    assert [f.label for f in findings] == ["gone"]


def test_an_entry_of_a_menu_that_is_all_in_emphasis_is_the_page_itself() -> None:
    for here in ("_This page_", "*Here*", "*Garden Work*"):
        assert not extract_document(f"- [One](/1)\n- {here}\n- [Three](/3)\n", "list.md").findings


@pytest.mark.parametrize(
    ("text", "count"), [("q5:\u200bA\x19\n", 0), ("jGET:/B\x02100\n", 0), ("https://a.example/\u200bx\n", 1)]
)
def test_data_that_looks_like_an_address_is_not_told_of(text: str, count: int) -> None:
    found = extract_document(text, "dump.txt", format="text").findings
    assert [finding.reason for finding in found] == ["url-invisible-character"] * count
