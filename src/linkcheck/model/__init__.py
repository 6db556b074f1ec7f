"""The frozen values that all other packages read and write.

A `Link` is an occurrence in a list, a `Target` a URL that is requested once. A `Request` is sent, and its result is an
`Outcome` (`Response` or `Failure`). `Evidence` has the outcomes of one target; a `Judgement` (`Verdict` + reason) is
the conclusion. `PageMetadata` describes the page. A `Run` checks many targets; a `Finding` is an error in the text of
a list. Times are aware UTC datetimes, durations are seconds.
"""

from linkcheck.model.http.exchange import BodyExtent, Failure, FailureKind, Hop, HopKind, Outcome, Request, Response
from linkcheck.model.http.host import HostFacts
from linkcheck.model.http.retry_policy import HostSign, Policy, Reached, Recheck, Retry, is_wall, policy_of
from linkcheck.model.lists.document import Document, Ignore
from linkcheck.model.lists.finding import Candidate, Finding, Severity, finding_at
from linkcheck.model.lists.link import Link, LinkKind
from linkcheck.model.lists.target import Target, TargetHistory
from linkcheck.model.pages.page import PageKind, PageMetadata, RepositoryFacts, TitleCandidate
from linkcheck.model.pages.publication import Publication, PublicationForm
from linkcheck.model.runs.relocation import Offer, Relocation
from linkcheck.model.runs.report import Interval, LinkRecord, Report, VerdictChange
from linkcheck.model.runs.result import Answer, Evidence, Existence, Result
from linkcheck.model.runs.run import Run, RunState
from linkcheck.model.runs.verdict import TRUSTED, Confidence, Judgement, Note, Reason, ReasonKind, Verdict

__all__ = [
    "TRUSTED",
    "Answer",
    "BodyExtent",
    "Candidate",
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
    "VerdictChange",
    "finding_at",
    "is_wall",
    "policy_of",
]
