"""The catalogue as BibTeX: what a reference manager and a bibliography style make of it."""

from typing import Any

import msgspec
import pytest

from linkcheck.model import PageKind, PageMetadata, Verdict
from linkcheck.report import render
from tests.unit.report.sample import OPTIONS, calm, link, record


def records(*pages: PageMetadata, verdict: Verdict = Verdict.OK, **more: Any) -> str:
    links = [
        record(
            f"https://site{n}.example/x",
            verdict,
            verdict.value,
            link(f"https://site{n}.example/x", n + 1, "L"),
            page=page,
            **more,
        )
        for n, page in enumerate(pages)
    ]
    return render(msgspec.structs.replace(calm(), links=links), "catalogue-bibtex", OPTIONS)


def page(title: str = "Deep Water", **fields: Any) -> PageMetadata:
    return PageMetadata(title=title, **fields)


@pytest.mark.parametrize(
    ("names", "author"),
    [
        (("Ada Lovelace", "Benjamin Van Roy"), "Ada Lovelace and Benjamin Van Roy"),
        (("Jane Doe, PhD",), "{Jane Doe, PhD}"),
        (("Johnson and Sons",), "{Johnson and Sons}"),
        (("Max \\input{x}",), r"{Max \textbackslash{}input\{x\}}"),
        (("Smith & Co",), r"Smith \& Co"),
    ],
)
def test_names_are_left_for_bibtex_to_sort_but_where_they_would_be_grammar(names: tuple[str, ...], author: str) -> None:
    assert f"  author = {{{author}}},\n" in records(page(authors=names))


def test_a_paper_in_a_journal_is_an_article_and_a_preprint_is_not() -> None:
    printed = records(page(kind=PageKind.PAPER, site_name="Journal of Water", doi="10.1000/a_b"))
    assert printed.startswith("@article{")
    assert "  journal = {Journal of Water},\n" in printed
    assert "  doi = {10.1000/a_b},\n" in printed
    preprint = records(page(kind=PageKind.PAPER, site_name="arXiv", arxiv_id="1905.06876"))
    assert preprint.startswith("@misc{")
    assert "  eprint = {1905.06876},\n  archiveprefix = {arXiv},\n" in preprint
    assert "journal" not in preprint


def test_a_book_has_its_publisher_and_number() -> None:
    book = records(page(kind=PageKind.BOOK, site_name="Water Press", isbn="9781492057369", authors=("Ada Lovelace",)))
    assert book.startswith("@book{lovelacedeep,\n")
    assert "  publisher = {Water Press},\n  isbn = {9781492057369},\n" in book


@pytest.mark.parametrize(
    "same",
    [
        {"doi": "10.1000/x"},
        {"arxiv_id": "1905.06876"},
        {"isbn": "9781492057369"},
        {"authors": ("A B",), "published": "2020"},
    ],
)
def test_a_work_listed_under_two_addresses_is_cited_once(same: dict[str, Any]) -> None:
    assert records(page(**same), page(**same)).count("@") == 1


def test_pages_that_only_share_a_title_are_two() -> None:
    found = records(page("Introduction"), page("Introduction"))
    assert found.count("@misc{") == 2


def test_keys_begin_with_a_letter_and_differ() -> None:
    found = records(page("12 factors"), page("Deep water", authors=("Ada Ärger",), published="2020"), page("99"))
    assert [line[6:-1] for line in found.splitlines() if line.startswith("@")] == [
        "site0factors",
        "arger2020deep",
        "site2",
    ]


def test_a_walled_book_is_called_what_an_open_page_calls_it() -> None:
    found = records(page("The AI Organization", kind=PageKind.BOOK), verdict=Verdict.BLOCKED)
    assert "title = {{The AI Organization}}" in found
    assert "note = {link blocked}" in found
