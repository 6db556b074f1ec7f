"""The evidence and the judgement of one target in one run."""

from datetime import datetime
from enum import StrEnum

import msgspec

from linkcheck.model.http.exchange import Failure, Outcome
from linkcheck.model.pages.page import PageMetadata
from linkcheck.model.runs.verdict import Judgement


class Existence(StrEnum):
    """The state of the content behind a link, from an official source."""

    EXISTS = "exists"
    GONE = "gone"
    PRIVATE = "private"
    UNKNOWN = "unknown"
    """The source has no answer (it is down, or limits requests): request the page."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The answer of a provider (an official API) about one URL."""

    provider: str
    existence: Existence
    moved_to: str | None = None
    """The present address, when the content was renamed."""
    page: PageMetadata | None = None
    detail: str = ""


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All facts about a target from one run; stored, so that verdicts can be recomputed."""

    outcome: Outcome | None = None
    """The last answer of the page's own server; bodies are dropped before storing."""
    page: PageMetadata | None = None
    markers: tuple[str, ...] = ()
    """Ids of markers found in headers and the bytes read (see `linkcheck.classify.evidence.markers`)."""
    answer: Answer | None = None
    """The answer of a provider, when one was queried."""
    confirmed: bool = False
    """Requested again later in the run with the same outcome (404, NXDOMAIN)."""
    recovered: bool = False
    """An earlier try of this run failed, the last one succeeded."""
    not_modified: bool = False
    """304: `page` is the stored one."""
    probe: Outcome | None = None
    """Answer to a random sibling of the URL."""
    name_servers: tuple[str, ...] = ()
    """Name servers of the registrable domain, looked up for suspects only."""
    pending: bool = False
    """The run was stopped before a recheck, so a resumed run requests the target again."""

    def with_markers(self, markers: tuple[str, ...]) -> "Evidence":
        """The same with more markers."""
        return msgspec.structs.replace(self, markers=self.markers + markers)

    @property
    def description(self) -> PageMetadata | None:
        """What the page is: from itself, else from the official source."""
        return self.page or (self.answer.page if self.answer else None)

    @property
    def asked(self) -> bool:
        """Whether this target was requested, and not only others of its host."""
        return self.outcome is None or self.outcome.tries > 0 or bool(self.outcome.hops)

    @property
    def counts(self) -> bool:
        """Whether a failure counts towards the target's own streak: a refusal of other targets of its host does not."""
        return self.asked or isinstance(self.outcome, Failure)


class Result(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One target's evidence and judgement in one run."""

    url: str
    """The target's URL."""
    evidence: Evidence
    judgement: Judgement
    checked_at: datetime
    seconds: float = 0.0
