"""The archived copy: what the page said of itself, and the address and identifiers that it named."""

import re

from linkcheck.classify import ClassifyOptions
from linkcheck.classify.case import Case
from linkcheck.classify.evidence.likeness import likeness, shares_rare_word
from linkcheck.classify.judge import judge
from linkcheck.crawl.requests.page import evidence_of
from linkcheck.metadata import read_page
from linkcheck.model import Evidence, PageMetadata, Request, Response, Verdict
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink, titles_of
from linkcheck.relocate.options import Name
from linkcheck.relocate.ways.identifier import Identifier

_SNAPSHOT = re.compile(r"(https://web\.archive\.org/web/\d{14})(/https?://.+)")
_LIKENESS = ClassifyOptions().label_match
_identifier = Identifier()


class Archive:
    """One request, and only where the history has no page: what is learnt serves the ways after it too."""

    name: Name = "archive"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """Read the copy as the archive got it, without the archive's own additions."""
        match = _SNAPSHOT.fullmatch(dead.archive_url or "")
        if match is None or dead.pages:
            return ()
        outcome = yield Request(url=f"{match[1]}id_{match[2]}")
        page = _page(dead, outcome) if isinstance(outcome, Response) else None
        if page is None:
            return ()
        dead.pages.append(page)
        found = []
        if page.canonical_url and page.canonical_url != dead.url:
            words = "the archived copy names it as its address"
            found.append(AddressCandidate(url=page.canonical_url, how="archive", words=words, source=Source.OWNER))
        by_identifier = yield from _identifier.flow(dead, site)
        return [*found, *by_identifier]


def _page(dead: DeadLink, outcome: Response) -> PageMetadata | None:
    """The page in a copy; None where the copy is of an error, or of a page that is not what the lists mean."""
    if not 200 <= outcome.status < 300:
        return None
    page = read_page(dead.url, outcome.headers, outcome.body)
    seen = Evidence(outcome=Response(url=dead.url, status=200), page=page, markers=evidence_of(outcome).markers)
    if judge(Case(dead.target, seen)).verdict is not Verdict.OK:
        return None
    # A copy may have been made when the domain had changed hands: it has to be about what the lists mean.
    titles = titles_of(page)
    score = likeness(dead.names, titles)
    fits = score is None or score >= _LIKENESS or shares_rare_word(dead.names, titles)
    return page if fits else None
