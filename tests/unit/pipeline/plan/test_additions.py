"""What an added link repeats, and which added repository is archived."""

import msgspec
import pytest

from linkcheck.model import Link, LinkKind, Note, Target
from linkcheck.pipeline.plan.additions import archived, duplicates, page_of


def target(url: str, *lines: int, path: str = "list.md", kind: LinkKind = LinkKind.INLINE) -> Target:
    links = tuple(
        Link(url=url, raw=url, text="x", label="x", kind=kind, path=path, line=line, column=3) for line in lines
    )
    return Target(url=url, host="a.example", links=links)


OLD = target("https://a.example/old", 4)
NEW = target("https://a.example/new#part", 9)
PAGE = "https://a.example/page"


def test_an_addition_that_ends_at_a_listed_page_repeats_it() -> None:
    (finding,) = duplicates([NEW], [OLD, NEW], {NEW.url: f"{OLD.url}#part"}, {})
    assert (finding.reason, finding.path, finding.line, finding.url) == ("duplicate-link", "list.md", 9, NEW.url)
    assert (finding.related_path, finding.related_line, finding.related_column) == ("list.md", 4, 3)


def test_both_may_lead_to_a_third_page() -> None:
    (finding,) = duplicates([NEW], [OLD, NEW], {NEW.url: PAGE}, {OLD.url: PAGE})
    assert finding.related_line == 4


def test_a_fragment_of_a_listed_address_is_its_page() -> None:
    listed = target(f"{PAGE}#top", 4)
    assert [each.related_line for each in duplicates([NEW], [listed], {NEW.url: PAGE}, {})] == [4]


@pytest.mark.parametrize(
    ("added", "everything", "finals"),
    [
        pytest.param([NEW], [NEW], {NEW.url: PAGE}, id="itself"),
        pytest.param([NEW, target(PAGE, 10)], [NEW, target(PAGE, 10)], {NEW.url: PAGE}, id="another addition"),
        pytest.param([NEW], [OLD, NEW], {}, id="another page"),
        pytest.param([NEW], [target(PAGE, 4, path="other.md"), NEW], {NEW.url: PAGE}, id="another list"),
        pytest.param([target("https://a.example/i", 9, kind=LinkKind.IMAGE)], [OLD], {}, id="image elsewhere"),
        pytest.param(
            [target("https://a.example/i", 9, kind=LinkKind.IMAGE)],
            [OLD],
            {"https://a.example/i": OLD.url},
            id="image of a listed page",
        ),
    ],
)
def test_what_repeats_nothing(added: list[Target], everything: list[Target], finals: dict[str, str]) -> None:
    assert list(duplicates(added, everything, finals, {})) == []


def test_the_first_of_several_listed_places_is_named() -> None:
    listed = target(PAGE, 4, 6)
    (finding,) = duplicates([NEW], [listed], {NEW.url: PAGE}, {})
    assert finding.related_line == 4


@pytest.mark.parametrize(
    ("label", "section", "is_mention", "count"),
    [
        ("X", ("Beds",), False, 1),
        ("Tulips Ltd", ("Roses",), False, 1),
        ("Tulips Ltd", ("Beds",), False, 0),
        ("x", ("Roses",), True, 0),
    ],
    ids=["same name", "same heading", "two firms of one owner", "prose"],
)
def test_an_addition_repeats_an_entry_of_its_name_or_heading(
    label: str, section: tuple[str, ...], *, is_mention: bool, count: int
) -> None:
    (link,) = NEW.links
    link = msgspec.structs.replace(link, label=label, section=section, is_mention=is_mention)
    (before,) = OLD.links
    listed = msgspec.structs.replace(OLD, links=(msgspec.structs.replace(before, section=("Roses",)),))
    added = msgspec.structs.replace(NEW, links=(link,))
    assert len(list(duplicates([added], [listed], {NEW.url: OLD.url}, {}))) == count


@pytest.mark.parametrize(
    ("detail", "message"), [("since 2020", "Not maintained since 2020."), ("", "Not maintained any more.")]
)
def test_each_place_of_an_archived_addition_is_named(detail: str, message: str) -> None:
    note = Note(reason="archived-repository", detail=detail)
    twice = target("https://a.example/r", 3, 5)
    found = list(archived([twice, OLD], {twice.url: note}))
    assert [(each.reason, each.message, each.line) for each in found] == [
        (note.reason, message, 3),
        (note.reason, message, 5),
    ]


def test_the_page_of_an_addition_has_no_fragment() -> None:
    assert page_of(NEW, {}) == "https://a.example/new"
    assert page_of(NEW, {NEW.url: f"{PAGE}#x"}) == PAGE
