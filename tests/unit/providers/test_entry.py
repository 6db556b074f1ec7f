import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.model import Candidate
from linkcheck.providers.entry import MOST, NAMELESS, WorkEntry, best, read_entry, score

TEXTS = [
    ('Book "The AI Organization" by David Carmona', "The AI Organization", ("David Carmona",)),
    ('"Design Patterns" by Ann Alpha, Bo Beta & Cy Gamma', "Design Patterns", ("Ann Alpha", "Bo Beta", "Cy Gamma")),
    ("Book “The DevOps Handbook” by Gene Kim, et al.", "The DevOps Handbook", ("Gene Kim",)),
    ('Book, Aurélien Géron,"Hands-On Machine Learning"', "Hands-On Machine Learning", ("Aurélien Géron",)),
    ("MLPM: A Package Manager. Xiaozhe Yao.", "MLPM: A Package Manager", ("Xiaozhe Yao",)),
    ("Tools for management. Vlad Velici and Adam Prügel-Bennett.", "Tools for management",
     ("Vlad Velici", "Adam Prügel-Bennett")),
    ("A Title of Some Length. Ann Alpha, Bo Bet…", "A Title of Some Length", ("Ann Alpha",)),
    ('"MLOps Fundamentals" - Coursera', "MLOps Fundamentals", ()),
    ("Learning by doing", "Learning by doing", ()),
    ("A first sentence here. And a second one, in prose.", "A first sentence here. And a second one, in prose", ()),
    ("", "", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "authors"), TEXTS)
def test_title_and_authors_are_read_out_of_an_entry(text: str, title: str, authors: tuple[str, ...]) -> None:
    assert read_entry(text) == WorkEntry(title=title, authors=authors)


ANN = ("Ann Alpha",)
SCORES = [
    ("Reliable Systems", ANN, "Reliable Systems", ("A. Alpha",), 100, 100),
    ("Reliable Systems", ANN, "Reliable Systems", ("Ann Álpha", "Bo Beta"), 100, 100),
    ("Reliable Systems", ANN, "Reliable Systems: A Practical Guide", ANN, 100, 100),
    ("Reliable Systems", ("Ann Alpha", "Bo Beta"), "Reliable systems", ANN, 85, 85),
    ("Reliable Systems", ANN, "Reliable Systems", ("Some Reviewer",), 70, 70),
    ("Reliable Systems", (), "Reliable Systems", ANN, NAMELESS, NAMELESS),
    ("Reliable Systems, Part 1", ANN, "Reliable Systems, Part 2", ANN, 0, 0),
    ("Reliable Systems", ANN, "Unreliable Bridges", ANN, 0, 0),
    ("Tool: a portal for tests", ANN, "Tool: an open platform for much else", ANN, 86, 86),
    ("Tool: a portal for tests", (), "Tool: an open platform for much else", ANN, 0, 0),
    ("Towards Reliable Machine Learning Systems", ANN, "Toward reliable machine-learning systems", ANN, 98, 99),
]


@pytest.mark.parametrize(("title", "authors", "found", "found_authors", "least", "most"), SCORES)
def test_a_score_says_how_sure_it_is(
    title: str, authors: tuple[str, ...], found: str, found_authors: tuple[str, ...], least: int, most: int
) -> None:
    assert least <= score(WorkEntry(title=title, authors=authors), found, found_authors) <= most


def test_the_best_come_first_and_once() -> None:
    scored = [Candidate(url=f"https://doi.org/10.1/{n % 5}", title="x", score=n * 10, source="x") for n in range(7)]
    assert [each.score for each in best(scored)] == [60, 50, 40]
    assert len(best(scored)) == MOST


@given(st.text(max_size=900), st.text(max_size=300), st.lists(st.text(max_size=40), max_size=4))
def test_any_text_is_read_and_scored(text: str, title: str, authors: list[str]) -> None:
    assert 0 <= score(read_entry(text), title, authors) <= 100
