"""Which links are what an entry is about, and which are mentions: duplicates are looked for among the former."""

from collections.abc import Iterator

import pytest

from linkcheck.extract import extract_document
from linkcheck.urls import group, lint

A = "https://a.example/x"
TWICE = [
    ("two items", f"- [One]({A}) - text\n- [one]({A})\n"),
    ("bold, numbers and emoji before them", f"- **[One]({A})**\n- 1. [One]({A})\n- 🌱 [One]({A})\n"),
    ("a badge before it", f"- ![new](/n.svg) [One]({A})\n- [One]({A})\n"),
    ("rows", f"| a | b |\n|---|---|\n| [One]({A}) | x |\n| 2 | [One]({A}) |\n"),
    ("bare addresses", f"- {A}\n- {A}\n"),
    ("paragraphs that are a link", f"[One]({A})\n\n[One]({A})\n"),
    ("two definitions", f"- [One][a]\n- [One][b]\n\n[a]: {A}\n[b]: {A}\n"),
    ("loose lists", f"- [One]({A})\n\n  text\n\n- [Two]({A})\n"),
    ("items inside one item", f"- a\n  - [One]({A})\n  - [One]({A})\n"),
    ("a wrapped description", f"- [One]({A}) - a\nb\n- [Two](/y)\n- [One]({A})\n"),
    ("a comment between them", f"- [One]({A})\n\n<!-- more -->\n\n- [One]({A})\n"),
]
ONCE = [
    ("prose", f"See [One]({A}) and then [Two]({A}).\n\n- [Three]({A})\n"),
    ("an item that mentions it", f"- [One]({A})\n- It is like [Two]({A})\n"),
    ("the same entry again", f"- [One]({A}) ([code]({A}))\n"),
    ("below the entry", f"- [One]({A})\n  - [Notes]({A})\n"),
    ("another cell of the row", f"| a | b |\n|---|---|\n| [One]({A}) | [Two]({A}) |\n"),
    ("badges", f"- [![x](/x.svg)]({A})\n- [![x](/x.svg)]({A})\n\n[![x](/x.svg)]({A})\n"),
    ("images", f"- ![x]({A})\n- ![x]({A})\n"),
    ("sources of a picture", f"- <picture><source srcset='{A}'><source srcset='{A}'><img src='{A}'></picture>\n"),
    ("one definition used twice", f"- [r][x]\n- and again\n- [x]\n\n[x]: {A}\n"),
    ("prose that uses a definition twice", f"[r][x] and again [x]\n\n[x]: {A}\n"),
    ("footnotes", f"a[^1] b[^2]\n\n[^1]: [One]({A})\n[^2]: [Two]({A})\n"),
    ("headings", f"# [One]({A})\n\n## [Two]({A})\n"),
    ("minutes", f"- we spoke\n- of this\n- [One]({A}) is open\n\ntext\n\n- then\n- of that\n- [Two]({A})\n"),
    ("two parts of a page", f"- [One]({A}#a)\n- [Two]({A}#b)\n"),
    ("rows about their first cell", f"| a | b |\n|---|---|\n| Rose | [done]({A}) |\n| Tulip | [done]({A}) |\n"),
    ("ratings", f"- [3.93]({A})\n- [3.98]({A})\n"),
    ("items under two headings", f"# a\n- [One]({A})\n\n# b\n- [One]({A})\n"),
    (
        "items under two headings of one name",
        f"# a\n- [One]({A})\n\n# b\n- [Z](https://z.example)\n\n# a\n- [One]({A})\n",
    ),
    ("items inside two items", f"- a\n  - [One]({A})\n- b\n  - [One]({A})\n"),
    ("an item and one inside another", f"- [One]({A})\n- b\n  - [One]({A})\n"),
    ("a caption between them", f"- [One]({A})\n\n**Books**\n\n- [One]({A})\n"),
    ("a summary between them", f"- [One]({A})\n\n<details><summary>Sources</summary>\n\n- [One]({A})\n\n</details>\n"),
    ("neighbours with names of their own", f"- [Roses]({A})\n- [Tulips]({A})\n"),
    ("two versions on one page", f"# a\n- [Rose 3.1]({A})\n\n# b\n- [Rose 3.2]({A})\n"),
    ("a page of several things", f"- [Roses]({A})\n\n# b\n- [Tulips]({A})\n\n# c\n- [Lilies]({A})\n"),
    ("a page that many rows refer to", f"- [Seeds]({A})\n\n" * 4),
    ("sponsors", f"# Sponsors\n- [Seeds]({A})\n\n# Gold\n- [Seeds]({A})\n\n## Thanks to\n- [Seeds]({A})\n"),
]


