"""The protocol of a provider: an official source that answers for many URLs in one request."""

from collections.abc import Generator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol, TypeAlias

from linkcheck.model import Answer, Outcome, Request

Flow: TypeAlias = Generator[Request, Outcome, Mapping[str, Answer]]
"""Yields requests, is sent their outcomes, returns an answer for each URL that the source knows something about.

No I/O, no clock, no randomness: the caller sends each request under the same rate limits, guard and retries as that
of a page. For URLs missing from the mapping the page itself is requested.
"""


class When(StrEnum):
    """How a provider's answer relates to a request for the page itself."""

    INSTEAD = "instead"
    """The page is requested only where the provider gives no answer."""
    BESIDE = "beside"
    """The page decides whether the link is healthy; the provider describes it."""
    BLOCKED = "blocked"
    """Queried only when the page's own server refuses us."""
    DEAD = "dead"
    """Queried only about dead links: archives."""


class Provider(Protocol):
    """One official source. Instances are stateless and shared."""

    name: str
    """Shown in reports as the source: `github`, `arxiv`, `doi` …"""
    when: When
    batch: int
    """Most URLs one flow takes."""

    def claims(self, url: str) -> bool:
        """Whether this provider can answer for the URL (a target's, or a final one)."""

    def flow(self, urls: Sequence[str]) -> Flow:
        """The requests for at most `batch` claimed URLs."""
