"""The move of a whole site, as its other links show it: one rule serves every link of the host."""

from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name

_MOST = 2


class Prefix:
    """The rules that fit the address, those that most links moved by first."""

    name: Name = "prefix"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """Rules were learnt before the search; see `linkcheck.relocate.prefixes`."""
        yield from ()
        found = []
        for rule in site.knowledge.rules.get(dead.address.site, ()):
            if (url := rule.apply(dead.url)) is not None:
                links = "another link" if rule.seen == 1 else f"{rule.seen} other links"
                words = f"{links} of {rule.host} moved the same way"
                found.append(AddressCandidate(url=url, how="prefix", words=words, source=Source.OWNER, same_path=True))
        return found[:_MOST]
