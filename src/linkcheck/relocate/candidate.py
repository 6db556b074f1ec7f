"""An address that may be where a dead link's page is today."""

from collections.abc import Generator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

import msgspec

from linkcheck.model import Evidence, Outcome, Request
from linkcheck.relocate.options import Name

if TYPE_CHECKING:
    from linkcheck.relocate.dead_host import DeadHost
    from linkcheck.relocate.dead_link import DeadLink


class Source(StrEnum):
    """Who names the address: what its word is worth."""

    OWNER = "owner"
    """The site of the dead link itself, or its former page."""
    OFFICIAL = "official"
    """The register that gives the identifier out."""
    CATALOGUE = "catalogue"
    """A search by title and authors."""
    LIST = "list"
    """The same list, for another entry of the same name."""
    FORK = "fork"
    """A continuation by other people: never the same thing for certain."""


class AddressCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """One possible address."""

    url: str
    how: Name
    words: str
    """How it was found: `found in the site’s sitemap`."""
    source: Source
    same_path: bool = False
    """The same path under another spelling or on the new host of the whole site."""
    same_id: bool = False
    """Its address is made from the thing's identifier."""
    certain: bool = False
    """Its source says that it is the same thing: where it is healthy, there is nothing to compare."""
    evidence: Evidence | None = None
    """What is known of it already; None where it has to be asked."""


WayFlow: TypeAlias = Generator[Request, Outcome, Sequence[AddressCandidate]]
"""Yields requests, is sent their outcomes, returns candidates, best first."""


class Way(Protocol):
    """One way to find new addresses. Instances are stateless and shared."""

    name: Name

    def flow(self, dead: "DeadLink", site: "DeadHost", /) -> WayFlow:
        """Name possible addresses of one dead link; `site` holds what is known of its host and of the run."""
