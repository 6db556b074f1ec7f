"""Counts over a whole run."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from linkcheck.classify.evidence.phrases import is_generic, title_key
from linkcheck.model import Evidence, Judgement, Response, Target, Verdict
from linkcheck.urls.compare import UrlRelation, page_key, parse, relation
from linkcheck.urls.domains import domain_of

MISSING = frozenset({"http-404", "http-410"})
"""Reasons of links whose server says that there is no such page."""
_SEVERAL = 3
"""Links of a host that must fail in one run before the failure counts as the host's."""


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """Counts over one run."""

    landings: Mapping[str, int] = {}
    """By final page: how many different listed pages were redirected to it."""
    titles: Mapping[str, int] = {}
    """By title (see `phrases.title_key`): on how many registrable domains it is new."""
    fallen_hosts: frozenset[str] = frozenset()
    """Hosts of which every link failed, three or more of them for the first time."""
    network_down: bool = False
    """Whether the canaries, hosts that are up when the network is, gave no answer; the crawl sets this."""


NOTHING = Survey()
"""For judging one link on its own."""


class HostTally:
    """Verdicts by host, to find the hosts of which every link failed in one run."""

    def __init__(self) -> None:
        self._links: Counter[str] = Counter()
        self._failed: Counter[str] = Counter()
        self._fell: Counter[str] = Counter()
        self._missing: Counter[str] = Counter()

    def note(self, host: str, judgement: Judgement, before: Verdict | None) -> None:
        """Count one link's judgement; `before` is its verdict in the run before."""
        self._links[host] += 1
        self._missing[host] += judgement.reason in MISSING
        if judgement.verdict in {Verdict.FAILING, Verdict.BROKEN}:
            self._failed[host] += 1
            self._fell[host] += before in {Verdict.OK, Verdict.MOVED}

    def lacks_all(self, host: str) -> bool:
        """Whether every link of the host so far was answered 404 or 410."""
        return 0 < self._missing[host] == self._links[host]

    def lacks_several(self, host: str) -> bool:
        """Whether that holds of at least three links: the server may answer so to everything."""
        return self._missing[host] >= _SEVERAL and self.lacks_all(host)

    def fell(self, host: str) -> bool:
        """Whether a link of the host that was well before has failed in this run."""
        return self._fell[host] > 0

    def fallen(self) -> frozenset[str]:
        """Hosts of which every link failed, and at least three that were well before."""
        return frozenset(
            host for host, count in self._fell.items() if count >= _SEVERAL and self._failed[host] == self._links[host]
        )


def survey(evidence: Iterable[tuple[Target, Evidence]], fallen_hosts: frozenset[str] = frozenset()) -> Survey:
    """Count where redirects end, and which titles stand on several domains.

    Of redirects, front pages and spellings of one page count as nothing; of titles, those that name nothing.
    """
    sources: dict[str, set[str]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for target, known in evidence:
        outcome = known.outcome
        title = known.page.title if known.page else None
        if title and isinstance(outcome, Response) and not is_generic(title):
            titles[title_key(title)].add(domain_of(outcome.url))
        if not isinstance(outcome, Response) or not outcome.hops or parse(target.url).root:
            continue
        if relation(target.url, outcome.url) is UrlRelation.DIFFERENT:
            sources[page_key(outcome.url)].add(page_key(target.url).partition("?")[0])
    return Survey(
        landings={page: len(listed) for page, listed in sources.items() if len(listed) > 1},
        titles={title: len(domains) for title, domains in titles.items() if len(domains) > 1},
        fallen_hosts=fallen_hosts,
    )
