"""arXiv's API: a hundred papers a request, one request in three seconds (the rate limit of the host)."""

import re
from collections.abc import Generator, Sequence
from urllib.parse import quote
from xml.etree import ElementTree as ET

import msgspec

from linkcheck.model import Answer, Existence, Outcome, PageKind, PageMetadata, Publication, Request, Response
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import day, get, json_of, title_fields, unknown
from linkcheck.providers.provider import Flow, When
from linkcheck.providers.works.doi import read_record, record_request

_ADDRESS = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|ftp/arxiv/papers/\d{4})/"
    r"(?P<id>[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?(?:\.pdf)?/?(?:[?#].*)?"
)
_SUBJECT_CLASS = re.compile(r"\.[A-Z]{2}/")
_OLD_FILE = re.compile(r"https?://(?:www\.)?arxiv\.org/ftp/(?P<archive>[a-z-]+)/papers/\d{4}/(?P<id>\d{7})\.pdf")
_ENTRY_ID = re.compile(r"https?://arxiv\.org/abs/(.+?)(?:v\d+)?")
_ATOM = "{http://www.w3.org/2005/Atom}"
_MALFORMED = "incorrect id format"
"""The error that is about an id; others are about the query or the service."""
_EXTRA = "{http://arxiv.org/schemas/atom}"
_MOST_REQUESTS = 16
"""One malformed id spoils a whole query; halving finds it, within this bound."""
_MOST_AUTHORS = 20
_MOST_REGISTERED = 40
_PATIENCE = 3
"""Most papers looked up in the registry of DOIs, and misses in a row after which the pages are requested instead."""


class Arxiv:
    """Papers by id, in whichever form their address has."""

    name = "arxiv"
    when = When.INSTEAD
    batch = 100

    def claims(self, url: str) -> bool:
        """Abstract pages and every form of the file."""
        return paper_id(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One query; halved where a malformed id spoils it."""
        papers: dict[str, list[str]] = {}
        for url in urls:
            if paper := paper_id(url):
                papers.setdefault(paper, []).append(url)
        waiting, found = [list(papers)] if papers else [], dict[str, Answer]()
        for _ in range(_MOST_REQUESTS):
            if not waiting:
                break
            ids = waiting.pop()
            outcome = yield _request(ids)
            entries = read_feed(outcome)
            if entries is None:
                left = [paper for paper in papers if papers[paper][0] not in found]
                registered = yield from _registered(left)
                return found | {
                    url: registered.get(paper) or unknown(self.name, outcome) for paper in left for url in papers[paper]
                }
            missing = [paper for paper in ids if paper not in entries]
            if "" in entries and len(missing) > 1:
                # Either all is spoilt by one malformed id, or a nameless entry stands for one that does not exist.
                waiting += [missing[: len(missing) // 2], missing[len(missing) // 2 :]]
                ids = [paper for paper in ids if paper in entries]
            found |= {url: self._answer(entries, paper) for paper in ids for url in papers[paper]}
        return found

    def _answer(self, entries: dict[str, PageMetadata], paper: str) -> Answer:
        bare = _SUBJECT_CLASS.sub("/", paper)  # old ids may be written with one: math.GT/0309136
        if page := entries.get(paper) or entries.get(bare):
            return Answer(provider=self.name, existence=Existence.EXISTS, page=page)
        if "" in entries and bare == paper:
            return Answer(provider=self.name, existence=Existence.GONE, detail=f"no paper {paper}")
        return Answer(provider=self.name, existence=Existence.UNKNOWN, detail="not in the reply")


def _registered(papers: Sequence[str]) -> Generator[Request, Outcome, dict[str, Answer]]:
    """Answers from the registry of DOIs for papers, while arXiv's own API is down or limits us."""
    found: dict[str, Answer] = {}
    missed = 0
    for paper in papers[:_MOST_REGISTERED]:
        doi = f"10.48550/arXiv.{paper}"
        record = json_of((yield record_request(doi)))
        page = read_record(doi, record) if isinstance(record, dict) else PageMetadata()
        # A paper that is missing there is not proved to be missing here.
        missed = 0 if page.title else missed + 1
        if missed >= _PATIENCE:
            break
        if page.title:
            page = msgspec.structs.replace(
                page, site_name="arXiv", kind=PageKind.PAPER, arxiv_id=paper, publication=_archive(paper)
            )
            found[paper] = Answer(provider="doi", existence=Existence.EXISTS, page=page)
    return found


def _archive(paper: str) -> Publication | None:
    """The archive that an id of before 2007 begins with."""
    archive, slash, _ = paper.partition("/")
    return Publication(primary_class=archive) if slash else None


def paper_id(url: str) -> str | None:
    """The paper's id without its version."""
    if match := _ADDRESS.fullmatch(url):
        return match["id"]
    match = _OLD_FILE.fullmatch(url)
    return f"{match['archive']}/{match['id']}" if match else None


def _request(ids: Sequence[str]) -> Request:
    wanted = quote(",".join(ids), safe=",/")
    return get(f"https://export.arxiv.org/api/query?id_list={wanted}&max_results={len(ids)}")


def read_feed(outcome: Outcome) -> dict[str, PageMetadata] | None:
    """Papers by id, what is no paper under the empty id; None where the reply is no feed, or a failure."""
    # A malformed id is answered with 400 and a feed that says so.
    if not isinstance(outcome, Response) or outcome.status not in {200, 400} or outcome.truncated:
        return None
    text = outcome.body.decode("utf-8", "replace")
    # Atom needs no document type; without one there are no entities to expand.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        feed = ET.fromstring(text)  # noqa: S314 - see above
    except (ET.ParseError, ValueError, RecursionError):
        return None
    entries = list(feed.iter(f"{_ATOM}entry"))
    return dict(map(_entry, entries)) if feed.tag == f"{_ATOM}feed" and not any(map(_is_failure, entries)) else None


def _is_failure(entry: ET.Element) -> bool:
    """Whether the entry is an error of the API, and not one about a malformed id."""
    said = f"{entry.findtext(f'{_ATOM}id')} {entry.findtext(f'{_ATOM}summary')}".lower().replace("_", " ")
    return "/api/errors" in said and _MALFORMED not in said


def _entry(entry: ET.Element) -> tuple[str, PageMetadata]:
    match = _ENTRY_ID.fullmatch((entry.findtext(f"{_ATOM}id") or "").strip())
    title = clean(entry.findtext(f"{_ATOM}title"))
    if match is None or title is None:
        return "", PageMetadata()
    found = (clean(author.findtext(f"{_ATOM}name"), NAME) for author in entry.iter(f"{_ATOM}author"))
    names = [name for name in found if name]
    subject = entry.find(f"{_EXTRA}primary_category")
    page = PageMetadata(
        **title_fields("arxiv", title),
        description=clean(entry.findtext(f"{_ATOM}summary"), DESCRIPTION),
        site_name="arXiv",
        authors=tuple(names[:_MOST_AUTHORS]),
        more_authors=len(names) > _MOST_AUTHORS,
        published=day(entry.findtext(f"{_ATOM}published")),
        modified=day(entry.findtext(f"{_ATOM}updated")),
        kind=PageKind.PAPER,
        doi=clean(entry.findtext(f"{_EXTRA}doi"), NAME),
        arxiv_id=match[1],
        publication=Publication(primary_class=clean(subject.get("term"), NAME) if subject is not None else None),
    )
    return match[1], page
