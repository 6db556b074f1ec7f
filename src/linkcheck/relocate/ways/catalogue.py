"""Crossref and arXiv, by title and authors: for works whose identifier is not known."""

import msgspec

from linkcheck.metadata.identifiers import arxiv_id, doi
from linkcheck.model import Answer, Candidate, Evidence, Existence, PageKind, PageMetadata
from linkcheck.providers import WorkEntry, read_entry
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name
from linkcheck.relocate.titles import distinctive_names, is_distinctive

_WORKS = frozenset({"paper", "book", "pdf"})
_NAMES = {"crossref": "Crossref", "arxiv": "arXiv"}
_SURE = 95
_LEAST = 85


class Catalogue:
    """Works only: an article of a blog is in no catalogue, and its namesake would be."""

    name: Name = "catalogue"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """Publications with all but the same title."""
        entry = work_of(dead)
        if entry is None:
            return ()
        found = yield from site.knowledge.catalogues.flow(entry, _SURE)
        return [_candidate(each) for each in found or () if each.score >= _LEAST and each.url != dead.url]


def work_of(dead: DeadLink) -> WorkEntry | None:
    """Title and authors of the work that a dead link led to; None where it was, or may have been, something else."""
    entries = [read_entry(label) for label in distinctive_names(dead.labels)]
    is_work = bool(dead.kinds & _WORKS) or dead.url.lower().partition("?")[0].endswith((".pdf", ".ps", ".ps.gz"))
    titles = [title for title in dead.titles if is_distinctive(title)]
    if is_work and titles:
        return WorkEntry(title=titles[0], authors=dead.authors or next((each.authors for each in entries), ()))
    known = [each for each in entries if is_distinctive(each.title) and (is_work or each.authors)]
    return known[0] if known else None


def _candidate(found: Candidate) -> AddressCandidate:
    page = PageMetadata(
        title=found.title,
        authors=found.authors,
        published=found.published,
        kind=PageKind.PAPER,
        doi=doi([found.url]),
        arxiv_id=arxiv_id(found.url),
    )
    answer = Answer(provider=found.source, existence=Existence.EXISTS, page=page)
    return AddressCandidate(
        url=found.url,
        how="catalogue",
        words=f"found in {_NAMES.get(found.source, found.source)}",
        source=Source.CATALOGUE,
        evidence=Evidence(answer=answer, page=msgspec.structs.replace(page)),
    )
