"""Places in the texts of repositories that an official source has answered for: their pages were not requested."""

from collections.abc import AsyncIterator, Iterable

from linkcheck.classify.evidence.fragments import checkable, fragment_markers
from linkcheck.crawl.outage import Fetch
from linkcheck.crawl.requests.page import fragments_of
from linkcheck.crawl.requests.sibling_probes import Suspect
from linkcheck.model import Evidence, Existence, Response, Target
from linkcheck.providers.code.github.readme import readme_request

_PATIENCE = 2
"""Refusals in a row after which the API gets no more requests: the hour's points may be spent."""
_UNKNOWN = frozenset({404, 406, 415})
"""No README, or none that is rendered."""


def wants_readme(target: Target, evidence: Evidence) -> bool:
    """Whether a link names a place in a text of GitHub's, and only the API was asked."""
    answer = evidence.answer
    if answer is None or answer.existence is not Existence.EXISTS or evidence.outcome is not None:
        return False
    return bool(checkable(fragments_of(target))) and readme_request(target.url) is not None


async def request_readmes(suspects: Iterable[Suspect], *, fetch: Fetch) -> AsyncIterator[Suspect]:
    """Yield each suspect with markers of the places that its text does not have."""
    refused = 0
    for target, evidence in suspects:
        request = readme_request(target.url)
        if request is None or refused >= _PATIENCE:
            continue
        outcome = await fetch(request)
        found = isinstance(outcome, Response) and outcome.status == 200 and not outcome.truncated
        known = isinstance(outcome, Response) and (found or outcome.status in _UNKNOWN)
        refused = 0 if known else refused + 1
        if isinstance(outcome, Response) and found:
            text = outcome.body.decode("utf-8", "replace")
            yield target, evidence.with_markers(fragment_markers(fragments_of(target), text))
