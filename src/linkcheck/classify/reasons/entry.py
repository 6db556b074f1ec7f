"""Short constructors, so that the families read as tables."""

from functools import partial

from linkcheck.model import Confidence, Reason, ReasonKind, Verdict

CERTAIN, LIKELY, UNSURE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.UNSURE


def _entry(
    kind: ReasonKind,
    verdict: Verdict,
    id_: str,
    confidence: Confidence,
    title: str,
    meaning: str,
    action: str,
    meanwhile: str = "",
) -> Reason:
    return Reason(
        id=id_,
        verdict=verdict,
        confidence=confidence,
        kind=kind,
        title=title,
        meaning=meaning,
        action=action,
        meanwhile=meanwhile,
    )


def verdict(of: Verdict) -> "partial[Reason]":
    """A constructor for reasons that give this verdict."""
    return partial(_entry, ReasonKind.VERDICT, of)


note = partial(_entry, ReasonKind.NOTE, Verdict.OK)
"""Something worth knowing that changes no verdict."""


def finding(id_: str, title: str, meaning: str, action: str) -> Reason:
    """Something that a list's own text shows; certain, because nothing was guessed."""
    return _entry(ReasonKind.FINDING, Verdict.OK, id_, CERTAIN, title, meaning, action)
