"""Metadata of a page, from the page itself."""

from enum import StrEnum

import msgspec

from linkcheck.model.pages.publication import Publication


class PageKind(StrEnum):
    """What kind of thing the link leads to."""

    PAGE = "page"
    PAPER = "paper"
    REPOSITORY = "repository"
    VIDEO = "video"
    BOOK = "book"
    COURSE = "course"
    SLIDES = "slides"
    PDF = "pdf"
    IMAGE = "image"
    DATASET = "dataset"
    TOOL = "tool"


class TitleCandidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One possible title, with its source (`og:title`, `citation_title`, `title` …)."""

    source: str
    value: str


class RepositoryFacts(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Facts about a repository, from its code host."""

    full_name: str
    """`owner/name` as the host spells it today."""
    archived: bool = False
    archived_at: str | None = None
    disabled: bool = False
    fork: bool = False
    stars: int | None = None
    licence: str | None = None
    """SPDX id."""
    pushed_at: str | None = None
    default_branch: str | None = None


class PageMetadata(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All metadata of a page. Text is cleaned of control and bidi characters and capped in length."""

    title: str | None = None
    title_source: str | None = None
    candidates: tuple[TitleCandidate, ...] = ()
    """All possible titles, the chosen one included."""
    h1: str | None = None
    """The first top heading, when the bytes that were read reach it."""
    description: str | None = None
    site_name: str | None = None
    authors: tuple[str, ...] = ()
    """Given name first: `Jane Doe`."""
    sort_names: tuple[str, ...] = ()
    """The same authors as the page gives them, family name first where it does: `Doe, Jane`. Empty where no name
    differs from that in `authors`."""
    more_authors: bool = False
    """Whether the page names more authors than are listed."""
    published: str | None = None
    """ISO 8601 date, as precise as the page is: `2020`, `2020-03` or `2020-03-08`."""
    modified: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    kind: PageKind = PageKind.PAGE
    content_type: str | None = None
    content_length: int | None = None
    content_hash: str | None = None
    """SHA-256 of the bytes that were read, hexadecimal."""
    doi: str | None = None
    arxiv_id: str | None = None
    isbn: str | None = None
    """Thirteen digits, without hyphens."""
    licence: str | None = None
    repository: RepositoryFacts | None = None
    publication: Publication | None = None
    duration: float | None = None
    """Seconds, of a video."""