def duplicates(source: str) -> list[str]:
    links = extract_document(source, "list.md").links
    findings = lint(group(links), lambda _: source.split("\n"))
    return [finding.message for finding in findings if finding.reason == "duplicate-link"]


@pytest.mark.parametrize("source", [row[1] for row in TWICE], ids=[row[0] for row in TWICE])
def test_entries_with_one_address_are_duplicates(source: str) -> None:
    assert len(duplicates(source)) == source.count(A) - 1


@pytest.mark.parametrize("source", [row[1] for row in ONCE], ids=[row[0] for row in ONCE])
def test_mentions_are_no_duplicates(source: str) -> None:
    assert duplicates(source) == []


@pytest.mark.parametrize(
    ("paragraphs", "entries", "found"), [(5, 2, 1), (6, 2, 0), (6, 17, 0), (6, 18, 1), (60, 179, 0), (60, 180, 1)]
)
def test_further_reading_of_an_article_is_no_list_of_entries(paragraphs: int, entries: int, found: int) -> None:
    prose = "".join(
        f"Words of paragraph {number}, with [a link](https://b.example/{number}).\n\n" for number in range(paragraphs)
    )
    items = "".join(f"- [N{number}](https://a.example/{number})\n" for number in range(entries - 1))
    source = f"# Article\n\n{prose}{items}- [n0](https://a.example/0)\n"
    assert len(duplicates(source)) == found


def test_one_address_under_two_names_says_the_other_name() -> None:
    (message,) = duplicates(f"- [Rose Garden]({A})\n- [rose-garden]({A})\n")
    assert "as “Rose Garden”" in message


@pytest.mark.parametrize(
    ("first", "second", "url", "found"),
    [
        ("Flutter Flow", "FlutterFlow", A, 1),
        ("ntroduction to Roses", "Introduction to Roses", A, 1),
        ("Checkly", "checkly.example", A, 1),
        ("The best roses of all", "Best roses", A, 1),
        ("Jan", "Witsy", A, 1),
        ("Rose - Pruning (5 videos)", "Rose - Watering (4 videos)", A, 0),
        ("Rose Router", "Rose Start", "https://github.com/gardens/router", 0),
        ("Roses, part I", "Roses, part II", A, 0),
        ("arael", "lilith", "https://github.com/gardens/zsh-themes", 0),
        ("Feast", "Temporal Graphs", "https://github.com/gardens/feast", 1),
        ("MLPerf Inference", "Text Embeddings", "https://github.com/gardens/inference", 1),
        ("Molmo", "Pixmo", "https://a.example/explained-pixmo-and-molmo", 0),
        ("Licence", "licence", "https://github.com/gardens/rose/blob/main/LICENSE", 0),
        ("Ann", "ann", "https://github.com/ann", 0),
    ],
)
def test_two_things_on_one_page_are_no_duplicates_and_one_under_two_names_is(
    first: str, second: str, url: str, found: int
) -> None:
    others = "".join(f"- [{name}](https://{name}.example)\n" for name in ("oak", "elm", "yew"))
    assert len(duplicates(f"# a\n\n- [{first}]({url})\n{others}- [{second}]({url})\n")) == found


@pytest.mark.parametrize(("first", "second"), [("Memory", "Memory for beds"), ("Jan", "Witsy")])
def test_who_writes_two_names_one_below_the_other_knows_of_both(first: str, second: str) -> None:
    assert duplicates(f"- [{first}]({A})\n- [{second}]({A})\n") == []


