"""Follow-up requests that describe a PDF, or a book behind a login, and the merge of their results. Pure."""

import msgspec

from linkcheck.metadata import landing_page, open_twin, read_page
from linkcheck.model import BodyExtent, Evidence, Outcome, PageKind, PageMetadata, Request, Response, TargetHistory

_PDF = "application/pdf"
_WALLED = frozenset({401, 403, 429})
_WHOLE = 10 * 1024 * 1024
"""Bytes up to which a PDF is read to its end; its title stands there."""


def follow_up_requests(evidence: Evidence, history: TargetHistory) -> tuple[Request, ...]:
    """Requests about a PDF that is there, until one answer describes it: its landing page, then all or the end of it.

    For a book behind a login: the publisher's public page. That page describes the book, and proves nothing about the
    link.
    """
    outcome, page = evidence.outcome, evidence.page
    if isinstance(outcome, Response) and outcome.status in _WALLED:
        asked = outcome.hops[0].url if outcome.hops else outcome.url
        twin = open_twin(asked)
        return (Request(url=twin, own=True),) if twin else ()
    if not isinstance(outcome, Response) or page is None or page.content_type != _PDF or evidence.not_modified:
        return ()
    if from_history(page, history) is not None:
        return ()
    landing = landing_page(outcome.url)
    first = (Request(url=landing, own=True),) if landing else ()
    if not outcome.truncated:  # a small file was read to its end, so that nothing is left to read
        return first
    whole = page.content_length is None or page.content_length <= _WHOLE
    return (*first, Request(url=outcome.url, read=BodyExtent.BODY if whole else BodyExtent.TAIL, own=True))


def from_history(page: PageMetadata, history: TargetHistory) -> PageMetadata | None:
    """The metadata of the same PDF from an earlier run: a paper of the same length under the same address."""
    known = history.page
    if known is None or known.title is None or known.content_length is None:
        return None
    return known if (known.content_type, known.content_length) == (_PDF, page.content_length) else None


def merge(evidence: Evidence, outcome: Outcome) -> Evidence:
    """The evidence with the metadata of the PDF; the file's own type and size stay."""
    page = evidence.page
    if not isinstance(outcome, Response) or not 200 <= outcome.status < 300:
        return evidence
    found = read_page(outcome.url, outcome.headers, outcome.body, status=outcome.status)
    if found.title is None:
        return _without_title(evidence, found)
    if page is None:
        return msgspec.structs.replace(evidence, page=found)
    return msgspec.structs.replace(
        evidence,
        page=msgspec.structs.replace(
            found,
            kind=PageKind.PDF if found.kind is PageKind.PAGE else found.kind,
            content_type=page.content_type,
            content_length=page.content_length,
            content_hash=page.content_hash,
        ),
    )


def _without_title(evidence: Evidence, found: PageMetadata) -> Evidence:
    """A file without a title may still name its authors and its date."""
    page = evidence.page
    if page is None or found.content_type != _PDF:
        return evidence
    known = msgspec.structs.replace(
        page,
        authors=page.authors or found.authors,
        published=page.published or found.published,
        doi=page.doi or found.doi,
        arxiv_id=page.arxiv_id or found.arxiv_id,
    )
    return msgspec.structs.replace(evidence, page=known)
