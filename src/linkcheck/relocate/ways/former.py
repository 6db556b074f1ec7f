"""Where the dead address led while it was healthy: its redirect, and the address its page called canonical."""

from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name


class Former:
    """By the history alone."""

    name: Name = "former"

    def flow(self, dead: DeadLink, _: DeadHost) -> WayFlow:
        """Candidates that cost no search."""
        yield from ()
        history = dead.history
        known = [(history.final_url, "it used to redirect there")]
        if history.page is not None:
            known.append((history.page.canonical_url, "its former page called that its address"))
        return [
            AddressCandidate(url=url, how="former", words=words, source=Source.OWNER)
            for url, words in known
            if url and url != dead.url
        ]
