"""The protocol of a suggester: a catalogue of publications that is searched for an entry without a link."""

from collections.abc import Generator
from typing import Protocol, TypeAlias

from linkcheck.model import Candidate, Outcome, Request
from linkcheck.providers.entry import WorkEntry

SuggestFlow: TypeAlias = Generator[Request, Outcome, tuple[Candidate, ...] | None]
"""Yields requests, is sent their outcomes, returns candidates, best first; None where the catalogue gave no answer."""


class Suggester(Protocol):
    """One catalogue. Instances are stateless and shared."""

    name: str
    """Shown beside its candidates."""

    def flow(self, entry: WorkEntry) -> SuggestFlow:
        """Search for one entry."""
