"""The present address of the content of a dead link."""

from datetime import datetime

import msgspec


class Relocation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A new address for a dead link, and what proves it."""

    url: str
    """The new address: the last one, where it redirects for good."""
    how: str
    """Id of the way that found it: `spelling`, `prefix`, `sitemap` … (see `linkcheck.relocate.registry`)."""
    evidence: str
    """What proves it, as words: `same title, found in the site’s sitemap`."""
    sure: bool
    """Whether it is certain enough to be written into the list (`fix --relocate`)."""


class Offer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An address that was offered for a dead link, as stored in the database."""

    relocation: Relocation
    found: datetime
    refused: bool = False
    """A person refused it as another page: it is never offered again."""
