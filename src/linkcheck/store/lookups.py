"""Results of look-ups outside of the crawl. They outlive the targets: a link may come back to its list."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from linkcheck.model import Candidate, HostFacts, Offer, Relocation
from linkcheck.store.files.errors import faults
from linkcheck.store.opened import OpenedFile
from linkcheck.store.rows.cells import timestamp
from linkcheck.store.tables import archives, hosts, relocations, suggestions


class Lookups(OpenedFile):
    """What archives, searches, catalogues and hosts have answered."""

    # Snapshots in web archives: found once, known for ever.

    def archive_urls(self, urls: Iterable[str]) -> dict[str, str | None]:
        """The snapshots that were looked up before; None where none was found. Others are missing from it."""
        with faults(self._path):
            return archives.known(self._db, list(urls))

    def remember_archive(self, url: str, archive_url: str | None, looked_up: datetime) -> None:
        """Store the results of the search for snapshots; a snapshot is never overwritten by a later miss."""
        with faults(self._path), self._db.atomic():
            archives.remember(self._db, url, archive_url, timestamp(looked_up))

    # New addresses of dead links: found once, not searched for again; refused once, never offered again.

    def relocations(self, urls: Iterable[str]) -> dict[str, Relocation | None]:
        """Results of earlier searches; None where nothing was found. Other URLs are missing."""
        with faults(self._path):
            return relocations.known(self._db, list(urls))

    def remember_relocation(self, url: str, relocation: Relocation | None, looked_up: datetime, complete: bool) -> None:
        """Store the result of a search, for the reports. A miss that is not `complete` holds 3 days."""
        with faults(self._path), self._db.atomic():
            relocations.remember(self._db, url, relocation, timestamp(looked_up), complete)

    def refused_urls(self, url: str) -> frozenset[str]:
        """Addresses that a person refused for a dead link."""
        with faults(self._path):
            return relocations.refused_urls(self._db, url)

    def is_offered(self, url: str) -> bool:
        """Whether a new address is offered for a link, or it is one that is offered."""
        with faults(self._path):
            return relocations.is_offered(self._db, url)

    def refuse(self, url: str, at: datetime) -> list[tuple[str, str]]:
        """Refuse what is offered for a dead link, or an address wherever it is offered; the pairs that this was."""
        with faults(self._path), self._locked(), self._db.atomic():
            return relocations.refuse(self._db, url, timestamp(at))

    def offers(self, url: str) -> tuple[Offer, ...]:
        """Every new address that was offered for a link, those that were refused first."""
        with faults(self._path):
            return relocations.offers(self._db, url)

    def moves(self, sites: Collection[str]) -> list[tuple[str, str]]:
        """Links of these hosts that led elsewhere for good, by results and by sure relocations."""
        with faults(self._path):
            return relocations.moves(self._db, sites)

    # What entries without a link may mean.

    def suggestions(self, entries: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Candidates of earlier queries, by the entry's text; other entries are missing."""
        with faults(self._path):
            return suggestions.known(self._db, list(entries))

    def remember_suggestions(self, entry: str, candidates: Sequence[Candidate], looked_up: datetime) -> None:
        """Store the answer of a query; reports show it with the finding of that text."""
        with faults(self._path), self._db.atomic():
            suggestions.remember(self._db, entry, candidates, timestamp(looked_up))

    # Facts about hosts.

    def host_facts(self, now: datetime) -> dict[str, HostFacts]:
        """Facts about hosts from earlier runs, without those that are too old."""
        with faults(self._path):
            return hosts.known(self._db, timestamp(now))

    def remember_hosts(self, facts: Mapping[str, HostFacts], learnt: datetime) -> None:
        """Store the facts that a run learnt about hosts, for a week."""
        with faults(self._path), self._db.atomic():
            hosts.remember(self._db, facts, timestamp(learnt))