def copies(count: int, size: int, *, text: str = "Keeps roses alive", other: str = "Keeps roses alive.") -> str:
    """A list with so many entries of which some stand below another heading too."""
    items = "".join(f"- [N{number}](https://a.example/{number}) - {text}\n" for number in range(size - count))
    again = "".join(f"* [N{number}](https://a.example/{number}) - {other}\n" for number in range(count))
    return f"# a\n\n{items}\n# b\n\n{again}"


@pytest.mark.parametrize(
    ("count", "size", "found"), [(1, 4, 1), (1, 200, 1), (2, 399, 0), (2, 400, 2), (3, 600, 0), (3, 6000, 0)]
)
def test_an_entry_copied_below_another_heading_is_told_of_where_the_list_repeats_little(
    count: int, size: int, found: int
) -> None:
    assert len(duplicates(copies(count, size))) == found


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Keeps roses alive", "Keeps tulips alive"),
        ("Keeps roses alive", "already mentioned above"),
        ("Keeps roses alive", ""),
        ("", ""),
        ("(PDF)", "(PDF)"),
    ],
)
def test_an_entry_below_another_heading_that_says_more_or_nothing_is_meant(text: str, other: str) -> None:
    assert duplicates(copies(1, 300, text=text, other=other)) == []


def test_a_copy_is_known_in_a_table_by_reference_and_beside_a_badge() -> None:
    rows = "".join(f"| [N{number}](https://a.example/{number}) | Keeps it alive |\n" for number in range(400))
    table = "| a | b |\n|---|---|\n"
    assert len(duplicates(f"# a\n\n{table}{rows}\n# b\n\n{table}| [N0](https://a.example/0) | keeps it alive |\n")) == 1
    badge = "![new](https://b.example/new.svg)"
    references = f"[One][one] - Keeps roses alive {badge}\n\n# b\n\n- [One](https://a.example/one) - Keeps roses alive"
    source = f"{copies(0, 300)}- {references}\n\n[one]: https://a.example/one\n"
    assert len(duplicates(source)) == 1


class CountedLines(list[str]):
    """Lines that count how often they are looked at."""

    looks = 0

    def __iter__(self) -> Iterator[str]:
        for line in super().__iter__():
            CountedLines.looks += 1
            yield line


def test_a_thousand_entries_that_stand_twice_are_told_apart_in_one_look_at_the_list() -> None:
    items = "".join(f"- [N{number}](https://a.example/{number})\n" for number in range(1000))
    source = items * 2 + "- [a](https://b.example/) - b\n" * 1000
    grouping = group(extract_document(source, "list.md").links)
    CountedLines.looks = 0
    lint(grouping, lambda _: CountedLines(source.split("\n")))
    assert CountedLines.looks <= 3001


def test_without_the_text_of_a_list_nothing_is_a_copy() -> None:
    links = extract_document(copies(1, 300), "list.md").links
    assert lint(group(links)) == ()


@pytest.mark.parametrize(("count", "found"), [(10, 10), (11, 0)])
def test_a_list_that_is_shown_again_as_a_table_is_meant(count: int, found: int) -> None:
    items = "".join(f"- [N{number}](https://a.example/{number})\n" for number in range(count))
    rows = "".join(f"| [N{number}](https://a.example/{number}) | 5 |\n" for number in range(count))
    assert len(duplicates(f"# a\n\n{items}\n| name | stars |\n|---|---|\n{rows}")) == found


