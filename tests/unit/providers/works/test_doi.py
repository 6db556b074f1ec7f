from typing import Any

import msgspec
import pytest

from linkcheck.model import (
    Existence,
    Failure,
    FailureKind,
    Hop,
    Outcome,
    PageKind,
    Publication,
    PublicationForm,
    Request,
    Response,
)
from linkcheck.providers.provider import When
from linkcheck.providers.works.doi import Doi, read_record
from tests.unit.providers.flows import plain, play, reply

RECORD: dict[str, Any] = {
    "type": "paper-conference",
    "title": ["TFX: A <i>Platform</i>"],
    "DOI": "10.1145/3097983.3098021",
    "author": [{"given": "Denis", "family": "Baylor"}, {"literal": "The Team"}, {"affiliation": []}, 7],
    "issued": {"date-parts": [[2017, 8, 13]]},
    "container-title": "KDD",
    "abstract": "<jats:p>Machine learning.</jats:p>",
    "language": "en",
}
URL = "https://doi.org/10.1145/3097983.3098021"
WALLED = "https://dl.acm.org/doi/pdf/10.1145/3097983.3098021?download=true"


def redirected(response: Response) -> Response:
    hop = Hop(url=URL, status=302, location="https://api.example/x", seconds=0.1)
    return msgspec.structs.replace(response, hops=(hop,))


@pytest.mark.parametrize(
    ("when", "url", "asked_for"),
    [
        (When.BESIDE, URL, "10.1145/3097983.3098021"),
        (When.BESIDE, "http://dx.doi.org/10.1002/(SICI)1097-0258", "10.1002/(SICI)1097-0258"),
        (When.BESIDE, "https://doi.org/10.1000%2Fa%20b", None),
        (When.BESIDE, WALLED, None),
        (When.BLOCKED, WALLED, "10.1145/3097983.3098021"),
        (When.BLOCKED, "https://dl.acm.org/doi/10.1145/3097983.3098021", "10.1145/3097983.3098021"),
        (When.BLOCKED, "https://onlinelibrary.wiley.com/doi/full/10.1002/spe.2700", "10.1002/spe.2700"),
        (When.BLOCKED, "https://link.springer.com/article/10.1007/s10994-020-05910-7", "10.1007/s10994-020-05910-7"),
        (When.BLOCKED, "https://link.springer.com/content/pdf/10.1007/s10994-020.pdf", "10.1007/s10994-020"),
        (When.BLOCKED, "https://www.science.org/doi/epdf/10.1126/science.abc1234", "10.1126/science.abc1234"),
        (When.BLOCKED, "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1", "10.1101/2020.01.01.123456"),
        (When.BLOCKED, "https://www.biorxiv.org/content/10.1101/123456v2.full.pdf", "10.1101/123456"),
        (When.BLOCKED, "https://www.medrxiv.org/content/10.1101/123456.abstract", "10.1101/123456"),
        (When.BLOCKED, "https://www.udemy.com/course/x/", None),
        (When.BLOCKED, URL, None),
    ],
)
def test_the_doi_is_read_from_the_address(when: When, url: str, asked_for: str | None) -> None:
    provider = Doi(when)
    assert provider.claims(url) == (asked_for is not None)
    _, asked = play(provider.flow([url]), lambda _: reply(RECORD))
    assert [request.url for request in asked] == ([f"https://doi.org/{asked_for}"] if asked_for else [])
    assert all(("accept", "application/vnd.citationstyles.csl+json") in request.headers for request in asked)


def test_a_paper_behind_a_wall_is_described_by_its_record() -> None:
    answer = play(Doi(When.BLOCKED).flow([WALLED]), lambda _: redirected(reply(RECORD)))[0][WALLED]
    page = answer.page
    assert answer.existence is Existence.EXISTS
    assert page is not None
    assert (page.title, page.kind, page.published) == ("TFX: A Platform", PageKind.PAPER, "2017-08-13")
    assert page.authors == ("Denis Baylor", "The Team")
    assert (page.doi, page.site_name, page.description) == ("10.1145/3097983.3098021", "KDD", "Machine learning.")


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ([[2017]], "2017"),
        ([["2017", "8"]], "2017-08"),
        ([[None]], None),
        ([[2017, 13]], "2017"),
        ([[10**30]], None),
        ([], None),
        ("x", None),
    ],
)
def test_a_date_is_as_precise_as_the_record(issued: Any, expected: str | None) -> None:
    record = RECORD | {"issued": {"date-parts": issued}}
    page = play(Doi(When.BESIDE).flow([URL]), lambda _: reply(record))[0][URL].page
    assert page is not None
    assert page.published == expected


OUTCOMES: dict[str, tuple[Outcome, Existence]] = {
    "no such doi": (plain(404), Existence.GONE),
    "the agency has no record": (redirected(plain(404)), Existence.UNKNOWN),
    "the agency has no such format": (redirected(plain(406)), Existence.EXISTS),
    "forwarded to the publisher": (redirected(plain(200, b"<html>")), Existence.EXISTS),
    "the publisher's wall": (redirected(plain(403)), Existence.UNKNOWN),
    "limited": (plain(429), Existence.UNKNOWN),
    "down": (plain(503), Existence.UNKNOWN),
    "json of another sort": (reply([1]), Existence.UNKNOWN),
    "a record without title": (reply({"title": {}}), Existence.UNKNOWN),
    "no answer": (Failure(url=URL, kind=FailureKind.CONNECT_TIMEOUT), Existence.UNKNOWN),
}


@pytest.mark.parametrize(("outcome", "expected"), OUTCOMES.values(), ids=OUTCOMES)
def test_only_the_resolver_itself_can_say_that_there_is_no_such_doi(outcome: Outcome, expected: Existence) -> None:
    def script(_: Request) -> Outcome:
        return outcome

    assert play(Doi(When.BESIDE).flow([URL]), script)[0][URL].existence is expected


def test_a_record_says_where_the_work_appeared_and_who_is_called_what() -> None:
    people = [
        {"given": "Jolijn M.", "family": "Akker", "non-dropping-particle": "van den"},
        {"given": "Piet", "family": "Holm", "suffix": "Jr."},
        {"literal": "Soil and Water Group"},
    ]
    paper = {**RECORD, "author": people, "publisher": "ACM", "volume": "3", "issue": "4", "page": "5-9"}
    found = read_record("10.1000/x", paper)
    assert found.sort_names == ("van den Akker, Jolijn M.", "Holm, Jr., Piet", "Soil and Water Group")
    assert found.publication == Publication(
        form=PublicationForm.PROCEEDINGS, container="KDD", publisher="ACM", volume="3", number="4", pages="5-9"
    )
    thesis = read_record("10.1000/x", {"type": "thesis", "title": "T", "publisher": "Lake University"})
    assert thesis.publication == Publication(form=PublicationForm.DOCTORAL_THESIS, institution="Lake University")
    many = read_record("10.1000/x", {"title": "T", "author": [{"family": f"F{n}"} for n in range(30)]})
    assert (len(many.authors), many.more_authors) == (20, True)


@pytest.mark.parametrize(
    "url",
    [
        "https://dl.acm.org/doi/10.5555/3294996.3295222",
        "https://dl.acm.org/doi/10.1145/3097983/suppl_file/a.zip",
        "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.supplementary-material",
    ],
)
def test_an_unregistered_number_behind_a_wall_is_no_dead_page(url: str) -> None:
    answers, asked = play(Doi(When.BLOCKED).flow([url]), lambda _: plain(404))
    assert answers[url].existence is Existence.UNKNOWN
    assert len(asked) == 1
