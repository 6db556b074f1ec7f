"""Names that several links may claim: a heading names a link only where it holds exactly one entry."""

from collections import Counter
from typing import NamedTuple, Protocol


class Named(Protocol):
    """What gets the label."""

    label: str


class Claim(NamedTuple):
    """One link that shows only its address, and what stands before it: `Link`, `Code`, or nothing."""

    link: Named
    lead: str


class _Owner:
    """A heading, a bold line or an outer item, with the links below it."""

    __slots__ = ("claims", "name", "others")

    def __init__(self, name: str) -> None:
        self.name = name
        self.claims: list[Claim] = []
        self.others = 0
        """Links that have names of their own."""


class SharedNames:
    """Collects the links that may take each name while a page is read, and decides at its end."""

    def __init__(self) -> None:
        self._owners: dict[int, _Owner] = {}
        self._last = 0

    def add(self, name: str) -> int:
        """The number of a new owner of a name."""
        self._last += 1
        self._owners[self._last] = _Owner(name)
        return self._last

    def claim(self, owner: int, link: Named, lead: str) -> None:
        """A link that shows only its address would take the owner's name."""
        self._owners[owner].claims.append(Claim(link, lead.casefold()))

    def count_other(self, owner: int) -> None:
        """Something else stands below the owner: a link with a name of its own, or a heading."""
        if owner in self._owners:
            self._owners[owner].others += 1

    def settle(self) -> None:
        """Give each name to the links of its one entry.

        Links with different leads (`Paper: …`, `Code: …`) are of one entry; two with the same lead, or without any, are
        of two.
        """
        for owner in self._owners.values():
            leads = Counter(claim.lead for claim in owner.claims)
            for claim in owner.claims:
                alone = not owner.others if not claim.lead else not leads[""]
                if leads[claim.lead] == 1 and alone:
                    claim.link.label = owner.name
