from datetime import date

import msgspec
import pytest

from linkcheck.model import Link, LinkKind
from linkcheck.urls import IgnoreRule, group, lint


def link(url: str, line: int = 1, *, path: str = "a.md", kind: LinkKind = LinkKind.INLINE) -> Link:
    return Link(url=url, raw=url, text="x", label="x", kind=kind, path=path, line=line, column=1)


def test_an_address_is_asked_once_however_often_it_is_listed() -> None:
    grouping = group(
        [link("https://A.example/x#one"), link("https://a.example/x#two", 2), link("https://a.example/X", 3)]
    )
    assert [(t.url, len(t.links)) for t in grouping.targets] == [
        ("https://a.example/x", 2),
        ("https://a.example/X", 1),
    ]
    assert grouping.targets[0].host == "a.example"


def test_every_link_ends_in_one_place() -> None:
    grouping = group([link("https://a.example/"), link("b.md"), link("mailto:x@y.z"), link(""), link("htp:/x")])
    assert (len(grouping.targets), len(grouping.local), len(grouping.other), len(grouping.invalid)) == (1, 1, 1, 2)


def reasons(*links: Link) -> list[tuple[str, int, int | None]]:
    return [(f.reason, f.line, f.related_line) for f in lint(group(links))]


def test_a_repeated_link_names_the_first() -> None:
    assert reasons(link("https://a.example/x"), link("https://A.example/x", 9)) == [("duplicate-link", 9, 1)]


def test_two_anchors_of_one_page_are_not_duplicates() -> None:
    assert reasons(link("https://a.example/x#1"), link("https://a.example/x#2", 2)) == []


def test_two_lists_may_share_a_link() -> None:
    assert reasons(link("https://a.example/x"), link("https://a.example/x", path="b.md")) == []


def test_a_badge_may_repeat() -> None:
    badge = link("https://a.example/x.svg", 2, kind=LinkKind.IMAGE)
    assert reasons(link("https://a.example/x.svg"), badge) == []


def test_http_beside_https_of_the_same_host_is_noted() -> None:
    assert reasons(link("https://a.example/x"), link("http://a.example/y", 2)) == [("http-where-https", 2, None)]
    assert reasons(link("https://a.example/x"), link("http://a.example/y", 2, path="b.md")) == []


def test_an_ignore_rule_holds_until_its_day() -> None:
    rule = IgnoreRule(pattern="https://intern.example/*", reason="behind the VPN", until=date(2026, 1, 31))
    assert not rule.expired(date(2026, 1, 31))
    assert rule.expired(date(2026, 2, 1))


def test_an_address_and_its_normal_form_are_one_target_whichever_comes_first() -> None:
    plain, odd = "https://a.example/x", "HTTPS://A.example:443/x#one"
    for urls in ([plain, odd, plain], [odd, plain, odd], [plain, plain, odd]):
        (target,) = group([link(url, line) for line, url in enumerate(urls, 1)]).targets
        assert (target.url, [each.line for each in target.links]) == (plain, [1, 2, 3])


def test_an_address_that_is_asked_as_written_is_held_once() -> None:
    a, b = link("https://a.example/x"), link("https://a.example/y")
    first, second = group([a, b]).targets
    assert first.url is a.url
    assert first.host is second.host


def test_an_expression_of_mdx_is_no_address() -> None:
    in_mdx = [link(url, path="a.mdx", kind=LinkKind.HTML) for url in ("{Image}", "{`/x/${y}`}", "{a")]
    in_mdx += [link(url, kind=LinkKind.HTML) for url in ("{Image}", "{require('@site/static/rose.jpg').default}")]
    grouping = group([*in_mdx, link("{Image}"), link("https://a.example/{x}", path="a.mdx")])
    assert [(found.url, reason) for found, reason in grouping.other] == [(one.url, "template") for one in in_mdx]
    assert [found.path for found, _ in grouping.local] == ["a.md"]


@pytest.mark.parametrize("label", ["link", "🔗", "[PDF]", "source", ""])
def test_links_whose_text_names_nothing_are_no_entries_that_repeat(label: str) -> None:
    one, two = (msgspec.structs.replace(link("https://a.example/x", line), label=label) for line in (1, 2))
    assert reasons(one, two) == []


@pytest.mark.parametrize("path", ["CHANGELOG.md", "docs/release-notes.md", "History.markdown"])
def test_entries_of_a_list_of_changes_may_repeat_a_link(path: str) -> None:
    assert reasons(link("https://a.example/x", path=path), link("https://a.example/x", 2, path=path)) == []


