"""What the ways share: the run's knowledge, and what one dead host's own documents say."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from linkcheck.model import Evidence
from linkcheck.providers.catalogues import Catalogues
from linkcheck.relocate.prefixes import PrefixRule


class Neighbour(msgspec.Struct, frozen=True, kw_only=True):
    """A healthy link of the lists under the same label."""

    url: str
    evidence: Evidence


class Knowledge(msgspec.Struct, kw_only=True):
    """What one run and its history know beside the dead link."""

    rules: dict[str, list[PrefixRule]] = {}
    """By the old host: how its links moved."""
    neighbours: Mapping[str, Sequence[Neighbour]] = {}
    """By folded label."""
    catalogues: Catalogues = msgspec.field(default_factory=Catalogues)
    github: bool = False
    """Whether GitHub's API may be asked: there is a token for it."""


class DeadHost:
    """One dead host, as far as it was looked at in this run. Its dead links are searched one after the other."""

    def __init__(self, host: str, knowledge: Knowledge) -> None:
        self.host = host
        self.knowledge = knowledge
        self.addresses: Sequence[str] | None = None
        """Pages that its sitemap names; None before it was asked for."""
        self.feed: Sequence[tuple[str, str]] | None = None
        """Title and address of each entry of its feed, likewise."""
        self.useless = Counter[str]()
        """How often each other spelling led nowhere here."""
