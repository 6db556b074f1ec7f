"""The same label, linked elsewhere in the lists to a healthy address. Sends no request."""

from linkcheck.model.text import fold
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name
from linkcheck.relocate.titles import distinctive_names


class NeighbourLabel:
    """One candidate a healthy link of that label."""

    name: Name = "list"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """What this run found there is known already."""
        yield from ()
        return [
            AddressCandidate(
                url=each.url,
                how="list",
                words="the lists link the same label there",
                source=Source.LIST,
                evidence=each.evidence,
            )
            for label in distinctive_names(dead.labels)
            for each in site.knowledge.neighbours.get(fold(label), ())
            if each.url != dead.url
        ]
