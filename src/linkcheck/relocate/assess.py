"""Is what answers at a new address the thing that the dead link led to? Pure.

A candidate has to be healthy by the ordinary rules, and no front page of a deep one. It is the same thing when
identifiers agree, or when it has the title that the page had (or that the lists give it) and neither authors, kind nor
identifiers contradict. It is sure only where also the one who names the address has a right to.
"""

from collections.abc import Iterable

import msgspec

from linkcheck.classify.case import Case
from linkcheck.classify.evidence.phrases import is_generic
from linkcheck.classify.judge import judge
from linkcheck.model import Evidence, PageMetadata, Relocation, Response, Target, Verdict
from linkcheck.relocate.candidate import AddressCandidate, Source
from linkcheck.relocate.dead_link import DeadLink, Identity, identity_of, titles_of
from linkcheck.relocate.titles import Agreement, agreement, is_distinctive
from linkcheck.urls import host_of
from linkcheck.urls.compare import page_key, parse
from linkcheck.urls.domains import domain_of

_TRUSTED = frozenset({Source.OWNER, Source.OFFICIAL, Source.CATALOGUE})
_SPECIFIC = frozenset({"paper", "repository", "video", "book", "dataset", "image"})
_COMPATIBLE = frozenset({frozenset({"book", "paper"})})
"""Proceedings and chapters are called either."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a dead link and a page have in common."""

    identifier: str | None
    """Name of the identifier that both have: `DOI`, `arXiv id`, `ISBN`."""
    title: Agreement
    """With what the page itself was called."""
    label: Agreement
    """With what the lists call it."""
    authors: bool | None
    """None where one side names no author."""
    segment: bool
    """Whether both addresses end alike, in a distinctive way."""
    renamed_site: bool
    """Whether the site itself goes by another name than before: it may be another's."""
    distinctive: bool
    """Whether a title that agrees is one that hardly another page has."""


def assess(dead: DeadLink, candidate: AddressCandidate, evidence: Evidence) -> Relocation | None:
    """The relocation that a candidate's evidence proves; None where it proves none."""
    url = _landing(candidate, evidence, dead)
    page = evidence.page
    if url is None or page is None or _is_excluded(dead, url):
        return None
    # The author that a list names is not always in the byline; in a catalogue, each publication has its authors.
    authors = dead.authors or (dead.listed_authors if candidate.source is Source.CATALOGUE else ())
    facts = facts_of(dead, url, page, authors)
    if _contradicts(dead, page, facts) or not _is_same(candidate, facts, dead):
        return None
    words = ", ".join((*_words(facts), candidate.words))
    return Relocation(url=url, how=candidate.how, evidence=words, sure=_is_sure(candidate, facts, dead.url, url))


def facts_of(dead: DeadLink, url: str, page: PageMetadata, authors: Iterable[str]) -> Facts:
    """Compare; `authors` are those of the dead link."""
    titles = titles_of(page)
    host = host_of(url)
    known = tuple(title for title in dead.titles if not is_generic(title, dead.address.site))
    own = tuple(title for title in titles if not is_generic(title, host))
    labels = dead.names
    agreeing = [title for title in own if agreement((*known, *labels), (title,)) is not Agreement.NONE]
    last = parse(url).last
    sites = {known.site_name for known in dead.pages if known.site_name}
    return Facts(
        identifier=_shared_identifier(dead.identity, identity_of(page)),
        title=agreement(known, own),
        label=agreement(labels, own),
        authors=_authors_agree(authors, page.authors),
        segment=len(last) > 3 and last == dead.address.last and not last.isdecimal(),
        renamed_site=bool(page.site_name and sites) and page.site_name not in sites,
        distinctive=any(map(is_distinctive, agreeing)),
    )


def _landing(candidate: AddressCandidate, evidence: Evidence, dead: DeadLink) -> str | None:
    """The address to offer, where the candidate is healthy."""
    target = Target(url=candidate.url, host=host_of(candidate.url), links=dead.links)
    judgement = judge(Case(target, evidence))
    if judgement.verdict is Verdict.MOVED:
        return judgement.suggested_url or candidate.url
    if judgement.verdict is not Verdict.OK:
        return None
    if isinstance(evidence.outcome, Response) and page_key(evidence.outcome.url) != page_key(candidate.url):
        # A temporary redirect is followed for its page, and never written into a list, unless it is an identifier's.
        return candidate.url if candidate.same_id else None
    return judgement.suggested_url or candidate.url


