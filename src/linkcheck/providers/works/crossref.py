"""Crossref's catalogue: what an entry without a link may mean, by title and authors."""

from typing import Any
from urllib.parse import quote

from linkcheck.model import Candidate, Outcome, Request
from linkcheck.model.text import clean
from linkcheck.providers.entry import WorkEntry, best, score
from linkcheck.providers.payload import dig, get, items, json_of
from linkcheck.providers.suggester import SuggestFlow
from linkcheck.providers.works.doi import read_record

_ROWS = 8
# Parts and echoes of a publication that carry its title.
_NOT_IT = frozenset({"component", "peer-review", "grant", "journal", "book-set", "book-series", "proceedings"})


class Crossref:
    """One query an entry."""

    name = "crossref"

    def flow(self, entry: WorkEntry) -> SuggestFlow:
        """One query; None where Crossref gave no answer."""
        return _candidates(entry, (yield _request(entry)))


def _request(entry: WorkEntry) -> Request:
    wanted = quote(" ".join((entry.title, *entry.authors[:3])), safe="")
    fields = "DOI,title,subtitle,author,issued,type"
    return get(f"https://api.crossref.org/works?query.bibliographic={wanted}&rows={_ROWS}&select={fields}")


def _candidates(entry: WorkEntry, outcome: Outcome) -> tuple[Candidate, ...] | None:
    found = json_of(outcome)
    if not isinstance(dig(found, "message", "items"), list):
        return None
    return best(each for record in items(found, "message", "items")[:_ROWS] if (each := _candidate(entry, record)))


def _candidate(entry: WorkEntry, record: Any) -> Candidate | None:
    doi = clean(dig(record, "DOI"), 300)
    if not doi or not doi.startswith("10.") or " " in doi or dig(record, "type") in _NOT_IT:
        return None
    page = read_record(doi, record)
    subtitle = clean(dig(record, "subtitle", 0))
    if page.title is None:
        return None
    title = f"{page.title}: {subtitle}" if subtitle and subtitle not in page.title else page.title
    return Candidate(
        url=f"https://doi.org/{quote(doi, safe='/:;()._-')}",
        title=title,
        score=max(score(entry, page.title, page.authors), score(entry, title, page.authors)),
        source="crossref",
        authors=page.authors,
        published=page.published,
    )
