"""New addresses of dead links: searched once, stored, and never those that a person refused."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from linkcheck.classify import Override
from linkcheck.config import Config
from linkcheck.crawl import Fetch, drive
from linkcheck.model import TRUSTED, Relocation, Result, Target, TargetHistory
from linkcheck.model.text import fold
from linkcheck.pipeline.plan.make_plan import Plan
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.providers import Provider, providers
from linkcheck.relocate.budget import Budget
from linkcheck.relocate.dead_host import DeadHost, Knowledge, Neighbour
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.prefixes import learn
from linkcheck.relocate.search import Search, search
from linkcheck.urls import has_credentials
from linkcheck.urls.compare import parse

_AT_ONCE = 32
"""Hosts whose dead links are searched at the same time."""
_NEVER = TargetHistory()


async def look_up_relocations(
    dead: Iterable[str],
    plan: Plan,
    histories: Mapping[str, TargetHistory],
    config: Config,
    writer: StoreWriter,
    fetch: Fetch,
    is_over: Callable[[], bool],
) -> None:
    """Search new addresses of dead links without an earlier search, and store the results, until `is_over`."""
    urls = [url for url in dict.fromkeys(dead) if not has_credentials(url)]
    urls = await _unknown(urls, config, writer)
    if not urls or not config.relocate.per_run:
        return
    archived = await writer.call(writer.store.archive_urls, urls)
    targets = {target.url: target for target in plan.targets}
    links = [
        DeadLink(
            targets[result.url],
            result.evidence,
            histories.get(result.url, _NEVER),
            result.judgement.reason,
            archived.get(result.url),
        )
        for result in await writer.call(writer.store.results_of, urls)
        if result.url in targets
    ]
    knowledge = await _knowledge(links, plan.targets, config, writer)
    await _Relocator(links, knowledge, config, writer, fetch, is_over).run()


async def _unknown(urls: Sequence[str], config: Config, writer: StoreWriter) -> list[str]:
    """Those that were not searched for lately; an offer that an override refuses is taken back first."""
    known = await writer.call(writer.store.relocations, urls)
    for url, relocation in list(known.items()):
        if relocation and is_refused(url, frozenset(), config.override, relocation.url):
            await writer.call(writer.store.refuse_offer, url, datetime.now(UTC))
            del known[url]
    return [url for url in urls if url not in known]


async def _knowledge(
    links: Sequence[DeadLink], targets: Iterable[Target], config: Config, writer: StoreWriter
) -> Knowledge:
    moves = await writer.call(writer.store.moves, {parse(link.url).site for link in links})
    return Knowledge(
        rules=learn(moves),
        neighbours=await _neighbours(links, targets, writer),
        github=config.provider_options().github_token,
    )


async def _neighbours(
    links: Sequence[DeadLink], targets: Iterable[Target], writer: StoreWriter
) -> Mapping[str, Sequence[Neighbour]]:
    """Healthy links under the labels of dead ones."""
    wanted = {fold(label) for link in links for label in link.labels}
    named = {target.url: [fold(label) for label in target.labels] for target in targets}
    named = {url: shared for url, labels in named.items() if (shared := [each for each in labels if each in wanted])}
    found: dict[str, list[Neighbour]] = defaultdict(list)
    results: Sequence[Result] = await writer.call(writer.store.results_of, list(named))
    for result in results:
        if result.judgement.verdict in TRUSTED:
            for label in named[result.url]:
                found[label].append(Neighbour(url=result.url, evidence=result.evidence))
    return found


class _Relocator:
    """The searches of one run: hosts side by side, the links of one host one after the other."""

    def __init__(
        self,
        links: Sequence[DeadLink],
        knowledge: Knowledge,
        config: Config,
        writer: StoreWriter,
        fetch: Fetch,
        is_over: Callable[[], bool],
    ) -> None:
        self._knowledge = knowledge
        self._config = config
        self._writer = writer
        self._fetch = fetch
        self._is_over = is_over
        self._budget = Budget(config.relocate)
        self._sources: Sequence[Provider] = providers(config.provider_options())
        self._hosts: dict[str, list[DeadLink]] = defaultdict(list)
        for link in links:
            self._hosts[link.target.host].append(link)

    async def run(self) -> None:
        """A portion of the hosts at a time: what one teaches of a move serves those after it."""
        waiting = list(self._hosts.items())
        while waiting:
            portion, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
            await asyncio.gather(*(self._search_host(host, links) for host, links in portion))

    async def _search_host(self, host: str, links: Sequence[DeadLink]) -> None:
        site = DeadHost(host, self._knowledge)
        for link in links:
            if self._is_over() or self._budget.exhausted:
                return
            refused = await self._writer.call(self._writer.store.refused_urls, link.url)
            flow = search(
                link,
                site,
                self._sources,
                is_refused=partial(is_refused, link.url, refused, self._config.override),
                off=self._config.relocate.off,
            )
            found, whole = await drive(self._budget.bounded(flow), self._fetch)
            result = found or Search()
            if result.relocation is not None or (whole and result.complete) or not self._budget.exhausted:
                await self._remember(link, result.relocation, whole and result.complete)

    async def _remember(self, link: DeadLink, relocation: Relocation | None, complete: bool) -> None:
        now = datetime.now(UTC)
        await self._writer.call(self._writer.store.remember_relocation, link.url, relocation, now, complete)
        if relocation is not None and relocation.sure:
            for host, rules in learn([(link.url, relocation.url)]).items():
                known = self._knowledge.rules.setdefault(host, [])
                known += [rule for rule in rules if all((rule.old, rule.new) != (each.old, each.new) for each in known)]


def is_refused(url: str, refused: frozenset[str], overrides: Sequence[Override], offered: str) -> bool:
    """Whether a person refused an address for a dead link: by `accept --not`, or by an override."""
    if offered in refused:
        return True
    today = datetime.now(UTC).date()
    return any(rule.holds(today) and rule.refuses(url, offered) for rule in overrides)
