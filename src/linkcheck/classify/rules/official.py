"""What an official source says weighs more than what the page's server does."""

from linkcheck.classify.case import Case
from linkcheck.classify.rules.blocked import BLOCKED
from linkcheck.classify.ruling import Ruling, Weight
from linkcheck.model import Existence
from linkcheck.urls.compare import UrlRelation, relation

_GONE = {
    "github": "repo-not-found",
    "doi": "doi-not-found",
    "arxiv": "paper-not-found",
    "youtube": "video-removed",
    "vimeo": "video-removed",
}


def gone(case: Case) -> Ruling | None:
    """An official source that says: no such thing, or private."""
    answer = case.evidence.answer
    if answer is None:
        return None
    said = f"{answer.provider}: {answer.detail}" if answer.detail else answer.provider
    if answer.existence is Existence.PRIVATE:
        return Ruling("provider-private", said, Weight.SOFT)
    # A resolver that forwards to a publisher knows the number, whatever it said of its record.
    if answer.existence is not Existence.GONE or case.changed_domain:
        return None
    reason = _GONE.get(answer.provider, "provider-gone")
    if reason == "repo-not-found" and answer.page and answer.page.repository:
        reason = "repo-path-not-found"
    return Ruling(reason, said, Weight.HARD)


def renamed(case: Case) -> Ruling | None:
    """An official source that knows the thing under another address."""
    answer = case.evidence.answer
    if answer is None or answer.moved_to is None or answer.existence is not Existence.EXISTS:
        return None
    if answer.moved_to.casefold() == case.target.url.casefold():
        return None
    if relation(case.target.url, answer.moved_to) in {UrlRelation.SAME, UrlRelation.LOCALE}:
        return None
    return Ruling("renamed", f"{answer.provider}: now {answer.moved_to}", suggested_url=answer.moved_to, fix="renamed")


def vouched(case: Case) -> Ruling | None:
    """An official source that vouches for a page we did not ask, or that would not let us in."""
    if not case.exists or case.evidence.answer is None:
        return None
    provider = case.evidence.answer.provider
    if case.evidence.outcome is None:
        return Ruling("exists", f"{provider} knows it")
    for rule in BLOCKED:
        ruling = rule(case)
        if ruling:
            return Ruling("exists", f"{provider} knows it; the page itself: {ruling.reason}")
    return None
