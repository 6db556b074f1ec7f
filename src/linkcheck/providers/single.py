"""A provider that has one record for each URL: the flow, and the three answers that it gives."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from typing import Generic, TypeAlias, TypeVar

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, PageMetadata, Request, Response
from linkcheck.providers.payload import status_of, unknown
from linkcheck.providers.provider import Flow, When

Key = TypeVar("Key")
Lookup: TypeAlias = Generator[Request, Outcome, Answer]
"""Yields the requests for one record, returns the answer."""
_DENIED = frozenset({401, 404, 410})


class SingleProvider(ABC, Generic[Key]):
    """One URL at a time: `key` reads what the URL names, `look_up` gets its record."""

    name: str
    when: When = When.INSTEAD
    batch: int = 1

    @abstractmethod
    def key(self, url: str) -> Key | None:
        """What the URL names; None where this provider does not answer for it."""

    @abstractmethod
    def look_up(self, key: Key) -> Lookup:
        """The requests for one record, and what it says."""

    def claims(self, url: str) -> bool:
        """Whether the URL names something that has a record."""
        return self.key(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One look-up a URL."""
        found = {}
        for url in urls:
            if (key := self.key(url)) is not None:
                found[url] = yield from self.look_up(key)
        return found

    def exists(self, page: PageMetadata | None = None, *, moved_to: str | None = None, detail: str = "") -> Answer:
        """The record is there."""
        return Answer(provider=self.name, existence=Existence.EXISTS, page=page, moved_to=moved_to, detail=detail)

    def gone(self, detail: str) -> Answer:
        """The source says that there is no such thing."""
        return Answer(provider=self.name, existence=Existence.GONE, detail=detail)

    def gone_if_denied(self, page: str, detail: str, *, login: str | None = None) -> Lookup:
        """Gone where the page is denied too, by its status or by a redirect to the login.

        For sources that know records only: their site has other pages in the same form, and forwards old paths.
        """
        outcome = yield Request(url=page, read=BodyExtent.NONE, own=True)
        at_login = login is not None and isinstance(outcome, Response) and outcome.url.startswith(login)
        return self.gone(detail) if at_login or status_of(outcome) in _DENIED else self.unknown(outcome)

    def unknown(self, outcome: Outcome) -> Answer:
        """The source gave no answer."""
        return unknown(self.name, outcome)
