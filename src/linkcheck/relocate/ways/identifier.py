"""The official page of an identifier that the address, the lists, the former page or its archived copy names."""

import re
from collections.abc import Callable, Generator, Iterator
from urllib.parse import quote

from linkcheck.model import Answer, Evidence, Existence, Outcome, Request
from linkcheck.providers.payload import json_of
from linkcheck.providers.works.doi import read_record, record_request
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name
from linkcheck.urls import host_of

_OPENREVIEW = re.compile(
    r"https?://(?:www\.)?openreview\.net/(?:pdf|forum|attachment|references/pdf)\?(?:.*&)?id=([\w-]{4,40}).*"
)
_PMLR = re.compile(
    r"https?://(?:proceedings\.mlr\.press|(?:www\.)?jmlr\.(?:org|csail\.mit\.edu)/proceedings/papers)"
    r"/(v\d{1,3})/([a-z][\w-]{2,40}?)(?:/\2)?(?:\.pdf|\.html|/)?"
)
_NEURIPS = re.compile(
    r"https?://(?:papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc)/paper(?:_files/paper)?"
    r"/(\d{4})/(?:hash|file)/([0-9a-f]{32})-(?:Abstract|Paper)([\w-]{0,40})\.(?:html|pdf)"
)
_NIPS = re.compile(r"https?://papers\.nips\.cc/paper/(\d{1,5}-[\w-]{5,200})(?:\.pdf)?")
_ACL = re.compile(
    r"https?://(?:(?:www\.)?aclweb\.org/anthology(?:/[A-Z]/[A-Z]\d\d)?|(?:www\.)?aclanthology\.(?:info|org|coli\.uni-saarland\.de)"
    r"(?:/pdf/[A-Z]/[A-Z]\d\d|/papers)?)/([A-Z]\d\d-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)(?:\.pdf|/.*)?"
)


class Identifier:
    """DOI, arXiv, OpenReview, PMLR, NeurIPS, ACL and ISBN."""

    name: Name = "identifier"

    def flow(self, dead: DeadLink, _: DeadHost) -> WayFlow:
        """Addresses of the registers; a DOI's record is asked for here, since publishers keep programs out."""
        found = [*_by_address(dead.url)]
        identity = dead.identity
        if identity.arxiv_id:
            found.append(
                _official(f"https://arxiv.org/abs/{identity.arxiv_id}", f"arXiv’s page of {identity.arxiv_id}")
            )
        if identity.doi and host_of(dead.url) not in {"doi.org", "dx.doi.org", "www.doi.org"}:
            found += yield from _by_doi(identity.doi)
        if identity.isbn:
            url = f"https://openlibrary.org/isbn/{identity.isbn}"
            found.append(_official(url, f"Open Library’s page of ISBN {identity.isbn}"))
        return [each for each in found if each.url != dead.url]


def _by_doi(doi: str) -> Generator[Request, Outcome, list[AddressCandidate]]:
    request = record_request(doi)
    record = json_of((yield request))
    page = read_record(doi, record) if isinstance(record, dict) else None
    if page is None or page.title is None:
        return []
    answer = Answer(provider="doi", existence=Existence.EXISTS, page=page)
    return [_official(request.url, f"the registered address of DOI {doi}", Evidence(answer=answer, page=page))]


def _by_address(url: str) -> Iterator[AddressCandidate]:
    for pattern, words, address in _PATTERNS:
        if match := pattern.fullmatch(url):
            yield _official(address(match), words)


def _official(url: str, words: str, evidence: Evidence | None = None) -> AddressCandidate:
    return AddressCandidate(
        url=url, how="identifier", words=words, source=Source.OFFICIAL, same_id=True, evidence=evidence
    )


_PATTERNS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...] = (
    (_OPENREVIEW, "its page at OpenReview", lambda match: f"https://openreview.net/forum?id={quote(match[1])}"),
    (_PMLR, "its page at PMLR", lambda match: f"https://proceedings.mlr.press/{match[1]}/{match[2]}.html"),
    (
        _NEURIPS,
        "its page at NeurIPS",
        lambda match: (
            f"https://proceedings.neurips.cc/paper_files/paper/{match[1]}/hash/{match[2]}-Abstract{match[3]}.html"
        ),
    ),
    (_NIPS, "its page at NeurIPS", lambda match: f"https://papers.nips.cc/paper/{match[1]}"),
    (_ACL, "its page in the ACL Anthology", lambda match: f"https://aclanthology.org/{match[1]}/"),
)
