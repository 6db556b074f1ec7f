"""One run: lists in, every target asked, judged and stored, a report out."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any, Protocol, TypeVar

import msgspec

from linkcheck import __version__, changes
from linkcheck.classify import RULES_VERSION, ClassifyOptions, Survey, judge, sibling, survey, wants_probe
from linkcheck.config import Config
from linkcheck.crawl import crawl, probe, split
from linkcheck.errors import InputError, NetworkDown, StoreError
from linkcheck.fetch import Fetcher
from linkcheck.model import (
    Document,
    Evidence,
    Judgement,
    Report,
    Response,
    Result,
    Run,
    RunState,
    Target,
    TargetHistory,
    Verdict,
)
from linkcheck.pipeline.archives import dead, snapshots
from linkcheck.pipeline.merge import narrow, same_page
from linkcheck.pipeline.plan import Plan, make_plan, settled
from linkcheck.pipeline.sources import Lists, parse_list, read_lists
from linkcheck.providers import providers
from linkcheck.store import Store

T = TypeVar("T")
# At most this many results or seconds are lost by kill -9.
_BATCH = 500
_INTERVAL = 0.5


class Listener(Protocol):
    """Whoever wants to see results as they arrive, such as a progress bar."""

    def begin(self, total: int) -> None:
        """So many targets are going to be judged."""

    def __call__(self, result: Result) -> None:
        """One target is judged; again when the whole run changes the verdict."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What one `check` was asked to do."""

    config: Config
    paths: tuple[str, ...]
    database: Path
    resume: bool = False
    since: str | None = None
    """Only what the work tree changes against the merge base with this revision."""
    staged: bool = False
    """The index instead of the work tree."""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What one `check` came to."""

    report: Report
    faults: tuple[InputError, ...] = ()
    """Lists that could not be read."""
    notices: tuple[str, ...] = ()
    """What the store has to say: a damaged file set aside, an old one upgraded."""


class _StoreThread:
    """The store on a thread of its own: SQLite writes never hold up the event loop."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def do(self, call: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(call, *arguments))

    def close(self) -> None:
        self._pool.shutdown()


async def run_check(job: Job, *, listener: Listener | None = None, stop: asyncio.Event | None = None) -> Checked:
    """Do the whole job. Setting `stop` ends it early, with everything so far saved and the report marked partial.

    Raises `UsageError` when there is no list, `StoreError` when the database cannot be used.
    """
    lists = read_lists(job.paths or job.config.sources, staged=job.staged)
    started = datetime.now(UTC)
    whole = make_plan(lists.documents, job.config, today=started.date())
    plan = _narrowed(whole, lists, job)
    thread = _StoreThread()
    try:
        store = await thread.do(_open, job)
        try:
            run = _Run(job, plan, thread, store, listener, stop or asyncio.Event())
            report = await run.go(started, tuple(document.path for document in lists.documents))
            if job.since is not None:
                report = await run.with_additions(report, whole)
        finally:
            await thread.do(store.close)
    finally:
        thread.close()
    return Checked(report=report, faults=lists.faults, notices=store.notices)


def _narrowed(whole: Plan, lists: Lists, job: Job) -> Plan:
    if job.since is None:
        return whole
    change = changes.change_since(job.since, staged=job.staged)

    def old(path: str) -> Document | None:
        content = change.old_content(path)
        return None if content is None else parse_list(content, path)

    return narrow(whole, change, lists.documents, cache(old))


def _open(job: Job) -> Store:
    try:
        job.database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{job.database.parent}: {error.strerror}", remedy="Choose another --db.") from error
    return Store.open(job.database, job.config.store)