def _is_excluded(dead: DeadLink, url: str) -> bool:
    """The dead address again, or a front page for a deep one."""
    return url == dead.url or (parse(url).root and not dead.address.root)


def _contradicts(dead: DeadLink, page: PageMetadata, facts: Facts) -> bool:
    if _different_identifier(dead.identity, identity_of(page)):
        return True
    if facts.identifier:
        return False
    if facts.authors is False:
        return True
    return _different_kind(dead.kinds, page.kind.value)


def _is_same(candidate: AddressCandidate, facts: Facts, dead: DeadLink) -> bool:
    named = max(facts.title, facts.label)
    if candidate.certain:
        return True
    if candidate.same_id and named is Agreement.NONE:
        # Lists call works what they like; but the former page knew its title, and some carry another work's identifier.
        return not dead.titles and (bool(facts.identifier) or not dead.names)
    if candidate.same_id or facts.identifier:
        return True
    if candidate.same_path:
        return named is not Agreement.NONE
    if facts.title is Agreement.SAME or (facts.label is Agreement.SAME and not dead.titles):
        return facts.distinctive or facts.segment or facts.authors is True
    if facts.label is Agreement.SAME and facts.title is Agreement.PART:
        return facts.distinctive
    return named is Agreement.PART and facts.segment and facts.distinctive and candidate.source in _TRUSTED


def _is_sure(candidate: AddressCandidate, facts: Facts, dead_url: str, url: str) -> bool:
    if candidate.source not in _TRUSTED:
        return False
    named = max(facts.title, facts.label)
    if candidate.certain:
        return True
    if facts.identifier or candidate.same_id:
        return named is not Agreement.NONE
    if candidate.source is Source.CATALOGUE:
        return named is Agreement.SAME and facts.authors is True
    if facts.renamed_site and domain_of(dead_url) == domain_of(url):
        # A domain that was sold may serve copies of what it had.
        return False
    if candidate.same_path:
        return named is Agreement.SAME or facts.distinctive
    return named is Agreement.SAME and (facts.distinctive or facts.segment)


def _words(facts: Facts) -> Iterable[str]:
    if facts.identifier:
        yield f"same {facts.identifier}"
    if facts.title is Agreement.SAME:
        yield "same title"
    elif facts.label is Agreement.SAME:
        yield "the title is its label"
    elif max(facts.title, facts.label) is Agreement.PART:
        yield "nearly the same title"
    if facts.authors:
        yield "same author"


def _shared_identifier(one: Identity, other: Identity) -> str | None:
    for name, field in (("DOI", "doi"), ("arXiv id", "arxiv_id"), ("ISBN", "isbn")):
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine and theirs and mine.casefold() == theirs.casefold():
            return name
    return None


def _different_identifier(one: Identity, other: Identity) -> bool:
    """A preprint's DOI and its journal's name one work; two of a kind never do."""
    if _shared_identifier(one, other):
        return False
    dois = [value.casefold() for value in (one.doi, other.doi) if value]
    preprints = sum(value.startswith("10.48550/") for value in dois)
    return (len(dois) == 2 and preprints != 1) or bool(one.arxiv_id and other.arxiv_id) or bool(one.isbn and other.isbn)


def _authors_agree(one: Iterable[str], other: Iterable[str]) -> bool | None:
    mine, theirs = {_family(name) for name in one}, {_family(name) for name in other}
    return bool(mine & theirs) if mine and theirs else None


def _family(name: str) -> str:
    """Family name, in either order of writing."""
    family = name.partition(",")[0] if "," in name else name.rpartition(" ")[2]
    return family.strip().casefold()


def _different_kind(known: frozenset[str], kind: str) -> bool:
    specific = known & _SPECIFIC
    if not specific or kind not in _SPECIFIC or kind in specific:
        return False
    return not any(frozenset({kind, each}) in _COMPATIBLE for each in specific)
