"""What one run learnt about one target."""

from datetime import datetime
from enum import StrEnum

import msgspec

from linkcheck.model.exchange import Failure, Outcome
from linkcheck.model.page import PageMetadata
from linkcheck.model.verdict import Judgement


class Existence(StrEnum):
    """What an official source says of the thing behind a link."""

    EXISTS = "exists"
    GONE = "gone"
    PRIVATE = "private"
    UNKNOWN = "unknown"
    """The source could not say (it is down, or limits us): ask the page."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a provider (an official API) says of one URL."""

    provider: str
    existence: Existence
    moved_to: str | None = None
    """Where the thing lives now, when the source says it was renamed."""
    page: PageMetadata | None = None
    detail: str = ""


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that is known about a target from one run; stored, so that verdicts can be recomputed."""

    outcome: Outcome | None = None
    """The last answer of the page's own server; bodies are dropped before storing."""
    page: PageMetadata | None = None
    markers: tuple[str, ...] = ()
    """Ids of telling traits found in headers and the bytes read (see `linkcheck.classify.evidence.markers`)."""
    answer: Answer | None = None
    """What a provider said, when one was asked."""
    confirmed: bool = False
    """Asked again later in the run with the same outcome (404, NXDOMAIN)."""
    recovered: bool = False
    """An earlier try of this run failed, the last one succeeded."""
    not_modified: bool = False
    """304: `page` is the remembered one."""
    probe: Outcome | None = None
    """Answer to a random sibling of the URL."""
    name_servers: tuple[str, ...] = ()
    """Of the registrable domain, asked for suspects only."""
    pending: bool = False
    """The run was stopped before this was asked a second time, so a resumed run asks again."""

    @property
    def asked(self) -> bool:
        """Whether this target was asked, and not only others of its host."""
        return self.outcome is None or self.outcome.tries > 0 or bool(self.outcome.hops)

    @property
    def counts(self) -> bool:
        """Whether a failure counts towards the target's own streak: that its host refused others does not."""
        return self.asked or isinstance(self.outcome, Failure)


class Result(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One target's evidence and judgement in one run."""

    url: str
    """The target's URL."""
    evidence: Evidence
    judgement: Judgement
    checked_at: datetime
    seconds: float = 0.0
