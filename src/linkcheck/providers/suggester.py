"""What a suggester is: a catalogue of publications that is asked what an entry without a link may mean."""

from collections.abc import Generator
from typing import Protocol, TypeAlias

from linkcheck.model import Candidate, Outcome, Request
from linkcheck.providers.entry import WorkEntry

SuggestFlow: TypeAlias = Generator[Request, Outcome, tuple[Candidate, ...] | None]
"""Yields requests, is sent their outcomes, returns candidates, best first; None where the catalogue could not say."""


class Suggester(Protocol):
    """One catalogue. Instances are stateless and shared."""

    name: str
    """Shown beside its candidates."""

    def flow(self, entry: WorkEntry) -> SuggestFlow:
        """Ask what one entry may mean."""
