"""A URL that is requested once, however often it is listed, and its history."""

from datetime import datetime

import msgspec

from linkcheck.model.lists.link import Link
from linkcheck.model.pages.page import PageMetadata
from linkcheck.model.runs.verdict import Verdict


class Target(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One URL to request, without fragment."""

    url: str
    """What is requested: normalised without changing the meaning (see `linkcheck.urls`)."""
    host: str
    """Lower-case host name in ASCII form; the key of queues and limiters."""
    links: tuple[Link, ...]
    """Every place that lists it, in order."""

    @property
    def written(self) -> tuple[str, ...]:
        """The distinct spellings of the address in the lists, in order."""
        return tuple(dict.fromkeys(link.url for link in self.links))

    @property
    def labels(self) -> tuple[str, ...]:
        """The distinct labels it is listed under, in order."""
        return tuple(dict.fromkeys(link.label for link in self.links if link.label))


class TargetHistory(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The stored history of a target from *earlier* runs. All empty for a new one."""

    first_seen: datetime | None = None
    last_checked: datetime | None = None
    last_ok: datetime | None = None
    """Last time it was ok, moved or suspect-but-answering: None means never seen healthy."""
    verdict: Verdict | None = None
    """The last recorded verdict and reason."""
    reason: str | None = None
    since: datetime | None = None
    """When the present verdict and reason began."""
    failing_since: datetime | None = None
    """First failed check of the current streak; one success clears it."""
    failed_checks: int = 0
    """Failed checks in the current streak."""
    blocked_since: datetime | None = None
    recoveries: int = 0
    """How often it came back after failing: more than two means it flaps."""
    redirect_url: str | None = None
    """Final URL of the temporary redirect seen last."""
    redirect_runs: int = 0
    """In how many runs in a row that was the target."""
    title: str | None = None
    """Title of the page that was accepted last, for drift."""
    page: PageMetadata | None = None
    """The page that was accepted last: healthy, and no change of its title open."""
    changed_since: datetime | None = None
    """First check that found another page than the accepted one; None once the change is settled."""
    changed_checks: int = 0
    """Checks that found another page than the accepted one, since then."""
    wall_returns: int = 0
    """How often a wall came after a check without one."""
    open_checks: int = 0
    """Checks in a row without a wall since the last wall; counted only after a wall came back."""
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    archive_url: str | None = None
    overdue: bool = False
    """The last run that listed it did not reach it: it goes first."""
    expiring: bool = False
    """The last check said that its certificate ends soon."""
    leads_on: bool = False
    """The last check said that the page leads elsewhere by a script, which its metadata do not tell."""
