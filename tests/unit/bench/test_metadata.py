"""How answers are judged that public collections expect."""

import json
from pathlib import Path

import pytest

from bench.metadata import names, plain
from bench.saved_pages import saved_pages


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("By Ann Alpha and Bo Beta", ("Bo Beta", "Ann Alpha")),
        ("Alpha, Ann", ("Ann", "Alpha")),
        ("Von Ann Alpha", ("ANN ALPHA",)),
    ],
)
def test_the_same_names_are_right_however_they_are_joined(one: str, other: tuple[str, ...]) -> None:
    assert names(one) == names(other)


def test_other_names_are_not_right() -> None:
    assert names("Ann Alpha") != names(("Ann Alpha", "Bo Beta"))
    assert plain("A title: more") == plain("a title — more")
    assert plain("A title") != plain("A title more")


def test_pages_of_a_collection_are_found(tmp_path: Path) -> None:
    tests = tmp_path / "someone+trafilatura" / "tests"
    (tests / "cache").mkdir(parents=True)
    (tests / "cache" / "a.html").write_text("<title>A</title>")
    known = {"file": "a.html", "title": "A", "author": "Ann", "date": "2019-01-02"}
    (tests / "evaldata.json").write_text(json.dumps({"https://a.example/": known, "https://b.example/": {"file": "b"}}))
    (page,) = saved_pages(tmp_path)
    assert (page.collection, page.title, page.authors, page.year) == ("trafilatura", "A", "Ann", 2019)
