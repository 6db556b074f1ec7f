"""Runs the flows of providers: which URLs go to which provider, and what an answer adds to the evidence."""

from collections.abc import AsyncGenerator, Generator, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar, cast

import msgspec

from linkcheck.crawl.outage import Fetch
from linkcheck.model import Answer, Evidence, Existence, Outcome, PageMetadata, Request
from linkcheck.providers.provider import Provider, When
from linkcheck.urls import has_credentials

T = TypeVar("T")


class ProviderBatch(NamedTuple):
    """One query to a provider: the claimed URL of each target, by number."""

    provider: Provider
    asks: tuple[tuple[int, str], ...]

    @property
    def urls(self) -> list[str]:
        """Each URL once."""
        return list(dict.fromkeys(url for _, url in self.asks))


def claimant(url: str, providers: Iterable[Provider], when: When) -> Provider | None:
    """The first provider of this kind that can answer for the URL; none for one that holds a password."""
    if has_credentials(url):
        return None
    return next((provider for provider in providers if provider.when is when and provider.claims(url)), None)


class ProviderBatcher:
    """Claimed targets, gathered until a batch is full."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Provider, list[tuple[int, str]]]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def add(self, provider: Provider, number: int, url: str) -> ProviderBatch | None:
        """Add one more; the batch, when this fills it."""
        _, asks = self._open.setdefault(provider.name, (provider, []))
        asks.append((number, url))
        if len(asks) < provider.batch:
            return None
        del self._open[provider.name]
        return ProviderBatch(provider, tuple(asks))

    def flush(self) -> Iterator[ProviderBatch]:
        """The batches that were not filled."""
        while self._open:
            _, (provider, asks) = self._open.popitem()
            yield ProviderBatch(provider, tuple(asks))


async def query(provider: Provider, urls: Sequence[str], fetch: Fetch) -> Mapping[str, Answer]:
    """Run one flow to its end, each request within the limits of its host."""
    return await drive(provider.flow(urls), fetch) or {}


async def drive(flow: Generator[Request, Outcome, T], fetch: Fetch) -> T:
    """The answers of a flow, from the outcomes of its requests."""
    try:
        request = next(flow)
        while True:
            request = flow.send(await fetch(msgspec.structs.replace(request, own=True)))
    except StopIteration as end:
        return cast("T", end.value)
    finally:
        flow.close()


async def query_all(
    urls: Iterable[str], providers: Sequence[Provider], when: When, fetch: Fetch
) -> AsyncGenerator[tuple[str, Answer], None]:
    """Query the providers of one kind about URLs, batch after batch: the archives about dead links."""
    batcher = ProviderBatcher()
    batches: list[ProviderBatch] = []
    for number, url in enumerate(dict.fromkeys(urls)):
        provider = claimant(url, providers, when)
        if provider is not None and (batch := batcher.add(provider, number, url)):
            batches.append(batch)
    for batch in (*batches, *batcher.flush()):
        for item in (await query(batch.provider, batch.urls, fetch)).items():
            yield item


def is_conclusive(answer: Answer | None) -> bool:
    """Whether the page needs no request."""
    return answer is not None and answer.existence is not Existence.UNKNOWN


def enrich(evidence: Evidence, answer: Answer | None) -> Evidence:
    """Add a provider's answer; where page and provider both describe the page, the provider wins."""
    if answer is None:
        return evidence
    page = evidence.page
    if answer.page is not None:
        page = answer.page if page is None else _over(page, answer.page)
    return msgspec.structs.replace(evidence, answer=answer, page=page)


def _over(page: PageMetadata, better: PageMetadata) -> PageMetadata:
    plain = PageMetadata()
    said = {
        name: getattr(better, name)
        for name in PageMetadata.__struct_fields__
        if getattr(better, name) != getattr(plain, name)
    }
    return msgspec.structs.replace(page, **said)
