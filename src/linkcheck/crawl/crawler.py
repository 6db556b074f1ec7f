"""The tasks of a crawl: from every target to its evidence, in one bounded TaskGroup."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from typing import TypeVarTuple, cast

from linkcheck.crawl.clock import request_canaries
from linkcheck.crawl.frontier import Frontier
from linkcheck.crawl.options import CrawlOptions
from linkcheck.crawl.outage import Fetch, connected, reachable
from linkcheck.crawl.providers import ProviderBatch, query
from linkcheck.crawl.requests import documents
from linkcheck.crawl.requests.page import PageJob, evidence_of, fragments_of, request_for
from linkcheck.errors import ClockWrong, NetworkDown
from linkcheck.model import Evidence, HostFacts, Target, TargetHistory
from linkcheck.providers.provider import Provider

Arguments = TypeVarTuple("Arguments")


async def crawl(
    targets: Sequence[Target],
    histories: Mapping[str, TargetHistory],
    *,
    fetch: Fetch,
    providers: Sequence[Provider] = (),
    options: CrawlOptions | None = None,
    stop: asyncio.Event | None = None,
    accept: Mapping[str, Sequence[int]] | None = None,
    hosts: Mapping[str, HostFacts] | None = None,
) -> AsyncGenerator[tuple[Target, Evidence], None]:
    """Yield every target once with its evidence, as it becomes known; empty evidence means it was not reached.

    Setting `stop`, or the deadline, ends the requests: known evidence is still yielded, the other targets as not
    reached. `accept` has the statuses that are normal for a host, `hosts` the facts that earlier runs stored. Raises
    `NetworkDown` after the last target when our own network failed. Wrap it in `contextlib.aclosing` to leave early.
    """
    options = options or CrawlOptions()
    frontier = Frontier(targets, histories, providers, options, accept, hosts)
    async with aclosing(_Crawler(frontier, fetch, options).run(stop)) as results:
        async for result in results:
            yield result


class _Crawler:
    """Tasks, time and back-pressure; the frontier decides what is requested and what an outcome means."""

    def __init__(self, frontier: Frontier, fetch: Fetch, options: CrawlOptions) -> None:
        self._frontier = frontier
        self._fetch = fetch
        self._options = options
        self._loop = asyncio.get_running_loop()
        self._group = asyncio.TaskGroup()
        self._tasks: set[asyncio.Task[None]] = set()
        self._workers: dict[str, set[asyncio.Task[None]]] = {}
        self._called_back: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()
        self._alarm: asyncio.TimerHandle | None = None
        self._rings = 0.0
        self._crash: Exception | None = None
        self._in_doubt = False
        self._down = self._clock_wrong = False
        self._was_doubted = False
        self._halted = False

    async def run(self, stop: asyncio.Event | None) -> AsyncGenerator[tuple[Target, Evidence], None]:
        """Yield results as tasks produce them, then one result for every target without any."""
        results = self._frontier.results
        async with self._group:
            ending = self._group.create_task(self._await_end(stop))
            stopped = True
            try:
                self._pump()
                while self._busy() or results or self._doubt_at_the_end():
                    while results:
                        yield results.popleft()
                    self._pump()
                    if self._busy() and not results:
                        self._news.clear()
                        await self._news.wait()
                stopped = self._halted
            except GeneratorExit:
                return  # the reader leaves: not a fault for the group to wrap
            finally:
                ending.cancel()
                self._halt()
        if self._crash:
            raise self._crash
        for result in self._frontier.rest(down=self._down, clock_wrong=self._clock_wrong, stopped=stopped):
            yield result
        if self._clock_wrong:
            raise ClockWrong(
                "Most certificates are not valid yet, or expired, by the time of this machine: its clock is wrong.",
                remedy="No verdicts were recorded. Set the clock, then run again.",
            )
        if self._down:
            raise NetworkDown(
                "Most hosts failed to connect, and so did the canaries: the fault is this machine's network.",
                remedy="No verdicts were recorded for them. Check the connection, the name servers and any proxy.",
            )

    def _busy(self) -> bool:
        return bool(self._tasks) or (not self._halted and self._frontier.open())

    def _may_start(self) -> bool:
        return not (self._halted or self._in_doubt or len(self._frontier.results) >= self._options.backlog)

    def _pump(self, at: float = 0.0) -> None:
        """Start the requests that may start now, and a timer for those that may start later."""
        while self._may_start() and len(self._tasks) < self._options.tasks:
            job = self._frontier.next(max(self._loop.time(), at), idle=not self._tasks)
            if job is None:
                self._set_alarm()
                break
            if isinstance(job, ProviderBatch):
                self._start(self._query, job)
            else:
                self._start(self._request_pages, job)

    def _set_alarm(self) -> None:
        due = self._frontier.next_due()
        if due is None or (self._alarm is not None and self._rings <= due):
            return
        if self._alarm is not None:
            self._alarm.cancel()
        self._rings = due
        self._alarm = self._loop.call_at(due, self._on_timer)

    def _on_timer(self) -> None:
        self._alarm = None
        self._pump(at=self._rings)  # loops fire a tick early; it is the moment all the same
        self._news.set()  # targets that were due may have got a result without a request

    def _start(self, work: Callable[[*Arguments], Awaitable[None]], *arguments: *Arguments) -> None:
        task = self._group.create_task(self._guard(work, *arguments))
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    async def _guard(self, work: Callable[[*Arguments], Awaitable[None]], *arguments: *Arguments) -> None:
        """A fault of the program ends the crawl in the caller's own frame, not by cancelling what the caller awaits."""
        try:
            await work(*arguments)
        except Exception as error:
            self._crash = self._crash or error
            self._halt()

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._doubt()
        self._pump()
        self._news.set()

    async def _request_pages(self, job: PageJob) -> None:
        """Request one target; a worker that joined a host's queue stays until the queue is empty."""
        frontier = self._frontier
        workers = self._workers.setdefault(job.host, set())
        workers.add(myself := cast("asyncio.Task[None]", asyncio.current_task()))
        try:
            while True:
                frontier.record(job, await self._fetch_page(job), self._loop.time())
                self._news.set()
                self._doubt()
                self._call_back(myself)
                number = frontier.queues.take(job.host) if job.joined and self._may_start() else None
                if number is None:
                    break
                job = PageJob(number, job.host)
        except asyncio.CancelledError:
            if self._halted or myself not in self._called_back:
                raise
            frontier.withdraw(job, self._loop.time())
        finally:
            if job.joined:
                frontier.left(job.host)
            workers.discard(myself)
            self._called_back.discard(myself)
            if not workers:
                self._workers.pop(job.host, None)

    def _call_back(self, myself: "asyncio.Task[None]") -> None:
        """Cancel the waiting requests of a host whose circuit breaker has opened."""
        while self._frontier.opened_hosts:
            for worker in self._workers.get(self._frontier.opened_hosts.pop(), set()) - {myself}:
                self._called_back.add(worker)
                worker.cancel()

    async def _fetch_page(self, job: PageJob) -> Evidence:
        """Request a page, and for a PDF also the pages that describe it."""
        target, history = self._frontier.targets[job.number], self._frontier.history(job.number)
        outcome = await self._fetch(request_for(target, history, once=job.once))
        # In step with the others: where pages are read one after the other, and requests sent so, each finds code and
        # data in the processor's caches. A twentieth of a run's CPU where CPU decides.
        await asyncio.sleep(0)
        evidence = evidence_of(outcome, history, fragments_of(target))
        await asyncio.sleep(0)
        for request in documents.follow_up_requests(evidence, history):
            merged = documents.merge(evidence, await self._fetch(request))
            if merged is not evidence:
                return merged
        return evidence

    async def _query(self, batch: ProviderBatch) -> None:
        self._frontier.answered(batch, await query(batch.provider, batch.urls, self._fetch), self._loop.time())

    def _doubt(self) -> None:
        if not (self._in_doubt or self._halted) and self._frontier.outage.suspects_outage(len(self._tasks)):
            self._in_doubt = True
            self._start(self._request_canaries)

    async def _request_canaries(self) -> None:
        alive = await reachable(self._options.canaries, self._fetch)
        self._in_doubt = False
        if alive:
            self._frontier.outage.clear(self._loop.time())
        elif self._frontier.outage.suspects_outage(0):
            self._down = True
            self._halt()

    def _doubt_at_the_end(self) -> bool:
        """Whether to request the canaries: no host was reached at all, or most certificates are out of time."""
        frontier = self._frontier
        small_outage = frontier.outage.is_unproven and self._options.canaries and self._options.network_down_share <= 1
        if self._halted or self._was_doubted or not (small_outage or frontier.clock.suspects_clock):
            return False
        self._was_doubted = True
        self._start(self._check_own_side)
        return True

    async def _check_own_side(self) -> None:
        """Whether network or clock of this machine caused the failures."""
        outcomes = await request_canaries(self._options.canaries, self._fetch)
        if self._frontier.clock.suspects_clock:
            self._clock_wrong = self._frontier.clock.is_wrong(outcomes)
        if self._frontier.outage.is_unproven and outcomes:
            if any(connected(outcome) for outcome in outcomes):
                self._frontier.outage.clear(self._loop.time())
            else:
                self._down = True

    async def _await_end(self, stop: asyncio.Event | None) -> None:
        try:
            async with asyncio.timeout(self._options.deadline):
                await (stop or asyncio.Event()).wait()
        except TimeoutError:
            pass
        self._halt()

    def _halt(self) -> None:
        self._halted = True
        if self._alarm is not None:
            self._alarm.cancel()
        for task in self._tasks:
            task.cancel()
        self._news.set()
