"""What only the whole run shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from linkcheck.classify.address import UrlRelation, page_key, parse, relation
from linkcheck.model import Evidence, Response, Target


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """Counts over one run."""

    landings: Mapping[str, int] = {}
    """By final page: how many different listed pages were redirected to it."""
    network_down: bool = False
    """Set by whoever asked the canaries."""


NOTHING = Survey()
"""For judging one link on its own."""


def survey(evidence: Iterable[tuple[Target, Evidence]]) -> Survey:
    """Count where redirects end. Front pages, and spellings of one page, count as nothing."""
    sources: dict[str, set[str]] = defaultdict(set)
    for target, known in evidence:
        outcome = known.outcome
        if not isinstance(outcome, Response) or not outcome.hops or parse(target.url).root:
            continue
        if relation(target.url, outcome.url) is UrlRelation.DIFFERENT:
            sources[page_key(outcome.url)].add(page_key(target.url).partition("?")[0])
    return Survey(landings={page: len(listed) for page, listed in sources.items() if len(listed) > 1})
