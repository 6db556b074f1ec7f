"""One check: lists in, every target asked, judged and stored, a report out."""

import asyncio
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec

from linkcheck import changes
from linkcheck.about import __version__
from linkcheck.classify import RULES_VERSION
from linkcheck.config import Config
from linkcheck.errors import InputError
from linkcheck.formats import format_of
from linkcheck.model import Document, Report, Run
from linkcheck.pipeline.lists.parse import parse_list
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.read import Lists, read_lists
from linkcheck.pipeline.lists.sources import Sources
from linkcheck.pipeline.plan.change import narrow_to_change, touched_faults
from linkcheck.pipeline.plan.make_plan import Plan, make_plan
from linkcheck.pipeline.plan.no_text import no_text_finding
from linkcheck.pipeline.reports.refusals import without_refused
from linkcheck.pipeline.run.listener import Listener, NullListener
from linkcheck.pipeline.run.runner import Runner
from linkcheck.pipeline.run.workers import Workers
from linkcheck.pipeline.run.writer import StoreWriter


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """The order for one `check`."""

    config: Config
    sources: Sources
    database: Path
    resume: bool = False
    since: str | None = None
    """Only what the work tree changes against the merge base with this revision."""
    workers: Workers = Workers()
    offline: bool = False
    """Only what needs no network: the lists' own text, and links inside the repository."""
    suggest: bool = False
    """Also ask what entries without a link may mean."""
    demonstration: bool = False
    """The servers are made up, which the run and its reports say."""
    relocate: bool = False
    """Also search for the new addresses of dead links; never in a check of a part."""

    @property
    def whole(self) -> bool:
        """Whether everything the lists name is looked at; what is missing then is no longer listed."""
        return self.since is None and not self.offline


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one `check`."""

    report: Report
    faults: tuple[InputError, ...] = ()
    """Lists that could not be read."""
    is_complete: bool = True
    """Whether every list could be read."""
    notices: tuple[str, ...] = ()
    """A damaged database set aside, an old one upgraded; files that were found and must not be read as lists."""
    remarks: tuple[str, ...] = ()
    """How the lists were read: sites that were recognised, files that the usual patterns left out."""
    clock_wrong: bool = False
    """Our own clock is wrong; nothing was kept."""
    network_failed: bool = False
    """Our own network was down; what was learnt before is kept."""
    unasked: int = 0
    """Links that only a network could have judged, left out because none was to be used."""


class _ListFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the result of a check says of its lists."""

    paths: tuple[str, ...]
    faults: tuple[InputError, ...]
    is_complete: bool
    notices: tuple[str, ...]
    remarks: tuple[str, ...]
    unasked: int


