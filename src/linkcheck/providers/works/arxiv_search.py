"""arXiv's catalogue: preprints that an entry without a link may mean."""

import re
from urllib.parse import quote

from linkcheck.model import Candidate, Outcome, PageMetadata, Request
from linkcheck.providers.entry import WorkEntry, best, score
from linkcheck.providers.payload import get
from linkcheck.providers.suggester import SuggestFlow
from linkcheck.providers.works.arxiv import read_feed

_ROWS = 5
_WORDS = 12
"""Words of the title in a query: more words find no more, and one typographer's quote spoils a phrase."""


class ArxivSearch:
    """One query for each entry; the rate limit of the host allows one in three seconds."""

    name = "arxiv"

    def flow(self, entry: WorkEntry) -> SuggestFlow:
        """One query; None where arXiv gave no answer."""
        return _candidates(entry, (yield _request(entry)))


def _request(entry: WorkEntry) -> Request:
    words = re.findall(r"\w+", entry.title)[:_WORDS]
    terms = [f"ti:{word}" for word in words]
    if entry.authors:
        terms.append(f"au:{re.findall(r'[^ ]+', entry.authors[0])[-1]}")
    wanted = quote(" AND ".join(terms), safe=":")
    return get(f"https://export.arxiv.org/api/query?search_query={wanted}&max_results={_ROWS}")


def _candidates(entry: WorkEntry, outcome: Outcome) -> tuple[Candidate, ...] | None:
    papers = read_feed(outcome)
    if papers is None:
        return None
    return best(_candidate(entry, key, page) for key, page in papers.items() if page.title)


def _candidate(entry: WorkEntry, key: str, page: PageMetadata) -> Candidate:
    return Candidate(
        url=f"https://arxiv.org/abs/{key}",
        title=page.title or "",
        score=score(entry, page.title or "", page.authors),
        source="arxiv",
        authors=page.authors,
        published=page.published,
    )