def test_many_entries_that_are_listed_twice_in_a_long_list_are_mistakes() -> None:
    items = "".join(f"- [N{number}](https://a.example/{number})\n" * (1 + number // 85) for number in range(100))
    assert len(duplicates(f"# a\n\n{items}")) == 15


def test_a_text_list_of_addresses_is_a_list_of_entries() -> None:
    links = extract_document(f"{A}\nsee {A} too\n{A}\n", "list.txt", format="text").links
    assert [link.is_mention for link in links] == [False, True, False]


def test_data_for_a_program_is_no_list_of_addresses() -> None:
    text = "//%09/a.example\nhttps:///a.example\nhttp:0xd8\nC:\\boot.ini\nhttps://%5ca.example\n"
    grouping = group(extract_document(text, "payloads.txt", format="text").links)
    assert (grouping.invalid, {reason for _, reason in grouping.other}) == ((), {"no-address"})
    urls = "https://a.example/1\nhttps://a.example/2\nhttps:///a.example\n"
    assert len(group(extract_document(urls, "list.txt", format="text").links).invalid) == 1


SLIPS = [
    (
        "one article under two names",
        "- [Roses]({0})\n- a\n- b\n- [Tulips]({0})\n",
        "https://a.example/how-to-water-well",
    ),
    ("a repository below one heading", "# a\n- [rose]({0})\n- [Tulips]({0})\n", "https://github.com/a/rose"),
    ("a picture above the list", "![](/x.svg)\n\n- [Rose]({0})\n- [rose]({0})\n", A),
    ("a bare address twice", "- {0}\n- {0}\n", A),
    ("a bare address with one remark", "- {0} on water and earth\n- {0}\n", A),
    ("rows with one remark", "| a | b |\n|---|---|\n" + "| [Rose]({0}) | water and earth |\n" * 2, A),
    (
        "rows far apart",
        "| a | b |\n|---|---|\n| [Rose]({0}) | water and earth |\n"
        + "| x | y |\n" * 4
        + "| [Rose]({0}) | light and shade |\n",
        A,
    ),
    ("elsewhere too", "# a\n- [Rose]({0})\n\n# b\n- [Rose]({0})\n- [Rose]({0})\n", A),
]
MEANT = [
    ("claims of one source", "- {0}: on water and earth\n- {0} (section 2): on light and shade\n", A),
    (
        "a cell that each row repeats",
        "| a | b |\n|---|---|\n| [Rose]({0}) | water and earth |\n| [Rose]({0}) | light and shade |\n",
        A,
    ),
    (
        "a cell that rows of links repeat",
        "| a | b |\n|---|---|\n| [Rose]({0}) | [a](https://b.example/) |\n| [Rose]({0}) | [b](https://c.example/) |\n",
        A,
    ),
    ("whose a picture is", "![](/x.svg)\n\n[By Rose]({0})\n\n- [Rose's garden]({0})\n", A),
    ("sources of a quiz", "# 1\n- a\n- b\n\n[Rose]({0})\n\n# 2\n- c\n- d\n\n[Rose]({0})\n", A),
    ("an entry about two things", "- [Rose]({0}) and [Tulip](https://b.example/)\n- [Rose (red)]({0})\n", A),
    ("chapters with a list of the same name", "# a\n## Read\n- [Rose]({0})\n\n# b\n## Read\n- [Rose]({0})\n", A),
    ("a diary", "# 2021-03-04\n- [Rose]({0})\n\n# 7/14/2021\n- [Rose]({0})\n", A),
    ("a page of downloads", "- [Roses]({0})\n- a\n- b\n- [Tulips]({0})\n", "https://a.example/downloads.html"),
    ("a part of a repository", "# a\n- [Rose]({0})\n- [Rose Player]({0})\n", "https://github.com/a/rose"),
    ("another spelling below another heading", "# a\n- [Rose Pot]({0})\n\n# b\n- [RosePot]({0})\n", A),
]


@pytest.mark.parametrize(("source", "url"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_one_thing_listed_twice_is_a_duplicate(source: str, url: str) -> None:
    assert len(duplicates(source.format(url))) == 1


@pytest.mark.parametrize(("source", "url"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_an_address_that_stands_twice_on_purpose_is_no_duplicate(source: str, url: str) -> None:
    assert duplicates(source.format(url)) == []


def test_a_bare_address_below_a_table_has_not_the_name_of_its_last_row() -> None:
    links = extract_document(
        f"| a |\n|---|\n| [Rose](https://b.example/) |\n\n# Sources\n- {A}\n- {A}y\n", "list.md"
    ).links
    assert [link.label for link in links] == ["Rose", A, f"{A}y"]


def test_links_on_their_own_count_as_entries_when_an_article_is_told_from_a_list() -> None:
    prose = "words\n\n" * 6
    alone = "".join(f"[Seed {number}](https://b.example/{number})\n\n" for number in range(9))
    items = "".join(f"- [Rose {number}](https://c.example/{number})\n" for number in range(9))
    assert len(duplicates(f"{prose}{alone}{items}- [Rose]({A})\n- [Rose]({A})\n")) == 1
