"""Which links are what an entry is about, and which are mentions: duplicates are looked for among the former."""

import pytest

from linkcheck.extract import extract_document
from linkcheck.urls import group, lint

A = "https://a.example/x"
TWICE = [
    ("two items", f"- [One]({A}) - text\n- [one]({A})\n"),
    ("items under two headings", f"# a\n- [One]({A})\n\n# b\n- [One]({A})\n"),
    ("bold, numbers and emoji before them", f"- **[One]({A})**\n- 1. [One]({A})\n- 🌱 [One]({A})\n"),
    ("a badge before it", f"- ![new](/n.svg) [One]({A})\n- [One]({A})\n"),
    ("rows", f"| a | b |\n|---|---|\n| [One]({A}) | x |\n| 2 | [One]({A}) |\n"),
    ("bare addresses", f"- {A}\n- {A}\n"),
    ("paragraphs that are a link", f"[One]({A})\n\n[One]({A})\n"),
    ("two definitions", f"- [One][a]\n- [One][b]\n\n[a]: {A}\n[b]: {A}\n"),
    ("loose lists", f"- [One]({A})\n\n  text\n\n- [Two]({A})\n"),
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
    ("neighbours with names of their own", f"- [Roses]({A})\n- [Tulips]({A})\n"),
    ("two versions on one page", f"# a\n- [Rose 3.1]({A})\n\n# b\n- [Rose 3.2]({A})\n"),
    ("a page of several things", f"- [Roses]({A})\n\n# b\n- [Tulips]({A})\n\n# c\n- [Lilies]({A})\n"),
    ("a page that many rows refer to", f"- [Seeds]({A})\n\n" * 4),
    ("sponsors", f"# Sponsors\n- [Seeds]({A})\n\n# Gold\n- [Seeds]({A})\n\n## Thanks to\n- [Seeds]({A})\n"),
]


def duplicates(source: str) -> list[str]:
    links = extract_document(source, "list.md").links
    return [finding.message for finding in lint(group(links)) if finding.reason == "duplicate-link"]


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
    (message,) = duplicates(f"- [Rose Garden]({A})\n- [the rose garden]({A})\n")
    assert "as “Rose Garden”" in message


@pytest.mark.parametrize(
    ("first", "second", "url", "found"),
    [
        ("Flutter Flow", "FlutterFlow", A, 1),
        ("Checkly", "checkly.example", A, 1),
        ("Jan", "Witsy", A, 1),
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
    assert len(duplicates(f"# a\n\n- [{first}]({url})\n\n# b\n\n- [{second}]({url})\n")) == found


@pytest.mark.parametrize(("count", "found"), [(10, 10), (11, 0)])
def test_who_lists_many_entries_again_under_other_headings_does_so_on_purpose(count: int, found: int) -> None:
    items = "".join(f"- [N{number}](https://a.example/{number})\n" for number in range(count))
    # Sections that only repeat each other are another reason not to report them.
    others = [f"- [M{number}](https://{host}.example/{number})\n" for host in "bc" for number in range(5)]
    source = f"# a\n\n{items}{''.join(others[:5])}\n# b\n\n{items}{''.join(others[5:])}"
    assert len(duplicates(source)) == found


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
        "# a\n- [Roses]({0})\n\n# b\n- [Tulips]({0})\n",
        "https://a.example/how-to-water-well",
    ),
    (
        "a home page with a word of both",
        "# a\n- [Rose Garden]({0})\n\n# b\n- [Rose Nursery]({0})\n",
        "https://rose.example/",
    ),
    (
        "a repository with a longer name",
        "# a\n- [Rose]({0})\n\n# b\n- [rose-py]({0})\n",
        "https://github.com/a/rose-py",
    ),
    ("a repository below one heading", "# a\n- [rose]({0})\n- [Tulips]({0})\n", "https://github.com/a/rose"),
    ("two chapters with other headings", "# a\n## x\n- [Rose]({0})\n\n# b\n## y\n- [Rose]({0})\n", A),
    ("a numbered heading", "# 3.5 Flowers\n- [Rose]({0})\n\n# 4.1 Books\n- [Rose]({0})\n", A),
    ("a picture above the list", "![](/x.svg)\n\n- [Rose]({0})\n- [rose]({0})\n", A),
]
MEANT = [
    ("whose a picture is", "![](/x.svg)\n\n[By Rose]({0})\n\n- [Rose's garden]({0})\n", A),
    ("sources of a quiz", "# 1\n- a\n- b\n\n[Rose]({0})\n\n# 2\n- c\n- d\n\n[Rose]({0})\n", A),
    ("an entry about two things", "- [Rose]({0}) and [Tulip](https://b.example/)\n- [Rose (red)]({0})\n", A),
    ("chapters with a list of the same name", "# a\n## Read\n- [Rose]({0})\n\n# b\n## Read\n- [Rose]({0})\n", A),
    ("a diary", "# 2021-03-04\n- [Rose]({0})\n\n# 7/14/2021\n- [Rose]({0})\n", A),
    ("a firm's home page", "# a\n- [Growing well]({0})\n\n# b\n- [Tulips Ltd]({0})\n", "https://tulips.example/"),
    ("a page of downloads", "# a\n- [Roses]({0})\n\n# b\n- [Tulips]({0})\n", "https://a.example/downloads.html"),
    ("a part of a repository", "# a\n- [Rose]({0})\n\n# b\n- [Rose Player]({0})\n", "https://github.com/a/rose"),
]


@pytest.mark.parametrize(("source", "url"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_one_thing_listed_twice_is_a_duplicate(source: str, url: str) -> None:
    assert len(duplicates(source.format(url))) == 1


@pytest.mark.parametrize(("source", "url"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_an_address_that_stands_twice_on_purpose_is_no_duplicate(source: str, url: str) -> None:
    assert duplicates(source.format(url)) == []


def test_a_choice_from_the_list_does_not_repeat_it() -> None:
    names = ["Rose", "Tulip", "Lily"]
    entries = "".join(f"- [{name}](https://a.example/{name})\n" for name in names)
    assert duplicates(f"# New\n{entries}\n# Flowers\n{entries}- [Iris](https://a.example/iris)\n") == []
    assert (
        len(
            duplicates(
                f"# Shrubs\n{entries}- [Yew]({A})\n- [Box]({A}y)\n\n# Bulbs\n{entries}- [Iris]({A}z)\n- [Leek]({A}u)\n"
            )
        )
        == 3
    )


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
