"""The result of a rule that fires."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple, TypeAlias

from linkcheck.classify.case import Case
from linkcheck.model import Confidence


class Weight(Enum):
    """How much time the evidence needs before it decides."""

    PLAIN = "plain"
    """None: the verdict is the reason's own."""
    HARD = "hard"
    """None: broken."""
    CLEAR = "clear"
    """Broken at once for a link that never worked; a streak for one that did."""
    CHANGE = "change"
    """None: the verdict is the reason's own; how sure it is depends on how long the change has lasted."""
    SOFT = "soft"
    """A streak of failed checks, always."""


class Ruling(NamedTuple):
    """A rule that fired."""

    reason: str
    detail: str = ""
    weight: Weight = Weight.PLAIN
    suggested_url: str | None = None
    fix: str | None = None
    confidence: Confidence | None = None
    """Where it is not the reason's own."""


Rule: TypeAlias = Callable[[Case], Ruling | None]
"""A function of one case; None means that the rule does not fire. `explain` shows the first line of its docstring."""
