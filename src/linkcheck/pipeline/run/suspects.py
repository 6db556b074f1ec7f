"""The targets of a run whose verdicts facts about the whole run may change, and the requests that test them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from linkcheck.classify.probe import wants_archive, wants_name_servers, wants_probe, wants_sibling
from linkcheck.classify.survey import MISSING, NOTHING, HostTally, Survey, survey
from linkcheck.model import TRUSTED, Evidence, Judgement, Response, Target, TargetHistory, Verdict

if TYPE_CHECKING:
    from linkcheck.crawl.requests.sibling_probes import SiblingProbes
    from linkcheck.fetch import Fetcher

Suspect: TypeAlias = tuple[Target, Evidence]
Judged: TypeAlias = tuple[Target, Evidence, Judgement]


class Suspects:
    """Those targets, as they were judged; all targets of a run would need a gigabyte a million."""

    def __init__(
        self, history: Callable[[Target], TargetHistory], *, archive: bool, now: Callable[[], datetime]
    ) -> None:
        """`archive` says whether an archive may be asked, `now` when the run began."""
        self._history = history
        self._archive = archive
        self._now = now
        self._judged: dict[str, Judged] = {}
        self.probes: SiblingProbes | None = None
        """Where the hosts of suspects are probed while the crawl goes on."""
        self._hosts = HostTally()

    def __iter__(self) -> Iterator[Judged]:
        """The suspects as they were judged."""
        return iter(self._judged.values())

    def tally(self, target: Target, judgement: Judgement) -> None:
        """Count a target's first judgement for its host."""
        self._hosts.note(target.host, judgement, self._history(target).verdict)

    def note(self, target: Target, evidence: Evidence, judgement: Judgement) -> None:
        """Keep a target whose verdict may change, and begin to probe its host where that may change it."""
        doubtful = self._is_doubtful(target, evidence, judgement, NOTHING)
        if doubtful and self.probes is not None:
            self.probes.begin(target)
        if doubtful or self._may_change(target, evidence, judgement):
            self._judged[target.url] = target, evidence, judgement

    def landings(self) -> dict[str, str]:
        """By target: where its redirects ended."""
        return {
            url: seen.outcome.url for url, (_, seen, _) in self._judged.items() if isinstance(seen.outcome, Response)
        }

    def survey(self, *, stopped: bool) -> Survey:
        """Facts about the whole run; of one that was `stopped`, none about hosts."""
        fallen = frozenset[str]() if stopped else self._hosts.fallen()
        return survey(((target, evidence) for target, evidence, _ in self), fallen)

    async def examine(self, whole: Survey, fetcher: "Fetcher") -> list[Suspect]:
        """All suspects with what further requests have shown."""
        from linkcheck.crawl.requests import probe, readme

        known = {target.url: (target, evidence) for target, evidence, _ in self}

        async def keep(examined: AsyncIterator[Suspect]) -> None:
            async for target, evidence in examined:
                known[target.url] = target, evidence

        async def keep_probed() -> None:
            for target, evidence in await self.probes.examine(self._doubtful(whole)) if self.probes else ():
                known[target.url] = target, evidence

        # No target is of two of these kinds: successes, missing pages, hosts that were never reached.
        await asyncio.gather(
            keep_probed(),
            keep(probe.request_front_pages(self._missing(), fetch=fetcher.fetch)),
            keep(probe.query_archive(self._silent() if self._archive else (), fetch=fetcher.fetch)),
        )
        urls = self._nameless()
        await keep(probe.query_name_servers([known[url] for url in urls], query=fetcher.name_servers))
        await keep(probe.query_addresses([known[url] for url in urls], query=fetcher.addresses))
        texts = [(target, seen) for target, seen, _ in self if readme.wants_readme(target, seen)]
        await keep(readme.request_readmes(texts, fetch=fetcher.fetch))
        return list(known.values())

    def before(self, target: Target) -> tuple[Evidence, Judgement]:
        """How a suspect was judged."""
        _, evidence, judgement = self._judged[target.url]
        return evidence, judgement

    def _doubtful(self, whole: Survey) -> list[Suspect]:
        """Successes that may prove nothing."""
        return [
            (target, evidence)
            for target, evidence, judgement in self
            if self._is_doubtful(target, evidence, judgement, whole)
        ]

    def _missing(self) -> list[Suspect]:
        """The targets of hosts of which every target is missing."""
        return [
            (target, evidence)
            for target, evidence, judgement in self
            if judgement.reason in MISSING and self._hosts.lacks_several(target.host)
        ]

    def _silent(self) -> list[Suspect]:
        """The targets that were never reached, on the days when the archive is asked about them."""
        return [(target, evidence) for target, evidence, judgement in self if self._is_silent(target, judgement)]

    def _nameless(self) -> list[str]:
        """The targets whose domains may be parked."""
        return [
            target.url
            for target, evidence, judgement in self
            if wants_name_servers(evidence) or _changed(judgement) or self._is_silent(target, judgement)
        ]

    def _is_silent(self, target: Target, judgement: Judgement) -> bool:
        return wants_archive(self._history(target), judgement, self._now())

    def _is_doubtful(self, target: Target, evidence: Evidence, judgement: Judgement, whole: Survey) -> bool:
        doubtful = wants_probe(target, evidence, whole)
        return doubtful or wants_sibling(target, evidence, self._history(target), judgement)

    def _may_change(self, target: Target, evidence: Evidence, judgement: Judgement) -> bool:
        if evidence.outcome is not None and evidence.outcome.hops:
            return True
        if judgement.reason in MISSING and self._hosts.lacks_all(target.host):
            return True
        if evidence.answer is not None and any("#" in link.url for link in target.links):
            return True
        if self._is_silent(target, judgement):
            return True
        if judgement.verdict is Verdict.BROKEN:
            return self._history(target).verdict in TRUSTED or self._hosts.fell(target.host)
        return wants_name_servers(evidence)


def _changed(judgement: Judgement) -> bool:
    return any(note.reason == "title-drift" for note in judgement.notes)