async def run_check(
    job: Job,
    *,
    listener: Listener | None = None,
    stop: asyncio.Event | None = None,
    on_wait: Callable[[str], None] | None = None,
    reading: Callable[[], AbstractContextManager[None]] = nullcontext,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Checked:
    """Do the whole job. Setting `stop` ends it early, with everything so far saved and the report marked partial.

    `on_wait` gets a message, in a thread, when the run has to wait for another one. The event loop stands still while
    lists are read, which is done inside a `reading()`.
    Raises `UsageError` when there is no list, `StoreError` when the database cannot be used.
    """
    parsed = ParseCache.for_database(job.database)
    time = _TimeLeft(job.config.crawl.deadline)
    with reading(), changes.opened_once():
        started = now()
        facts, plan, whole = _read_and_plan(job, parsed, started, time)
        run = _run_of(started, plan, facts.paths, job)
    async with StoreWriter(job.database, job.config.store) as writer:
        parsed.save()
        config = time.shorten(job.config.with_contact(run.repository_url))
        runner = Runner(config, plan, writer, listener or NullListener(), stop or asyncio.Event(), job.workers, now)
        await runner.run(
            run,
            resume=job.resume,
            whole=job.whole,
            everything=whole.targets if job.since is not None else (),
            suggest=job.suggest,
            relocate=job.relocate and job.whole,
            on_wait=on_wait,
        )
        network_failed, clock_wrong = runner.network_failed, runner.clock_wrong
        # What was planned is done, and a report of 100,000 links needs the room.
        del whole, plan, runner
        return Checked(
            report=without_refused(await writer.call(writer.store.report), job.config),
            faults=facts.faults,
            is_complete=facts.is_complete,
            notices=(*writer.notices, *facts.notices),
            remarks=facts.remarks,
            network_failed=network_failed,
            clock_wrong=clock_wrong,
            unasked=facts.unasked,
        )


def _read_and_plan(job: Job, parsed: ParseCache, started: datetime, time: "_TimeLeft") -> tuple[_ListFacts, Plan, Plan]:
    """The facts about the lists, the plan of this check, and the plan of the whole lists."""
    lists = Lists(documents=()) if _is_beside_lists(job) else read_lists(job.sources, parsed=parsed)
    whole = make_plan(
        lists.documents,
        job.config,
        today=started.date(),
        parsed=parsed,
        staged=job.sources.staged,
        is_part=job.sources.is_part,
        time_is_up=time.is_up,
        findings=map(no_text_finding, lists.no_text),
    )
    plan, faults = (whole, lists.faults) if job.since is None else _narrowed(whole, lists, job)
    if faults and not lists.documents and not lists.no_text:
        raise faults[0]
    facts = _ListFacts(
        paths=tuple(document.path for document in lists.documents),
        faults=faults,
        is_complete=not (faults or lists.no_text),
        notices=tuple(fault.message for fault in lists.skipped),
        remarks=(*plan.notices, *filter(None, [lists.notice, _unread(job.config)])),
        unasked=sum(len(target.links) for target in plan.targets) if job.offline else 0,
    )
    return facts, msgspec.structs.replace(plan, targets=()) if job.offline else plan, whole


def _is_beside_lists(job: Job) -> bool:
    """Whether what is staged touches no list and breaks none: other files with another content, and new ones.

    A hook runs for every commit, and most commits are such.
    """
    names = job.sources.paths
    if not job.sources.staged or job.since is None or not all(map(os.path.lexists, names)):
        return False
    named = {*map(os.path.realpath, names)}
    return all(
        letter in {"A", "M"} and format_of(name) is None and os.path.realpath(name) not in named
        for name, letter in changes.staged_names(job.since).items()
    )


def _unread(config: Config) -> str:
    return f"{config.file} holds; the settings in {config.unread} beside it do not count." if config.unread else ""


class _TimeLeft:
    """The deadline is the whole run's: reading lists and linked files is part of it."""

    def __init__(self, deadline: float | None) -> None:
        self._loop = asyncio.get_running_loop()
        self._ends = None if deadline is None else self._loop.time() + deadline

    def is_up(self) -> bool:
        """Whether the deadline has passed."""
        return self._ends is not None and self._loop.time() >= self._ends

    def shorten(self, config: Config) -> Config:
        """The configuration with as much of its deadline as is left."""
        if self._ends is None:
            return config
        left = max(0.0, self._ends - self._loop.time())
        return msgspec.structs.replace(config, crawl=msgspec.structs.replace(config.crawl, deadline=left))


def _run_of(started: datetime, plan: Plan, paths: tuple[str, ...], job: Job) -> Run:
    revision = changes.revision(Path.cwd())
    return Run(
        started=started,
        version=__version__,
        rules=RULES_VERSION,
        paths=paths,
        repository_url=revision.repository_url,
        commit=revision.commit,
        repository_paths=changes.repository_paths((*paths, job.config.file), Path.cwd()) or None,
        links=len(plan.links),
        targets=len(plan.targets) + len(plan.settled),
        demonstration=job.demonstration,
    )


def _narrowed(whole: Plan, lists: Lists, job: Job) -> tuple[Plan, tuple[InputError, ...]]:
    """The part of the plan that the change answers for, and the faults that are its own."""
    change = changes.change_since(job.since or "HEAD", lists.contents, staged=job.sources.staged)

    def old(path: str) -> Document | None:
        content = change.old_content(path)
        try:
            return None if content is None else parse_list(content, path)
        except InputError:
            # Then it could not be read before either.
            return None

    return narrow_to_change(whole, change, lists.documents, cache(old)), touched_faults(lists, change)
