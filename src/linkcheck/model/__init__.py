"""The vocabulary: frozen values that every stage of the journey reads and writes.

A `Link` is a place in a list, a `Target` a URL to ask once. A `Request` is asked and an `Outcome` (`Response`
or `Failure`) comes back: what happened. `Evidence` gathers it; a `Judgement` (`Verdict` + reason) is what we
think of it. `PageMetadata` is what the page is. A `Run` asks many targets; a `Finding` is what a list's own
text gets wrong. Times are aware UTC datetimes, durations are seconds.
"""

from linkcheck.model.document import Document, Ignore
from linkcheck.model.exchange import BodyExtent, Failure, FailureKind, Hop, HopKind, Outcome, Request, Response
from linkcheck.model.finding import Candidate, Finding, Severity
from linkcheck.model.host import HostFacts
from linkcheck.model.link import Link, LinkKind
from linkcheck.model.page import PageKind, PageMetadata, RepositoryFacts, TitleCandidate
from linkcheck.model.publication import Publication, PublicationForm
from linkcheck.model.relocation import Offer, Relocation
from linkcheck.model.report import Change, Interval, LinkRecord, Report
from linkcheck.model.result import Answer, Evidence, Existence, Result
from linkcheck.model.retry_policy import HostSign, Policy, Reached, Recheck, Retry, is_wall, policy_of
from linkcheck.model.run import Run, RunState
from linkcheck.model.target import Target, TargetHistory
from linkcheck.model.verdict import Confidence, Judgement, Note, Reason, ReasonKind, Verdict

__all__ = [
    "Answer",
    "BodyExtent",
    "Candidate",
    "Change",
    "Confidence",
    "Document",
    "Evidence",
    "Existence",
    "Failure",
    "FailureKind",
    "Finding",
    "Hop",
    "HopKind",
    "HostFacts",
    "HostSign",
    "Ignore",
    "Interval",
    "Judgement",
    "Link",
    "LinkKind",
    "LinkRecord",
    "Note",
    "Offer",
    "Outcome",
    "PageKind",
    "PageMetadata",
    "Policy",
    "Publication",
    "PublicationForm",
    "Reached",
    "Reason",
    "ReasonKind",
    "Recheck",
    "Relocation",
    "Report",
    "RepositoryFacts",
    "Request",
    "Response",
    "Result",
    "Retry",
    "Run",
    "RunState",
    "Severity",
    "Target",
    "TargetHistory",
    "TitleCandidate",
    "Verdict",
    "is_wall",
    "policy_of",
]
