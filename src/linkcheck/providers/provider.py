"""What a provider is: an official source that answers for many URLs at once."""

from collections.abc import Generator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol, TypeAlias

from linkcheck.model import Answer, Outcome, Request

Flow: TypeAlias = Generator[Request, Outcome, Mapping[str, Answer]]
"""Yields requests, is sent their outcomes, returns an answer for each URL it could say something of.

No I/O, no clock, no randomness: whoever drives it passes each request through the same gates, guard and
retries as a page. URLs missing from the mapping are asked the ordinary way.
"""


class When(StrEnum):
    """How a provider's answer relates to asking the page itself."""

    INSTEAD = "instead"
    """The page is asked only where the provider cannot say."""
    BESIDE = "beside"
    """The page decides whether the link lives; the provider says what it is."""
    BLOCKED = "blocked"
    """Asked only when the page's own server would not answer us."""
    DEAD = "dead"
    """Asked only about dead links: archives."""


class Provider(Protocol):
    """One official source. Instances are stateless and shared."""

    name: str
    """Shown in reports as who spoke: `github`, `arxiv`, `doi` …"""
    when: When
    batch: int
    """Most URLs one flow takes."""

    def claims(self, url: str) -> bool:
        """Whether this provider can answer for the URL (a target's, or a final one)."""

    def flow(self, urls: Sequence[str]) -> Flow:
        """Ask for at most `batch` claimed URLs."""
