"""A target and what we remember of it -> a request; its outcome -> evidence. Pure."""

import hashlib
from typing import NamedTuple

import msgspec

from linkcheck.classify import find_markers
from linkcheck.crawl.requests import documents
from linkcheck.metadata import decode_html, read_page
from linkcheck.model import (
    Evidence,
    Outcome,
    PageMetadata,
    Recheck,
    Request,
    Response,
    Target,
    TargetHistory,
    policy_of,
)

_NEVER = TargetHistory()
_TEXT = ("text/", "html", "xml", "json")


class Ask(NamedTuple):
    """One asking of a page; targets go by their number."""

    number: int
    host: str
    joined: bool = True
    """By a worker that joined the host's queue, and stays with it."""
    trial: bool = False
    """Of a host that was given up."""
    once: bool = False
    """Without retries: the first asking has had them."""


def request_for(target: Target, history: TargetHistory = _NEVER, *, once: bool = False) -> Request:
    """Ask for the page, or only whether it changed where its validators and its page are remembered."""
    headers: list[tuple[str, str]] = []
    if history.page is not None:
        if history.etag:
            headers.append(("If-None-Match", history.etag))
        if history.last_modified:
            headers.append(("If-Modified-Since", history.last_modified))
    return Request(url=target.url, headers=tuple(headers), retries=0 if once else None)


def evidence_of(outcome: Outcome, history: TargetHistory = _NEVER) -> Evidence:
    """What one outcome says: page and markers read, body dropped."""
    if not isinstance(outcome, Response):
        return Evidence(outcome=outcome, confirmed=outcome.tries > 1 and policy_of(outcome).recheck is Recheck.IF_TIME)
    if outcome.status == 304 and history.page is not None:
        return Evidence(outcome=without_body(outcome), page=history.page, not_modified=True)
    page = None
    if 200 <= outcome.status < 300:  # what an error page says of itself is not what the link leads to
        page = _unchanged(outcome, history) or read_page(
            outcome.url, outcome.headers, outcome.body, status=outcome.status
        )
        page = documents.from_history(page, history) or page
    markers = find_markers(outcome, text_of(outcome))
    recovered = outcome.tries > 1 and page is not None
    return Evidence(outcome=without_body(outcome), page=page, markers=markers, recovered=recovered)


def _unchanged(response: Response, history: TargetHistory) -> PageMetadata | None:
    """What is remembered of the very same bytes: reading them again is most of what a page costs us."""
    known = history.page
    if known is None or known.content_hash is None or not response.body:
        return None
    return known if hashlib.sha256(response.body).hexdigest() == known.content_hash else None


def text_of(response: Response) -> str:
    """The body as far as it was read, if it is text."""
    kind = (response.header("content-type") or "text/html").lower()
    return decode_html(response.headers, response.body) if any(word in kind for word in _TEXT) else ""


def without_body(outcome: Outcome) -> Outcome:
    """The outcome as it is kept: bodies are read once and forgotten."""
    if isinstance(outcome, Response) and outcome.body:
        return msgspec.structs.replace(outcome, body=b"")
    return outcome
