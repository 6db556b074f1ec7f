"""Told directly or written as HTML and read again: the reader must hear the same."""

import random

import pytest

from linkcheck.extract.readers.direct_page import DirectPage, NeedsHtmlError
from linkcheck.extract.readers.html import read_html
from linkcheck.extract.readers.markdown import Markdown
from linkcheck.extract.readers.reading import Reading
from linkcheck.extract.text.source import SourceText
from tests.unit.extract.random_documents import random_document

DOCUMENTS = 150
SWALLOWING = [
    "<!--",
    "<script/x>",
    "<a href='",
    "<plaintext/x>",
    "<b",
    "<div>\n<!-- x\n\n[t](/u)",
    "</",
    "<textarea/x>\n\n[t](/u)",
]


def told(source: str) -> Reading | None:
    telling = DirectPage()
    try:
        Markdown(SourceText(source), 0).write(telling)
    except NeedsHtmlError:
        return None
    return telling.reading


def written(source: str) -> Reading:
    return read_html(Markdown(SourceText(source), 0).render())


def everything(reading: Reading) -> list[object]:
    links = [(link.anchor.url, link.anchor.destination, link.text, link.label, link.section) for link in reading.links]
    return [links, reading.ids, reading.headings, reading.comments]


def test_the_direct_page_is_what_would_be_written() -> None:
    rng = random.Random(20261122)
    heard = 0
    for _ in range(DOCUMENTS):
        source = random_document(rng)
        reading = told(source)
        if reading is not None:
            heard += 1
            assert everything(reading) == everything(written(source)), source
    assert heard > DOCUMENTS / 2


@pytest.mark.parametrize("html", SWALLOWING)
def test_markup_that_swallows_what_follows_must_be_written(html: str) -> None:
    source = f"<p>\n{html}\n\n[t](/u)"
    assert told(source) is None
    assert everything(Markdown(SourceText(source), 0).read()) == everything(written(source))


def test_a_list_with_badges_and_folds_is_reported() -> None:
    source = "<p align=center><img src=/i></p>\n\n<!-- x -->\n<details>\n\n- <b>x</b> [t](/u)\n\n</details>\n"
    reading = told(source)
    assert reading is not None
    assert [link.anchor.url for link in reading.links] == ["/i", "/u"]
