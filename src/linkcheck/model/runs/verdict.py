"""Verdicts, and the reasons for them."""

from collections.abc import Callable
from enum import StrEnum

import msgspec

BLOCKED_DAYS = 90
"""After so long without a readable page, the report advises a person to open a blocked link."""


class Verdict(StrEnum):
    """The nine answers; design and docs/reasons.md say what each means."""

    OK = "ok"
    MOVED = "moved"
    BLOCKED = "blocked"
    FAILING = "failing"
    SUSPECT = "suspect"
    BROKEN = "broken"
    INVALID = "invalid"
    SKIPPED = "skipped"
    UNCHECKED = "unchecked"


TRUSTED = frozenset({Verdict.OK, Verdict.MOVED})
"""Verdicts of links that showed the page itself."""


class Confidence(StrEnum):
    """How certain the rule is that its verdict is true."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


class ReasonKind(StrEnum):
    """The subject of a reason."""

    VERDICT = "verdict"
    """It decides the verdict on a link."""
    NOTE = "note"
    """It is worth knowing and changes no verdict."""
    FINDING = "finding"
    """It is about a list's own text; no network needed."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the reason registry: the rule, its sureness, and the advice that goes with it."""

    id: str
    """Stable; part of the public interface."""
    verdict: Verdict
    """What it is worth at full strength; `ok` for notes and for findings that fail nothing."""
    confidence: Confidence
    kind: ReasonKind = ReasonKind.VERDICT
    title: str
    """A few words: `Page not found (404, asked twice)`."""
    meaning: str
    """What was seen and how sure it makes us; a paragraph of plain prose."""
    action: str
    """What the maintainer should do, imperative, one sentence."""
    meanwhile: str = ""
    """What to do instead while the link is only failing; empty where the advice is the same."""


class Note(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something worth knowing about a link that does not change its verdict."""

    reason: str
    """Reason id, such as `repository-archived` or `label-mismatch`."""
    detail: str = ""


_NOTED_EDITS = {"https": "https-available", "canonical": "canonical-redirect"}


class Judgement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The verdict on one target, with the rule that gave it."""

    verdict: Verdict
    reason: str
    """Reason id. The same reason may be `failing` today and `broken` once confirmed: `verdict` decides."""
    confidence: Confidence
    detail: str = ""
    """What in this case made the rule fire: `404 twice, 41 s apart`."""
    notes: tuple[Note, ...] = ()
    suggested_url: str | None = None
    """What the list should say instead, where that is certain."""
    fix: str | None = None
    """Kind of safe edit that `suggested_url` is: `moved`, `renamed`, `https`, `canonical`."""

    @property
    def edit_reason(self) -> str:
        """Reason id that speaks for the edit: a note's, where the verdict itself asks for none."""
        return _NOTED_EDITS.get(self.fix or "", self.reason)

    def without(self, is_excused: Callable[[str], bool]) -> "Judgement":
        """Without the notes, and the edit, whose reasons a person excuses."""
        notes = tuple(note for note in self.notes if not is_excused(note.reason))
        if self.fix is None or not is_excused(self.edit_reason):
            return msgspec.structs.replace(self, notes=notes) if notes != self.notes else self
        return msgspec.structs.replace(self, notes=notes, suggested_url=None, fix=None)
