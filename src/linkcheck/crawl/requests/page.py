"""A target and its history -> a request; its outcome -> evidence. Pure."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from linkcheck.classify.evidence.fragments import checkable, fragment_markers
from linkcheck.classify.evidence.markers import find_markers
from linkcheck.classify.evidence.odd_statuses import is_odd
from linkcheck.crawl.fresh import is_brief
from linkcheck.crawl.requests import documents
from linkcheck.metadata import decode_html, read_page
from linkcheck.model import (
    TRUSTED,
    BodyExtent,
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
_BY_A_PERSON = "marked-alive"
"""The reason of an override, which says nothing of what the page holds."""
_TEXT = ("text/", "html", "xml", "json")


class PageJob(NamedTuple):
    """One request for a page; a target is known by its number."""

    number: int
    host: str
    joined: bool = True
    """By a worker that joined the host's queue, and stays with it."""
    trial: bool = False
    """Of a host whose circuit breaker is open."""
    once: bool = False
    """Without retries: the first request has had them."""


def request_for(target: Target, history: TargetHistory = _NEVER, *, once: bool = False) -> Request:
    """The request for the page; conditional where its validators and its metadata are stored."""
    retries, brief = 0 if once else None, is_brief(history)
    # Without validators where the text is needed: a body that is not sent cannot be searched.
    if checkable(fragments_of(target)):
        return Request(url=target.url, read=BodyExtent.PAGE, retries=retries, brief=brief)
    headers: list[tuple[str, str]] = []
    if history.page is not None and not _text_is_needed(history):
        if history.etag:
            headers.append(("If-None-Match", history.etag))
        if history.last_modified:
            headers.append(("If-Modified-Since", history.last_modified))
    return Request(url=target.url, headers=tuple(headers), retries=retries, brief=brief)


def fragments_of(target: Target) -> tuple[str, ...]:
    """The fragments of the links to the page."""
    return tuple(dict.fromkeys(link.url.partition("#")[2] for link in target.links if "#" in link.url))


def evidence_of(outcome: Outcome, history: TargetHistory = _NEVER, fragments: Sequence[str] = ()) -> Evidence:
    """The evidence of one outcome: metadata and markers, without the body. `fragments` are searched in a whole page."""
    if not isinstance(outcome, Response):
        return Evidence(outcome=outcome, confirmed=outcome.tries > 1 and policy_of(outcome).recheck is Recheck.IF_TIME)
    if outcome.status == 304 and history.page is not None:
        return Evidence(outcome=without_body(outcome), page=history.page, not_modified=True)
    success = 200 <= outcome.status < 300 or bool(is_odd(outcome) and outcome.body)
    known = _unchanged(outcome, history) if success else None
    # The markers of a healthy page that has not changed are those of its headers.
    text = "" if known is not None and _was_healthy(history) and not fragments else text_of(outcome)
    page = None
    if success:  # the metadata of an error page does not describe the target of the link
        page = known or read_page(outcome.url, outcome.headers, outcome.body, status=outcome.status, text=text or None)
        page = documents.from_history(page, history) or page
    markers = find_markers(outcome, text)
    if fragments and page is not None and not outcome.truncated and "html" in (page.content_type or "html"):
        markers += fragment_markers(fragments, text)
    recovered = outcome.tries > 1 and page is not None
    return Evidence(outcome=without_body(outcome), page=page, markers=markers, recovered=recovered)


def _unchanged(response: Response, history: TargetHistory) -> PageMetadata | None:
    """The stored metadata of the very same bytes: parsing is most of the cost of a page."""
    known = history.page
    if known is None or known.content_hash is None or not response.body:
        return None
    return known if hashlib.sha256(response.body).hexdigest() == known.content_hash else None


def _was_healthy(history: TargetHistory) -> bool:
    """Whether the page that was accepted last is the one that was seen last, and its text held nothing to tell."""
    return history.verdict in TRUSTED and history.changed_since is None and not _text_is_needed(history)


def _text_is_needed(history: TargetHistory) -> bool:
    """Whether the text has to be seen again, though it is the same: its metadata do not tell what to say of it."""
    return history.leads_on or history.reason == _BY_A_PERSON


def text_of(response: Response) -> str:
    """The body as far as it was read, if it is text."""
    kind = (response.header("content-type") or "text/html").lower()
    return decode_html(response.headers, response.body) if any(word in kind for word in _TEXT) else ""


def without_body(outcome: Outcome) -> Outcome:
    """The outcome without its body."""
    if isinstance(outcome, Response) and outcome.body:
        return msgspec.structs.replace(outcome, body=b"")
    return outcome
