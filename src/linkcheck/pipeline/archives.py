"""Where dead pages can still be read: the archive is asked once, and a snapshot is remembered for ever."""

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import aclosing

from linkcheck.config import Config
from linkcheck.crawl import Fetch, refer
from linkcheck.model import Existence, Judgement, TargetHistory, Verdict
from linkcheck.providers import When, providers

_PATIENCE = 2
"""Answers missed in a row after which the archive is left in peace: it shuts out those who ignore its limits."""


def dead(judged: Mapping[str, Judgement], known: Iterable[str] = ()) -> list[str]:
    """Broken pages that the archive was not asked about yet."""
    asked = set(known)
    return sorted(url for url, judgement in judged.items() if judgement.verdict is Verdict.BROKEN and url not in asked)


async def snapshots(
    urls: Iterable[str], histories: Mapping[str, TargetHistory], config: Config, fetch: Fetch
) -> AsyncGenerator[tuple[str, str | None], None]:
    """Each page with its snapshot, the one nearest to when it was last healthy, or None where there is none."""
    urls = list(urls)
    healthy = {url: histories[url].last_ok for url in urls if url in histories}
    near = {url: moment.date().isoformat() for url, moment in healthy.items() if moment}
    missed = 0
    async with aclosing(refer(urls, providers(config.provider_options(), near), When.DEAD, fetch)) as answers:
        async for url, answer in answers:
            missed = missed + 1 if answer.existence is Existence.UNKNOWN else 0
            if missed >= _PATIENCE:
                return
            if not missed:
                yield url, answer.moved_to
