"""One run: crawl, judge, judge again with facts about the whole run, store."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from functools import cached_property, partial
from random import Random
from typing import TYPE_CHECKING, Any

import msgspec

from linkcheck.config import Config
from linkcheck.crawl import connected, is_conclusive
from linkcheck.errors import ClockWrong, NetworkDown, StoreError
from linkcheck.model import Evidence, HostFacts, Judgement, Note, Result, Run, RunState, Target, TargetHistory, Verdict
from linkcheck.pipeline.plan.additions import archived, duplicates, page_of
from linkcheck.pipeline.plan.make_plan import Plan
from linkcheck.pipeline.plan.settled import settled
from linkcheck.pipeline.run.due import due_targets
from linkcheck.pipeline.run.listener import Listener
from linkcheck.pipeline.run.workers import Workers, crawl_targets
from linkcheck.pipeline.run.writer import StoreWriter

if TYPE_CHECKING:
    from linkcheck.classify.survey import Survey
    from linkcheck.fetch import Fetcher
    from linkcheck.pipeline.run.snapshots import SnapshotLookups
    from linkcheck.pipeline.run.suspects import Suspects

_NEVER = TargetHistory()
_NOT_ASKED = Evidence()
_TICK = 2.0
"""Seconds between two messages about the host that the run waits for."""


class Runner:
    """One run under way."""

    def __init__(
        self,
        config: Config,
        plan: Plan,
        writer: StoreWriter,
        listener: Listener,
        stop: asyncio.Event,
        workers: Workers,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._config = config
        self._plan = plan
        self._writer = writer
        self._listener = listener
        self._stop = stop
        self._workers = workers
        self._options = config.classify_options()
        self._histories: Mapping[str, TargetHistory] = {}
        self._now = now
        self._started = now()
        self._walled: set[str] = set()
        """Hosts that refused every request of the run."""
        self._dead: dict[str, None] = {}
        self._lookups: SnapshotLookups | None = None
        self._archived: dict[str, Note] = {}
        self._unreached: list[Target] = []
        self._reached = self._unchecked = False
        self.clock_wrong = False
        """Our own clock is wrong: no result of the run is stored."""
        self.network_failed = False
        """Our own network was down, from the start or from some moment on."""

    async def run(
        self,
        run: Run,
        *,
        resume: bool,
        whole: bool,
        everything: Sequence[Target] = (),
        suggest: bool = False,
        relocate: bool = False,
        on_wait: Callable[[str], None] | None = None,
    ) -> None:
        """From the first target to the end of the run. Stopped while it waits for another run, it counts as cancelled.

        `everything` is what the lists hold beside the plan, when that is a change to them.
        """
        store = self._writer.store
        listed = (*self._plan.targets, *(target for target, _ in self._plan.settled))
        done = await self._writer.call(store.resume) if resume else frozenset[str]()
        begin = partial(store.begin, whole=whole, resume=resume, on_wait=on_wait, give_up=self._stop.is_set)
        try:
            run = await self._writer.call(begin, run, listed, self._plan.findings)
        except StoreError:
            if self._stop.is_set():
                raise asyncio.CancelledError from None
            raise
        self._started = run.started
        due = await self._due(done, run.started)
        if done:
            await self._load_done(done)
        self._listener.begin(len(due) + len(self._plan.settled))
        for target, judgement in self._plan.settled:
            await self._record(target, _NOT_ASKED, judgement)
        if due or suggest:
            run = await self._visit(due, run, suggest=suggest, relocate=relocate)
            await self._report_additions(everything)
        state = await self._record_unreached()
        run = msgspec.structs.replace(run, finished=self._now(), state=state)
        local = [target.url for target, _ in self._plan.settled]
        await self._writer.call(partial(store.finish, local=local), run)

    @cached_property
    def _suspects(self) -> "Suspects":
        # The rules are slow to import, and many runs have no request.
        from linkcheck.pipeline.run.suspects import Suspects

        sources = self._config.providers
        archive = sources.archive and "wayback" not in sources.off
        return Suspects(self._history, archive=archive, now=lambda: self._started)

    async def _visit(self, due: Sequence[Target], run: Run, *, suggest: bool, relocate: bool) -> Run:
        # Slow to import, and many runs have no request.
        from linkcheck.classify.probe import sibling
        from linkcheck.crawl.requests.sibling_probes import SiblingProbes
        from linkcheck.fetch import Fetcher
        from linkcheck.pipeline.run.snapshots import SnapshotLookups
        from linkcheck.pipeline.run.suggestions import look_up_candidates

        hosts = await self._writer.call(self._writer.store.host_facts, run.started)
        async with Fetcher(self._config.fetch_options(), deadline=self._deadline(), hosts=hosts) as fetcher:
            self._lookups = SnapshotLookups(self._plan.targets, self._config, self._writer, fetcher.fetch)
            random = Random(self._config.crawl.seed)  # noqa: S311 - names that no page has, not secrets
            self._suspects.probes = SiblingProbes(fetcher.fetch, random, partial(sibling, root=True))
            for url in self._dead:
                self._lookups.add(url)
            beside: list[asyncio.Task[Any]] = [
                asyncio.create_task(self._report_waiting(fetcher)),
                looking_up := asyncio.create_task(self._lookups.run()),
            ]
            try:
                await self._crawl(due, fetcher)
                await self._judge_again(fetcher)
                if not self._stop.is_set():
                    self._lookups.close()
                    beside.append(stopped := asyncio.create_task(self._stop.wait()))
                    await asyncio.wait({looking_up, stopped}, return_when=asyncio.FIRST_COMPLETED)
                    if looking_up.done():
                        looking_up.result()
                if relocate and not self._stop.is_set():
                    await self._relocate(fetcher)
                if suggest:
                    await look_up_candidates(self._plan.findings, self._writer, fetcher.fetch, self._stop)
            except NetworkDown as error:
                self.network_failed, self.clock_wrong = True, isinstance(error, ClockWrong)
            finally:
                for task in beside:
                    task.cancel()
                await asyncio.gather(*beside, self._suspects.probes.cancel(), return_exceptions=True)
            if not self.network_failed:
                learnt = fetcher.learnt()
                for host in self._walled:
                    learnt[host] = msgspec.structs.replace(learnt.get(host, HostFacts()), walled=True)
                await self._writer.call(self._writer.store.remember_hosts, learnt, run.started)
            return msgspec.structs.replace(run, requests=fetcher.stats.requests, bytes=fetcher.stats.bytes)

    async def _report_waiting(self, fetcher: "Fetcher") -> None:
        while True:
            await asyncio.sleep(_TICK)
            if waiting := fetcher.waiting():
                self._listener.waits(waiting)

    async def _relocate(self, fetcher: "Fetcher") -> None:
        """Search for the new addresses of dead links. It changes no verdict."""
        from linkcheck.pipeline.run.relocations import look_up_relocations

        loop = asyncio.get_running_loop()

        def is_over() -> bool:
            return self._stop.is_set() or loop.time() >= fetcher.deadline

        await look_up_relocations(
            self._dead, self._plan, self._histories, self._config, self._writer, fetcher.fetch, is_over
        )

    async def _report_additions(self, everything: Sequence[Target]) -> None:
        """Name additions that the list already has under another address, and those without a maintainer."""
        if not everything:
            return
        store, added = self._writer.store, self._plan.targets
        finals = self._suspects.landings()
        led = await self._writer.call(store.leading_to, {page_of(target, finals) for target in added})
        found = (*duplicates(added, everything, finals, led), *archived(added, self._archived))
        await self._writer.call(store.add_findings, self._plan.remaining(found))

    async def _due(self, done: frozenset[str], now: datetime) -> list[Target]:
        """Targets to request: not those that are fresh enough, nor those a resumed run has done."""
        urls = [target.url for target in self._plan.targets]
        self._histories = await self._writer.call(self._writer.store.histories, urls)
        targets = [target for target in self._plan.targets if target.url not in done]
        return due_targets(targets, self._histories, self._config.crawl.max_age, self._options, now)

    async def _load_done(self, done: frozenset[str]) -> None:
        """Load the results from before a stop, so that the run has the same facts as without the stop."""
        targets = {target.url: target for target in self._plan.targets if target.url in done}

        def visit(result: Result) -> None:
            if target := targets.get(result.url):
                self._suspects.tally(target, result.judgement)
                self._note(target, result.evidence, result.judgement)

        await self._writer.call(self._writer.store.visit_results, visit)

    def _deadline(self) -> float | None:
        deadline = self._config.crawl.deadline
        return None if deadline is None else asyncio.get_running_loop().time() + deadline

    async def _crawl(self, due: Sequence[Target], fetcher: "Fetcher") -> None:
        from linkcheck.classify.survey import NOTHING

        answers = crawl_targets(due, self._histories, self._config, self._workers, fetcher, self._stop)
        async with aclosing(answers):
            async for target, evidence in answers:
                if evidence.outcome is None and not is_conclusive(evidence.answer):
                    self._unreached.append(target)
                else:
                    judgement = self._judge(target, evidence, NOTHING)
                    if judgement.verdict is Verdict.BLOCKED and not evidence.asked:
                        self._walled.add(target.host)
                    self._suspects.tally(target, judgement)
                    await self._record(target, evidence, judgement)

    async def _record_unreached(self) -> RunState:
        """Record why the rest was not reached, and how the run ended."""
        if self.clock_wrong or (self.network_failed and not self._reached):
            return RunState.NETWORK_DOWN
        reason = "network-down" if self.network_failed else "stopped" if self._stop.is_set() else "deadline"
        for target in self._unreached:
            await self._record(target, _NOT_ASKED, settled(reason))
        return RunState.PARTIAL if self._unchecked else RunState.COMPLETE

    async def _judge_again(self, fetcher: "Fetcher") -> None:
        """Judge with facts about the whole run: many links that end at one page, and probes of the suspects."""
        whole = self._suspects.survey(stopped=self._stop.is_set())
        examined = [(target, evidence) for target, evidence, _ in self._suspects]
        if not self._stop.is_set():
            examined = await self._suspects.examine(whole, fetcher)
        for target, evidence in examined:
            before, judged = self._suspects.before(target)
            judgement = self._judge(target, evidence, whole)
            if judgement != judged or evidence is not before:
                await self._record(target, evidence, judgement)

    def _judge(self, target: Target, evidence: Evidence, whole: "Survey") -> Judgement:
        from linkcheck.classify.case import Case
        from linkcheck.classify.judge import judge

        # The time at which the run began: links that fail in the same runs are confirmed together.
        judgement = judge(Case(target, evidence, self._history(target), whole, self._options, self._started))
        return self._plan.naming_ignored(target, judgement)

    def _history(self, target: Target) -> TargetHistory:
        return self._histories.get(target.url, _NEVER)

    async def _record(self, target: Target, evidence: Evidence, judgement: Judgement) -> None:
        self._note(target, evidence, judgement)
        outcome = evidence.outcome
        result = Result(
            url=target.url,
            evidence=evidence,
            judgement=judgement,
            checked_at=self._now(),
            seconds=outcome.seconds if outcome else 0.0,
        )
        self._listener(result)
        await self._writer.write(result)

    def _note(self, target: Target, evidence: Evidence, judgement: Judgement) -> None:
        """The facts about one target that the end of the run needs."""
        if evidence is not _NOT_ASKED:
            self._suspects.note(target, evidence, judgement)
        if judgement.verdict is Verdict.BROKEN and target.host:
            self._dead[target.url] = None
            if self._lookups is not None:
                self._lookups.add(target.url)
        else:
            self._dead.pop(target.url, None)
        if note := next((note for note in judgement.notes if note.reason == "repository-archived"), None):
            self._archived[target.url] = note
        # What is left out for politeness is no reason to resume: it would be left out again.
        self._unchecked |= judgement.verdict is Verdict.UNCHECKED and judgement.reason != "politeness"
        self._reached |= bool(connected(evidence.outcome)) or is_conclusive(evidence.answer)
