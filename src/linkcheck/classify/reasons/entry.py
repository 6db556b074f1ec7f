"""Short constructors, so that the families read as tables."""

from typing import Protocol

from linkcheck.model import Confidence, Reason, ReasonKind, Verdict

CERTAIN, LIKELY, UNSURE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.UNSURE


class ReasonConstructor(Protocol):
    """A constructor for reasons of one verdict."""

    def __call__(
        self, id_: str, confidence: Confidence, title: str, meaning: str, action: str, meanwhile: str = ""
    ) -> Reason:
        """See `Reason`."""


def verdict(kind: Verdict) -> ReasonConstructor:
    """Return a constructor for reasons that give this verdict."""

    def entry(id_: str, confidence: Confidence, title: str, meaning: str, action: str, meanwhile: str = "") -> Reason:
        return Reason(
            id=id_,
            verdict=kind,
            confidence=confidence,
            title=title,
            meaning=meaning,
            action=action,
            meanwhile=meanwhile,
        )

    return entry


def note(id_: str, confidence: Confidence, title: str, meaning: str, action: str) -> Reason:
    """Describe something worth knowing that changes no verdict."""
    return Reason(
        id=id_,
        verdict=Verdict.OK,
        confidence=confidence,
        kind=ReasonKind.NOTE,
        title=title,
        meaning=meaning,
        action=action,
    )


def finding(id_: str, title: str, meaning: str, action: str) -> Reason:
    """Describe something a list's own text shows; certain, because nothing was guessed."""
    return Reason(
        id=id_,
        verdict=Verdict.OK,
        confidence=CERTAIN,
        kind=ReasonKind.FINDING,
        title=title,
        meaning=meaning,
        action=action,
    )
