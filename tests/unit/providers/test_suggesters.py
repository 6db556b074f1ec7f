from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from linkcheck.model import Candidate, Failure, FailureKind, Outcome, Request
from linkcheck.providers import SUGGESTERS, WorkEntry
from tests.unit.providers.flows import plain, reply

ENTRY = WorkEntry(title="Don't Trust “Models”: A & B", authors=("Ann Alpha", "Bo Beta"))
DOWN = Failure(url="https://api.example/", kind=FailureKind.TIMEOUT)


def ask(name: str, outcome: Outcome, entry: WorkEntry = ENTRY) -> tuple[Any, Request]:
    flow = SUGGESTERS[name].flow(entry)
    request = next(flow)
    with pytest.raises(StopIteration) as end:
        flow.send(outcome)
    return end.value.value, request


def works(*records: Mapping[str, Any]) -> Outcome:
    return reply({"status": "ok", "message": {"items": list(records)}})


WORK = {
    "DOI": "10.1000/a(b)<c>",
    "title": ["Don\u2019t Trust <i>Models</i>"],
    "subtitle": ["A &amp; B"],
    "type": "book",
    "author": [{"given": "Ann", "family": "Alpha"}, {"given": "B.", "family": "Beta"}],
    "issued": {"date-parts": [[2020, 3]]},
}


def test_crossref_is_asked_for_title_and_authors_in_one_request() -> None:
    _, request = ask("crossref", works())
    query = parse_qs(urlsplit(request.url).query)
    assert urlsplit(request.url).hostname == "api.crossref.org"
    assert query["query.bibliographic"] == ["Don't Trust “Models”: A & B Ann Alpha Bo Beta"]
    assert "DOI" in query["select"][0]


def test_crossrefs_works_become_candidates_with_a_resolvable_address() -> None:
    (found,), _ = ask("crossref", works(WORK, {**WORK, "DOI": "10.1000/other", "title": ["Bridges"], "subtitle": []}))
    assert found == Candidate(
        url="https://doi.org/10.1000/a(b)%3Cc%3E",
        title="Don’t Trust Models: A & B",
        score=100,
        source="crossref",
        authors=("Ann Alpha", "B. Beta"),
        published="2020-03",
    )


@pytest.mark.parametrize("kind", ["component", "peer-review"])
def test_parts_and_echoes_of_a_work_are_left_out(kind: str) -> None:
    assert ask("crossref", works({**WORK, "type": kind}))[0] == ()


FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<entry><id>http://arxiv.org/abs/2001.00001v2</id><title>Don\u2019t trust models: A and B</title>
<published>2020-01-01T00:00:00Z</published><author><name>Ann Alpha</name></author><author><name>Bo Beta</name></author>
</entry></feed>"""


def test_arxiv_is_asked_for_the_words_of_the_title_and_one_author() -> None:
    (found,), request = ask("arxiv", plain(200, FEED.encode()))
    (wanted,) = parse_qs(urlsplit(request.url).query)["search_query"]
    assert wanted == "ti:Don AND ti:t AND ti:Trust AND ti:Models AND ti:A AND ti:B AND au:Alpha"
    assert (found.url, found.source, found.published) == ("https://arxiv.org/abs/2001.00001", "arxiv", "2020-01-01")
    assert found.score >= 95


@pytest.mark.parametrize("name", SUGGESTERS)
@pytest.mark.parametrize(
    "outcome",
    [DOWN, plain(429), plain(503, b"<html>down</html>"), plain(200, b"{"), reply([]), reply({"message": {"items": 3}})],
    ids=["timeout", "429", "503", "torn", "list", "no items"],
)
def test_a_catalogue_that_cannot_say_differs_from_one_that_knows_nothing(name: str, outcome: Outcome) -> None:
    assert ask(name, outcome)[0] is None


@pytest.mark.parametrize(
    "record",
    [{}, {"DOI": 3}, {**WORK, "DOI": "javascript:alert(1)"}, {**WORK, "title": []}, {**WORK, "title": 3}, "text", None],
)
def test_records_of_any_shape_are_survived(record: Any) -> None:
    assert ask("crossref", works(record))[0] == ()
