"""Asking the test internet: hosts in, outcomes out, on a clock that jumps."""

import asyncio
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Outcome, Request, Response
from tests.internet import Host, TestInternet, run


def ask(
    hosts: Iterable[Host], /, *requests: str | Request, environ: Mapping[str, str] | None = None, **options: Any
) -> tuple[list[Outcome], TestInternet, Fetcher]:
    """Ask for each in turn."""

    async def scene() -> tuple[list[Outcome], TestInternet, Fetcher]:
        async with TestInternet(hosts) as internet:
            settings = FetchOptions(**{**internet.settings(), **options})
            async with Fetcher(settings, environ=environ or {}, random=Random(1)) as fetcher:
                asked = (Request(url=each) if isinstance(each, str) else each for each in requests)
                return [await fetcher.fetch(request) for request in asked], internet, fetcher

    return run(scene())


def together(
    hosts: Iterable[Host], urls: Iterable[str], options: FetchOptions | None = None
) -> tuple[list[Outcome], TestInternet, float]:
    """Ask for everything at once; the seconds it took."""

    async def scene() -> tuple[list[Outcome], TestInternet, float]:
        loop = asyncio.get_running_loop()
        async with TestInternet(hosts) as internet:
            said = {name: getattr(options, name) for name in options.__struct_fields__} if options else {}
            settings = FetchOptions(**{**said, **internet.settings()})
            async with Fetcher(settings, environ={}) as fetcher:
                begun = loop.time()
                outcomes = await asyncio.gather(*(fetcher.fetch(Request(url=url)) for url in urls))
                return list(outcomes), internet, loop.time() - begun

    return run(scene())


def news(outcome: Outcome) -> int | str:
    """Status or kind of failure: what most rows are about."""
    return outcome.status if isinstance(outcome, Response) else outcome.kind.value
