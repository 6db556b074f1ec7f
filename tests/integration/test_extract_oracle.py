"""Extraction against GitHub's own renderer: whole lists, and generated documents by the thousand."""

import json
import os
import random
from html.entities import html5
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from linkcheck.config import Config
from linkcheck.extract import decode
from linkcheck.extract.inline.characters import is_punctuation, is_space
from linkcheck.extract.labels import fold_label
from linkcheck.extract.markdown.front_matter import front_matter_end
from linkcheck.extract.text.source import SourceText
from linkcheck.pipeline.links import as_json, list_links
from linkcheck.pipeline.lists.sources import sources_of
from tests.unit.extract import oracle
from tests.unit.extract.generated import as_rendered, documents, misplaced
from tests.unit.extract.random_documents import random_document

ROOT = Path(__file__).parents[2]
CAMPAIGN = int(os.environ.get("LINKCHECK_CAMPAIGN", "3000"))
"""Documents of the long run; 100000 take some minutes, and half a gigabyte that the oracle never frees."""
SEED = int(os.environ.get("LINKCHECK_CAMPAIGN_SEED", "20240517"))
"""Another one makes other documents."""


def lists() -> list[Path]:
    own = [*(ROOT / "tests" / "data" / "extract" / "lists").glob("*.md"), *(ROOT / "sources").glob("*.md")]
    return [*sorted(own), ROOT / "README.md", ROOT / "CHANGELOG.md"]


def body_of(path: Path) -> str:
    source = SourceText(decode(path.read_bytes(), path.name))
    first = front_matter_end(source.lines)
    return source.text[source.offsets[first] :] if first else source.text


@pytest.mark.parametrize("path", lists(), ids=[path.name for path in lists()])
def test_a_list_has_the_links_that_github_renders(path: Path) -> None:
    body = body_of(path)
    seen = oracle.links_of(oracle.render(body))
    assert as_rendered(body) == seen
    assert seen or path.name == "CHANGELOG.md"


def test_links_as_json_are_those_that_github_renders() -> None:
    named = [str(path) for path in lists()]
    document = json.loads(as_json(list_links(Config(), sources_of(Config(), named), db=":memory:")))
    for path in lists():
        listed = [
            oracle.Seen(link["url"] if link["kind"] == "html" else oracle.escape_href(link["url"]), link["text"])
            for link in document["links"]
            if link["path"] == path.as_posix()
        ]
        # Footnotes stand where they are defined here, and at the end there.
        assert sorted(listed) == sorted(oracle.links_of(oracle.render(body_of(path))))


@pytest.mark.parametrize("path", lists(), ids=[path.name for path in lists()])
def test_each_place_of_a_list_is_exact(path: Path) -> None:
    assert misplaced(body_of(path)) is None


def test_punctuation_is_the_renderers_own() -> None:
    characters = [chr(code) for code in (*range(0x80, 0xD800), *range(0xE000, 0x1F000))]
    paragraphs = oracle.render("\n\n".join(f"a*{character}b*" for character in characters)).split("<p>")[1:]
    rendered = {character for character, text in zip(characters, paragraphs, strict=True) if "<em>" not in text}
    assert rendered == {character for character in characters if is_punctuation(character) or is_space(character)}


def test_labels_fold_as_the_renderers_do() -> None:
    capitals = [chr(code) for code in (*range(0x41, 0xD800), *range(0xE000, 0x1F000))]
    pairs = [(capital, capital.casefold()) for capital in capitals if capital.casefold() != capital]
    assert len(pairs) > 1000
    definitions = "".join(f"[{small}{number}]: /{number}\n" for number, (_, small) in enumerate(pairs))
    uses = "".join(f"[{capital}{number}]\n" for number, (capital, _) in enumerate(pairs))
    rendered = {link.url for link in oracle.links_of(oracle.render(f"{uses}\n{definitions}"))}
    resolved = {
        f"/{number}"
        for number, (capital, small) in enumerate(pairs)
        if fold_label(f"{capital}{number}") == fold_label(f"{small}{number}")
    }
    assert rendered == resolved


def test_every_entity_is_the_renderers() -> None:
    source = "".join(f"[&{name}](/a&{name}b) <https://x/&{name}>\n" for name in html5)
    assert as_rendered(source) == oracle.links_of(oracle.render(source))


def test_references_are_resolved_until_they_outgrow_the_document() -> None:
    source = "[a] " * 90 + "\n\n[a]: /" + "u" * 2000
    seen = oracle.links_of(oracle.render(source))
    assert as_rendered(source) == seen
    assert 0 < len(seen) < 90


def test_a_table_ends_where_too_many_cells_are_missing() -> None:
    source = "|a" * 600 + "\n" + "|-" * 600 + "\n" + "|https://a.example/a\\|b|\n" * 900
    seen = oracle.links_of(oracle.render(source))
    assert as_rendered(source) == seen
    assert {link.url for link in seen} == {"https://a.example/a%7Cb", "https://a.example/a%5C%7Cb%7C"}


def test_one_line_of_a_megabyte() -> None:
    source = "see [text](https://a.example/a_(b)) and www.b.example/x?a&amp;b, *or* <https://c.example>; " * 12_000
    assert len(source) > 1_000_000
    assert as_rendered(source) == oracle.links_of(oracle.render(source))


@pytest.mark.slow
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_no_document_that_hypothesis_finds_is_read_otherwise(source: str) -> None:
    assert as_rendered(source) == oracle.links_of(oracle.render(source))
    assert misplaced(source) is None


@pytest.mark.slow
def test_a_campaign_of_random_documents_finds_no_difference() -> None:
    rng = random.Random(SEED)
    unreadable = 0
    for number in range(CAMPAIGN):
        source = random_document(rng)
        try:
            rendered = oracle.render(source)
        except UnicodeDecodeError:  # the renderer itself cuts a character in two, in one document of 100,000
            unreadable += 1
            continue
        assert as_rendered(source) == oracle.links_of(rendered), source
        if number % 10 == 0:
            assert misplaced(source) is None, source
    assert unreadable <= 1 + CAMPAIGN // 10_000


@pytest.mark.slow
def test_delimiters_of_emphasis_pair_as_githubs_renderer_pairs_them() -> None:
    rng = random.Random(SEED)
    pieces = ["*", "**", "***", "_", "__", "~~", "a", "b ", " ", ", "]
    for _ in range(CAMPAIGN):
        source = "<a href=''> " + "".join(rng.choices(pieces, k=rng.randint(4, 16)))
        assert as_rendered(source) == oracle.links_of(oracle.render(source)), source


def test_a_closer_that_found_no_opener_bars_the_way_for_all_of_its_length() -> None:
    source = "<a href=''> *a **b* c**x**"
    assert as_rendered(source) == oracle.links_of(oracle.render(source))
