"""A dead link, and all that is known of what it led to."""

from collections.abc import Iterable
from functools import cached_property

import msgspec

from linkcheck.metadata.identifiers import arxiv_id, doi, isbn, isbn_in
from linkcheck.model import Evidence, Failure, Link, PageKind, PageMetadata, Reached, Target, TargetHistory, policy_of
from linkcheck.providers.entry import read_entry
from linkcheck.relocate.titles import distinctive_names, names_in
from linkcheck.urls.compare import Address, parse

_LOST = ("parked", "dangling", "hijack", "changed-hands")
"""Reasons with this prefix say that the site has another owner, or none: its pages prove nothing."""


class DeadLink:
    """One dead target. What is learnt of it during the search (its archived copy) is added to `pages`."""

    def __init__(
        self, target: Target, evidence: Evidence, history: TargetHistory, reason: str, archive_url: str | None = None
    ) -> None:
        self.target = target
        self.url = target.url
        self.history = history
        self.archive_url = archive_url
        self.answer = evidence.answer
        self.pages: list[PageMetadata] = [history.page] if history.page else []
        """What the page said of itself, the accepted one first."""
        self.outcome = evidence.outcome
        self.site_lost = reason.startswith(_LOST)
        """Whether the site has another owner today."""

    @cached_property
    def address(self) -> Address:
        """The address, taken apart."""
        return parse(self.url)

    @property
    def silent(self) -> bool:
        """Whether the host itself cannot be reached."""
        failed = self.outcome
        return isinstance(failed, Failure) and not failed.hops and policy_of(failed).reached is not Reached.YES

    @property
    def links(self) -> tuple[Link, ...]:
        """Where it is listed."""
        return self.target.links

    @property
    def labels(self) -> tuple[str, ...]:
        """What the lists call it."""
        return self.target.labels

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page called itself while it was there."""
        return tuple(dict.fromkeys(title for page in self.pages for title in titles_of(page)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the lists call the thing, as far as it is a name."""
        return tuple(dict.fromkeys(name for label in self.labels for name in distinctive_names(names_in(label))))

    @property
    def listed_authors(self) -> tuple[str, ...]:
        """Who wrote it, by the lists: `Title. A, B and C.`, `"Title" by A`."""
        return next((found for label in self.labels if (found := read_entry(label).authors)), ())

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it, by the page itself."""
        return next((page.authors for page in self.pages if page.authors), ())

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of thing that the page was."""
        return frozenset(page.kind.value for page in self.pages)

    @property
    def identity(self) -> "Identity":
        """Identifiers, by the page, the address and the labels."""
        texts = [self.url, *self.labels, *(link.text for link in self.links)]
        return Identity(
            doi=_first(page.doi for page in self.pages) or doi(texts),
            arxiv_id=_first(page.arxiv_id for page in self.pages) or arxiv_id(self.url) or _arxiv_in(texts),
            isbn=_first(page.isbn for page in self.pages) or isbn_in(self.url) or isbn(_with_isbn(texts)),
        )


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Names that outlive addresses."""

    doi: str | None = None
    arxiv_id: str | None = None
    isbn: str | None = None


def identity_of(page: PageMetadata) -> Identity:
    """Identifiers of a page."""
    return Identity(doi=page.doi, arxiv_id=page.arxiv_id, isbn=page.isbn)


def titles_of(page: PageMetadata) -> tuple[str, ...]:
    """Everything that a page calls itself, the title that was chosen first.

    A repository is called by its name and its description: its owner's name changes when it moves.
    """
    if page.kind is PageKind.REPOSITORY:
        name = (page.repository.full_name if page.repository else page.title or "").rpartition("/")[2]
        about = page.description or ""
        return tuple(dict.fromkeys(title for title in (name, about, f"{name}: {about}" if about else "") if title))
    offered = (page.title, page.h1, *(candidate.value for candidate in page.candidates))
    return tuple(dict.fromkeys(title for title in offered if title))


def _arxiv_in(texts: Iterable[str]) -> str | None:
    """`arXiv:2003.12808` in the middle of a text."""
    words = (
        word.strip("()[],.;")
        for text in texts
        for word in text.split()
        if word.lower().startswith(("arxiv:", "(arxiv:", "[arxiv:"))
    )
    return arxiv_id("", words)


def _with_isbn(texts: Iterable[str]) -> Iterable[str]:
    """Texts that say `ISBN`: any ten digits may look like one."""
    return (text[at:] for text in texts if (at := text.upper().find("ISBN")) >= 0)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