def test_a_link_that_shows_nothing_and_leads_nowhere_is_an_anchor() -> None:
    anchor = msgspec.structs.replace(link(""), text="", label="")
    assert [reason for _, reason in group([anchor]).other] == ["template"]
    assert [bad.reason for bad in group([link("")]).invalid] == ["empty-destination"]


def test_addresses_for_examples_may_repeat() -> None:
    assert reasons(link("https://example.com/"), link("https://example.com/", 2)) == []


@pytest.mark.parametrize("path", ["src/SUMMARY.md", "SUMMARY.md"])
def test_a_chapter_that_is_not_written_yet_is_no_empty_link(path: str) -> None:
    assert not group([link("", path=path)]).invalid


def test_words_in_prose_that_look_like_an_address_are_no_failure() -> None:
    words = "http://localhost:1,http://localhost:2"
    mention = link(words, kind=LinkKind.BARE)
    grouping = group([msgspec.structs.replace(mention, is_mention=True), mention, link(words)])
    assert [reason for _, reason in grouping.other] == ["no-address"]
    assert [found.reason for found in grouping.invalid] == ["malformed-url"] * 2


def test_code_with_empty_parentheses_is_no_link_without_a_destination() -> None:
    code = msgspec.structs.replace(link(""), text="String", label="Set[String]()")
    grouping = group([code, link("")])
    assert [reason for _, reason in grouping.other] == ["template"]
    assert [found.reason for found in grouping.invalid] == ["empty-destination"]


def test_an_empty_address_of_a_page_is_the_page_and_in_markdown_is_a_slip() -> None:
    grouping = group([link("", path=path, kind=LinkKind.HTML) for path in ("a.html", "a.md")])
    assert [found.path for found, _ in grouping.other] == ["a.html"]
    assert [found.link.path for found in grouping.invalid] == ["a.md"]


@pytest.mark.parametrize(
    "path",
    [
        "meetings/2026/10-01.md",
        "docs/meeting-notes/may.md",
        "minutes.md",
        "meeting-minutes.md",
        "notes/2026-10-01.md",
        "notes/agenda-2026-10-01.md",
        "20261001_call.md",
    ],
)
def test_a_subject_that_comes_up_again_in_minutes_is_no_duplicate(path: str) -> None:
    assert reasons(link("https://a.example/x", path=path), link("https://a.example/x", 9, path=path)) == []


@pytest.mark.parametrize(
    "path", ["in-5-minutes.md", "awesome-meetings.md", "2026.md", "2026-10-01-tools.md", "call.md"]
)
def test_a_list_about_meetings_or_of_a_year_may_have_duplicates(path: str) -> None:
    assert len(reasons(link("https://a.example/x", path=path), link("https://a.example/x", 9, path=path))) == 1


def entry(url: str, label: str, *, path: str = "a.md", section: tuple[str, ...] = (), line: int = 1) -> Link:
    return Link(
        url=url,
        raw=url,
        text=label,
        label=label,
        kind=LinkKind.INLINE,
        path=path,
        line=line,
        column=1,
        section=section,
    )


def count_of(*links: Link) -> int:
    return len(list(lint(group(links))))


@pytest.mark.parametrize(
    ("path", "count"),
    [("courses/2026-roses.md", 0), ("roses/schedule.md", 0), ("workshops/a.md", 0), ("courses.md", 1), ("a.md", 1)],
)
def test_a_schedule_may_come_back_to_a_module(path: str, count: int) -> None:
    url = "https://a.example/modules/pruning"
    assert count_of(entry(url, "Pruning", path=path), entry(url, "Pruning", path=path, line=9)) == count


@pytest.mark.parametrize(("heading", "count"), [("Work in beds (day 2)", 0), ("Week 3", 0), ("Beds", 1)])
def test_a_day_of_a_schedule_may_come_back_to_a_module(heading: str, count: int) -> None:
    url = "https://a.example/modules/pruning"
    assert (
        count_of(entry(url, "Pruning", section=(heading,)), entry(url, "Pruning", section=(heading,), line=9)) == count
    )


@pytest.mark.parametrize(
    ("url", "count"), [("https://a.example/demo/?page=resources", 0), ("https://a.example/d?p=x", 1)]
)
def test_two_things_on_one_page_of_resources_are_no_duplicate(url: str, count: int) -> None:
    links = (entry(url, "Rose Treebank"), entry(url, "Tulip corpus", line=20))
    assert count_of(*links) == count