class _Run:
    """One run under way."""

    def __init__(
        self,
        job: Job,
        plan: Plan,
        thread: _StoreThread,
        store: Store,
        listener: Listener | None,
        stop: asyncio.Event,
    ) -> None:
        self.job = job
        self.plan = plan
        self.thread = thread
        self.store = store
        self.listener = listener
        self.stop = stop
        self.options: ClassifyOptions = job.config.classify_options()
        self.histories: dict[str, TargetHistory] = {}
        self.known: dict[str, tuple[Target, Evidence]] = {}
        self.judged: dict[str, Judgement] = {}
        self.unsaved: list[Result] = []
        self.saved_at = 0.0

    async def go(self, started: datetime, paths: tuple[str, ...]) -> Report:
        """From the first target to the report."""
        run = await self._begin(started, paths)
        due = await self._due(started)
        if self.listener:
            self.listener.begin(len(due) + len(self.plan.settled))
        for target, judgement in self.plan.settled:
            await self._keep(target, Evidence(), judgement)
        state = RunState.COMPLETE
        async with Fetcher(self.job.config.fetch_options(), deadline=self._deadline()) as fetcher:
            try:
                await self._ask(due, fetcher)
                await self._reconsider(fetcher)
                await self._flush()
                await self._find_snapshots(fetcher)
            except NetworkDown:
                state = RunState.NETWORK_DOWN
            run = msgspec.structs.replace(run, requests=fetcher.stats.requests, bytes=fetcher.stats.bytes)
        await self._flush()
        if state is RunState.COMPLETE and Verdict.UNCHECKED in {judged.verdict for judged in self.judged.values()}:
            state = RunState.PARTIAL
        run = msgspec.structs.replace(run, finished=datetime.now(UTC), state=state)
        await self.thread.do(self.store.finish, run)
        return await self.thread.do(self.store.report)

    async def _begin(self, started: datetime, paths: tuple[str, ...]) -> Run:
        revision = await asyncio.to_thread(changes.revision, Path.cwd())
        run = Run(
            started=started,
            version=__version__,
            rules=RULES_VERSION,
            paths=paths,
            repository_url=revision.repository_url,
            commit=revision.commit,
            links=len(self.plan.links),
            targets=len(self.plan.targets) + len(self.plan.settled),
        )
        listed = (*self.plan.targets, *(target for target, _ in self.plan.settled))
        begin = partial(self.store.begin, resume=self.job.resume, whole=self.job.since is None)
        return await self.thread.do(begin, run, listed, self.plan.findings)

    async def with_additions(self, report: Report, whole: Plan) -> Report:
        """Name additions that the list already has under another address."""
        histories = await self.thread.do(self.store.histories, [target.url for target in whole.targets])
        finals = {
            url: evidence.outcome.url
            for url, (_, evidence) in self.known.items()
            if isinstance(evidence.outcome, Response)
        }
        found = same_page(self.plan.targets, whole.targets, finals, histories)
        findings = sorted((*report.findings, *found), key=lambda f: (f.path, f.line, f.column, f.reason))
        return msgspec.structs.replace(report, findings=tuple(findings))

    async def _due(self, now: datetime) -> list[Target]:
        """Targets to ask: not those that are fresh enough, nor those a resumed run had done."""
        done = await self.thread.do(self.store.resume) if self.job.resume else frozenset[str]()
        targets = [target for target in self.plan.targets if target.url not in done]
        self.histories = await self.thread.do(self.store.histories, [target.url for target in targets])
        due, _ = split(targets, self.histories, self.job.config.crawl.max_age, now)
        return due

    def _deadline(self) -> float | None:
        deadline = self.job.config.crawl.deadline
        return None if deadline is None else asyncio.get_running_loop().time() + deadline

    async def _ask(self, due: Sequence[Target], fetcher: Fetcher) -> None:
        nothing_yet = Survey()
        answers = crawl(
            due,
            self.histories,
            fetch=fetcher.fetch,
            providers=providers(self.job.config.provider_options()),
            options=self.job.config.crawl,
            stop=self.stop,
        )
        async with aclosing(answers):
            async for target, evidence in answers:
                self.known[target.url] = target, evidence
                await self._keep(target, evidence, self._judge(target, evidence, nothing_yet))

    async def _reconsider(self, fetcher: Fetcher) -> None:
        """What only the whole run can tell: many links that end at one place, and probes for the suspects."""
        whole = survey(self.known.values())
        suspects = [
            (target, evidence) for target, evidence in self.known.values() if wants_probe(target, evidence, whole)
        ]
        if not self.stop.is_set():
            random = Random(self.job.config.crawl.seed)  # noqa: S311 - names that no page has, not secrets
            async for target, evidence in probe(suspects, fetch=fetcher.fetch, sibling=sibling, random=random):
                self.known[target.url] = target, evidence
        for target, evidence in self.known.values():
            judgement = self._judge(target, evidence, whole)
            if judgement != self.judged[target.url] or evidence.probe is not None:
                await self._keep(target, evidence, judgement)

    async def _find_snapshots(self, fetcher: Fetcher) -> None:
        known = await self.thread.do(self.store.archive_urls, dead(self.judged))
        urls = dead(self.judged, known)
        async with aclosing(snapshots(urls, self.histories, self.job.config, fetcher.fetch)) as found:
            while not self.stop.is_set() and (answer := await anext(found, None)):
                await self.thread.do(self.store.remember_archive, *answer, datetime.now(UTC))

    def _judge(self, target: Target, evidence: Evidence, whole: Survey) -> Judgement:
        if self.stop.is_set() and evidence == Evidence():
            return settled("stopped", "the run was stopped before this link was asked")
        history = self.histories.get(target.url, TargetHistory())
        judgement = judge(target, evidence, history, whole, self.options, datetime.now(UTC))
        if judgement.reason in self.plan.pardons.get(target.url, ()):
            return settled("ignored", f"a comment in the list excuses {judgement.reason}")
        return judgement

    async def _keep(self, target: Target, evidence: Evidence, judgement: Judgement) -> None:
        self.judged[target.url] = judgement
        seconds = evidence.outcome.seconds if evidence.outcome else 0.0
        result = Result(
            url=target.url, evidence=evidence, judgement=judgement, checked_at=datetime.now(UTC), seconds=seconds
        )
        self.unsaved.append(result)
        if self.listener:
            self.listener(result)
        now = asyncio.get_running_loop().time()
        if len(self.unsaved) >= _BATCH or now - self.saved_at >= _INTERVAL:
            self.saved_at = now
            await self._flush()

    async def _flush(self) -> None:
        batch, self.unsaved = self.unsaved, []
        if batch:
            await self.thread.do(self.store.save, batch)
