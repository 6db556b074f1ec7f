"""The catalogue as BibTeX: what a reference manager and a bibliography style make of it."""

from typing import Any

import bibtexparser
import msgspec
import pybtex.database
import pytest
from bibtexparser.bparser import BibTexParser

from linkcheck.model import PageKind, PageMetadata, Publication, PublicationForm, Verdict
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


JOURNAL = Publication(form=PublicationForm.ARTICLE, container="Journal of Water", volume="7", pages="1--9")


def test_a_paper_in_a_journal_is_an_article_and_a_preprint_is_not() -> None:
    printed = records(page(kind=PageKind.PAPER, publication=JOURNAL, doi="10.1000/a_b"))
    assert printed.startswith("@article{")
    assert "  journal = {Journal of Water},\n  volume = {7},\n  pages = {1--9},\n" in printed
    assert "  doi = {10.1000/a_b},\n" in printed
    preprint = records(
        page(
            kind=PageKind.PAPER,
            site_name="arXiv",
            arxiv_id="1905.06876",
            publication=Publication(primary_class="cs.SE"),
        )
    )
    assert preprint.startswith("@misc{")
    assert "  eprint = {1905.06876},\n  archivePrefix = {arXiv},\n  primaryClass = {cs.SE},\n" in preprint
    assert "journal" not in preprint


@pytest.mark.parametrize(
    ("publication", "begin", "inside"),
    [
        (
            Publication(form=PublicationForm.PROCEEDINGS, container="Proc. of Wet Things", publisher="Water Press"),
            "@inproceedings{",
            "  booktitle = {Proc. of Wet Things},\n  publisher = {Water Press},\n",
        ),
        (
            Publication(form=PublicationForm.DOCTORAL_THESIS, institution="Lake University"),
            "@phdthesis{",
            "  school = {Lake University},\n",
        ),
        (
            Publication(form=PublicationForm.MASTERS_THESIS, institution="Lake University"),
            "@mastersthesis{",
            "  school = {Lake University},\n",
        ),
        (
            Publication(form=PublicationForm.REPORT, institution="Lake Institute"),
            "@techreport{",
            "  institution = {Lake Institute},\n",
        ),
        (Publication(form=PublicationForm.DOCTORAL_THESIS), "@misc{", "title"),
        (Publication(form=PublicationForm.ARTICLE), "@misc{", "title"),
    ],
)
def test_a_work_is_cited_as_what_it_appeared_as(publication: Publication, begin: str, inside: str) -> None:
    found = records(page(kind=PageKind.PAPER, site_name="A Shop", publication=publication))
    assert found.startswith(begin)
    assert inside in found
    assert "A Shop" not in found


def test_a_book_has_its_publisher_and_number_and_not_the_name_of_a_shop() -> None:
    press = Publication(publisher="Water Press")
    book = records(
        page(kind=PageKind.BOOK, site_name="A Shop", publication=press, isbn="9781492057369", authors=("Ada Lovelace",))
    )
    assert book.startswith("@book{lovelacedeep,\n")
    assert "  publisher = {Water Press},\n  isbn = {9781492057369},\n" in book
    assert "publisher" not in records(page(kind=PageKind.BOOK, site_name="A Shop"))


def test_names_stay_family_first_where_the_page_has_them_so() -> None:
    found = records(
        page(
            authors=("Jolijn van den Akker", "Piet Holm Jr.", "Ada Lovelace", "Soil and Water Group"),
            sort_names=("van den Akker, Jolijn", "Holm, Jr., Piet", "Ada Lovelace", "Soil and Water Group"),
        )
    )
    wanted = "van den Akker, Jolijn and Holm, Jr., Piet and Ada Lovelace and {Soil and Water Group}"
    assert f"  author = {{{wanted}}},\n" in found
    assert found.startswith("@misc{akkerdeep,")


def test_more_authors_than_are_kept_are_others() -> None:
    assert "  author = {Ada Lovelace and others},\n" in records(page(authors=("Ada Lovelace",), more_authors=True))


def test_a_citation_says_when_it_was_seen() -> None:
    assert "  urldate = {2026-03-04},\n" in records(page())
    assert "  urldate = {2026-03-02},\n" in records(page(), verdict=Verdict.BROKEN)


HARD = [
    page(r"50 % of {braces} & C# ~ ^ \ $x_1$", authors=("Ærø Bø", "O'Neil {x}", "Smith & Sons and Co")),
    page('He said "no" @ all', authors=("Doe, John",), site_name="x", published="2020-01-02"),
    page("苔の育て方", authors=("山田 太郎",), kind=PageKind.BOOK, isbn="9781492057369"),
    page("Thesis", publication=Publication(form=PublicationForm.DOCTORAL_THESIS, institution="Q & A {University}")),
    page("A % b", publication=Publication(form=PublicationForm.ARTICLE, container="J. of #1, {x}")),
    page("arXiv", kind=PageKind.PAPER, arxiv_id="hep-th/9901001", publication=Publication(primary_class="hep-th")),
    page("C", authors=("Jane Doe",), sort_names=("Doe, Jane",), more_authors=True, kind=PageKind.REPOSITORY),
]


def test_every_entry_is_read_by_two_parsers() -> None:
    """pybtex is strict; bibtexparser is what many managers of references are made with."""
    text = records(*HARD)
    strict = pybtex.database.parse_string(text, "bibtex")
    lenient = bibtexparser.loads(text, BibTexParser(ignore_nonstandard_types=False, common_strings=True))
    assert len(strict.entries) == len(lenient.entries) == len(HARD)
    assert [entry["ENTRYTYPE"] for entry in lenient.entries] == [each.type for each in strict.entries.values()]
    for key, entry in strict.entries.items():
        read = next(each for each in lenient.entries if each["ID"] == key)
        assert {name.lower() for name in entry.fields} == set(read) - {"ENTRYTYPE", "ID", "author"}
        assert read["title"].strip("{}") == entry.fields["title"].strip("{}")
    people = [str(person) for person in list(strict.entries.values())[-1].persons["author"]]
    assert people == ["Doe, Jane", "others"]


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
