"""When a page appeared and when it changed, from the best of its sources."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice

from linkcheck.metadata.dates.address import FIRST_YEAR, date_in
from linkcheck.metadata.dates.parse import find_date, first_date
from linkcheck.metadata.evidence import PageEvidence
from linkcheck.metadata.markup.marks import date_marks, shown
from linkcheck.metadata.structured import citation, jsonld, microdata

_NODE = ("datePublished", "uploadDate", "dateCreated")
_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "book:release_date",
    "uploaddate",
    "datecreated",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish_date",
    "publishdate",
    "publish-date",
    "published",
    "published_time",
    "publication_date",
    "article.published",
    "article:published",
    "article_date_original",
    "bt:pubdate",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "shareaholic:article_published_time",
    "sw-pubdate",
)
_MOST = 12
"""Elements that are read."""
_WEAK_TAGS = ("date", "created")
"""Often the day on which the page was built."""


def published(page: PageEvidence) -> str | None:
    """Citation tags, JSON-LD, the tags for it, elements marked so, the address; then what may be another day."""
    head, described = page.head, page.described
    found = first_date(
        [
            *citation.dates(head),
            *(jsonld.first(described.main, key) for key in _NODE),
            *(jsonld.first(described.page, key) for key in _NODE),
            *head.meta(*_TAGS),
        ]
    )
    if found:
        return found
    today = datetime.now(UTC).date()
    in_address = date_in(page.url, today)
    marked = first_date(_marked_times(page)) or first_date([*head.meta(*_WEAK_TAGS), *_only_time(page)])
    if in_address and not (marked and _is_near(marked, in_address)):
        return in_address
    return marked or _visible(page, today)


def _is_near(marked: str, in_address: str) -> bool:
    """Whether a marked day may be meant where the address has another: posts are begun and finished in two years."""
    return abs(int(marked[:4]) - int(in_address[:4])) <= 1


def modified(page: PageEvidence) -> str | None:
    """The last change that the page admits."""
    return first_date(
        [
            jsonld.first(page.described.main, "dateModified"),
            *page.head.meta("article:modified_time", "og:updated_time", "datemodified", "last-modified"),
            *citation.dublin_core(page.head, "modified", "date.modified"),
        ]
    )


def _marked_times(page: PageEvidence) -> Iterator[str]:
    """Elements whose `itemprop`, or a `<time>` whose class, says that this is the day."""
    times = page.head.times
    yield from (each.get("datetime", "") for each in times if "datepublished" in each.get("itemprop", "").lower())
    yield from microdata.dates(page.text, page.head.h1_at)
    for each in times:
        if {"published", "pubdate"} & {*each.get("class", "").lower().split(), *each}:
            yield each.get("datetime", "")


def _only_time(page: PageEvidence) -> list[str]:
    days = [each.get("datetime", "") for each in page.head.times]
    return days if len({day[:10] for day in days}) == 1 else []


def _visible(page: PageEvidence, today: date) -> str | None:
    """The first day of the web in an element near the heading whose class says so."""
    dated = date_marks(page.text, page.head.h1_at)
    found = (find_date(shown(mark.inner)) for mark in islice(dated, _MOST))
    return next((day for day in found if day and int(day[:4]) >= FIRST_YEAR and day <= today.isoformat()), None)
