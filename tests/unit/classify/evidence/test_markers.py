"""Traits of answers that are found in letters beyond ASCII."""

import pytest

from linkcheck.classify.evidence.markers import find_markers
from linkcheck.model import Response

URL = "https://acme.example/reports/2024"
HTML = (("content-type", "text/html; charset=utf-8"),)


def markers(page: str, *, status: int = 200) -> tuple[str, ...]:
    return find_markers(Response(url=URL, status=status, headers=HTML, body=page.encode()), page)


def test_a_not_found_title_was_missed_where_the_text_has_a_dotted_capital_i() -> None:
    page = "<title>Page not found</title><h1>İzmir'den haberler</h1>" + "<p>İstanbul, İzmir.</p>" * 2000
    assert markers(page) == ("not-found:Page not found",)


def test_the_title_of_a_missing_page_is_kept_where_the_text_has_a_dotted_capital_i() -> None:
    assert markers("<title>İzmir haberleri</title>", status=404) == ("titled:İzmir haberleri",)


def test_an_offer_counts_in_capitals_with_accents() -> None:
    page = "<title>acme.example</title><p>CE NOM DE DOMAINE EST À VENDRE</p>"
    assert "parked:for-sale" in markers(page)


def test_a_notice_counts_in_capitals_beyond_ascii() -> None:
    assert markers("<p>СТРАНИЦА НЕ НАЙДЕНА</p>") == ("not-found:страница не найдена",)


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("vs marketplace: extension not found", True),
        ("tag: repo or tag not found", True),
        ("discord: invalid server", True),
        ("404: badge not found", True),
        ("chat: server not found", True),
        ("build: passing", False),
        ("release: no releases", False),
        ("lost, and not found", False),
        ("cats and dogs not found in the garden", False),
    ],
)
def test_a_badge_says_that_its_subject_is_missing(title: str, missing: bool) -> None:
    picture = f"<svg xmlns='http://www.w3.org/2000/svg'><title>{title}</title></svg>"
    response = Response(url="https://badge.example/x", status=200, headers=(("content-type", "image/svg+xml"),))
    found = find_markers(response, picture)
    assert any(marker.startswith("missing-subject") for marker in found) is missing
