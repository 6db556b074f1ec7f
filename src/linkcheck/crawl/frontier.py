"""The state of every target, from waiting to known. Pure; a target is known by its number."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from linkcheck.classify.judge import is_blocked
from linkcheck.crawl.clock import ClockDetector, is_out_of_time
from linkcheck.crawl.fresh import goes_first, request_order, was_silent
from linkcheck.crawl.hosts.breaker import CircuitBreaker, answers
from linkcheck.crawl.hosts.failing import FailingHosts
from linkcheck.crawl.hosts.queue import HostQueues
from linkcheck.crawl.hosts.walled import SAMPLE, WalledHosts, is_about_host, stands_for
from linkcheck.crawl.options import CrawlOptions
from linkcheck.crawl.outage import OutageDetector, connected
from linkcheck.crawl.provider_queue import ProviderQueue
from linkcheck.crawl.providers import ProviderBatch, enrich, is_conclusive
from linkcheck.crawl.recheck import RecheckQueue, combine, needs_recheck, troubled
from linkcheck.crawl.requests.page import PageJob
from linkcheck.model import Answer, Evidence, HostFacts, Outcome, Recheck, Response, Target, TargetHistory, Verdict
from linkcheck.model.http.host import NOTHING_KNOWN
from linkcheck.providers.provider import Provider, When
from linkcheck.urls import host_of, registrable_domain

NEVER = TargetHistory()


class Frontier:
    """Targets that wait, are rechecked, or are known. Every target leaves exactly once, by `results` or by `rest`."""

    def __init__(
        self,
        targets: Sequence[Target],
        histories: Mapping[str, TargetHistory],
        providers: Sequence[Provider],
        options: CrawlOptions,
        accept: Mapping[str, Sequence[int]] | None = None,
        hosts: Mapping[str, HostFacts] | None = None,
    ) -> None:
        """`accept` has the statuses that are normal for a host; `hosts` has the facts that earlier runs stored."""
        self._hosts = hosts or {}
        walled = frozenset(host for host, facts in self._hosts.items() if facts.walled)
        self.targets = targets
        self._accepted = accept or {}
        self.outage = OutageDetector(share=options.network_down_share, hosts=options.network_down_hosts)
        self.clock = ClockDetector(share=options.network_down_share)
        self.queues = HostQueues(per_host=options.per_host, sample=SAMPLE, known_walls=walled)
        self.rechecks = RecheckQueue(hurry=options.hurry)
        self.opened_hosts: list[str] = []
        """Hosts whose waiting requests are to be cancelled."""
        self.results: deque[tuple[Target, Evidence]] = deque()
        self._histories = histories
        self._pause = options.confirm_after
        self._queries = ProviderQueue(targets, providers)
        self._breaker = CircuitBreaker(options.give_up_after)
        self._failing = FailingHosts()
        self._walled = WalledHosts(walled)
        self._wall: dict[str, Evidence] = {}
        self._delivered = bytearray(len(targets))
        self._known: dict[int, Evidence] = {}
        self._settled: set[int] = set()
        self._held: deque[tuple[float, int]] = deque()
        self._admit()

    def history(self, number: int) -> TargetHistory:
        """What earlier runs stored about a target."""
        return self._histories.get(self.targets[number].url, NEVER)

    # What to do next

    def open(self) -> bool:
        """Whether any request is left, now or later."""
        return bool(self.queues or self._queries.is_open or self.rechecks)

    def next(self, now: float, *, idle: bool) -> PageJob | ProviderBatch | None:
        """The next request, if any may start now; `idle` says that no other request is under way."""
        if self._last_round:
            self._expire(now)
        while (number := self.rechecks.take(now, last_round=self._last_round)) is not None:
            if job := self._second(number, now):
                return job
        if idle and self._last_round:
            self._queries.flush()
        if batch := self._queries.next():
            return batch
        joined = self.queues.join()
        return None if joined is None else PageJob(joined[1], joined[0])

    def next_due(self) -> float | None:
        """When the next pause ends; None without a pause."""
        return self.rechecks.next_due(last_round=self._last_round)

    @property
    def _last_round(self) -> bool:
        """Whether every target has been requested once."""
        return not self.queues and not self._queries.has_batches

    # What was learnt

    def record(self, job: PageJob, evidence: Evidence, now: float) -> None:
        """Record the evidence of a request to the page's own server."""
        outcome = evidence.outcome
        self.outage.observe(job.host, outcome, now)
        self.clock.observe(job.host, outcome)
        self._observe_host(job, outcome, now)
        self._observe_wall(job, evidence)
        first = self._known.get(job.number)
        if first is not None:
            if troubled(first.outcome):
                self._propagate_to_host(job, evidence, now)
            evidence = combine(first, evidence)
        elif (when := needs_recheck(evidence, self.history(job.number))) and not self._breaker.is_dead(job.host):
            self._known[job.number] = evidence
            if when is not Recheck.CALM or self._failing.sample(job.host, job.number):
                self.rechecks.add(job.number, when, now + self._pause)
            return
        self._accept(job.number, evidence, now)
        self._release()

    def left(self, host: str) -> None:
        """A worker left its host's queue: the last one settles the targets that need no request."""
        self.queues.leave(host)
        if not self.queues.workers(host):
            self.queues.let_in(host)  # the requests that were made left the question open
            for number in self._walled.take(host):
                self._conclude(number, stands_for(self._wall[host], self.targets[number]))

    def withdraw(self, job: PageJob, now: float) -> None:
        """A request was cancelled: the circuit breaker of its host has opened meanwhile."""
        known = self._known.get(job.number)
        if known is not None:
            self._accept(job.number, known, now)
        else:
            self._hold(job.host, job.number, now)

    def answered(self, batch: ProviderBatch, answers: Mapping[str, Answer], now: float) -> None:
        """Record the answer of a provider."""
        for number, url in batch.asks:
            answer = answers.get(url)
            self._queries.record(number, answer)
            if is_conclusive(answer):
                self.outage.note_answer()
            match batch.provider.when:
                case When.INSTEAD if is_conclusive(answer):
                    self._deliver(number, Evidence())
                case When.INSTEAD:
                    self._hold(self.targets[number].host, number, now)
                case When.BESIDE:
                    self._queries.beside.discard(number)
                    if number in self._settled:
                        self._conclude(number, self._known[number])
                case _:
                    self._deliver(number, self._known[number])

    def rest(
        self, *, down: bool, clock_wrong: bool = False, stopped: bool = False
    ) -> Iterator[tuple[Target, Evidence]]:
        """Every target without a result yet: with the evidence so far, or with empty evidence.

        With our own network down, or suspected, failures to connect do not count; nor, with our clock wrong, do
        certificates that are out of time. Evidence after a stop is pending: a recheck may have been due.
        """
        doubtful = down or self.outage.suspects_outage(0)
        for number, delivered in enumerate(self._delivered):
            if delivered:
                continue
            evidence = self._known.get(number)
            if (
                evidence is None
                or (doubtful and connected(evidence.outcome) is False)
                or (clock_wrong and is_out_of_time(evidence.outcome))
            ):
                yield self.targets[number], Evidence()
            else:
                known = msgspec.structs.replace(evidence, pending=stopped)
                yield self.targets[number], enrich(known, self._queries.answer(number))

    # How a target moves on

    def _admit(self) -> None:
        hosts: dict[str, list[int]] = {}
        for number, target in enumerate(self.targets):
            if number not in self._queries.instead:
                hosts.setdefault(target.host, []).append(number)
        for host, numbers in hosts.items():
            numbers.sort(key=lambda number: request_order(self.history(number)))
            if any(self.history(number).verdict is Verdict.OK for number in numbers):
                self._walled.expect(host)
                self.queues.let_in(host)
            if was_silent([self.history(number) for number in numbers]):
                self._breaker.expect_silence(host)
            slow = self._hosts.get(host, NOTHING_KNOWN).answer > 0
            self.queues.add(host, numbers, urgent=slow or goes_first(self.history(numbers[0])))

    def _second(self, number: int, now: float) -> PageJob | None:
        """Recheck a target, unless its whole host is silent and a sample of other targets is rechecked instead."""
        host, known = self.targets[number].host, self._known.get(number)
        trial = self._breaker.is_open(host)
        if known is not None and (trial or self._breaker.is_dead(host)):
            self._accept(number, known, now)
            return None
        if trial:
            self._breaker.try_once(host, number)
        return PageJob(number, host, joined=False, trial=trial, once=known is not None and troubled(known.outcome))

    def _propagate_to_host(self, job: PageJob, evidence: Evidence, now: float) -> None:
        """What the recheck of one target means for others of its host that waited for it."""
        well = isinstance(evidence.outcome, Response) and not troubled(evidence.outcome)
        recheck_too, spared = self._failing.report(job.host, job.number, well=well)
        for number in recheck_too:
            self.rechecks.add(number, Recheck.CALM, now)
        for number in spared:
            self._accept(number, self._known[number], now)

    def _observe_host(self, job: PageJob, outcome: Outcome | None, now: float) -> None:
        """Close the breaker of a host, mark the host dead, or open the breaker."""
        if answers(outcome):
            self.queues.add(job.host, self._breaker.close(job.host))
        elif job.trial:
            self._mark_dead(job.host, self._breaker.trial_failed(job.host), now)
        elif job.joined and self._breaker.record_timeout(job.host, outcome):
            self._breaker.open(job.host, outcome)
            for number in self.queues.drain(job.host):
                self._hold(job.host, number, now)
            self.opened_hosts.append(job.host)

    def _mark_dead(self, host: str, numbers: Iterable[int], now: float) -> None:
        for number in numbers:
            self._accept(number, Evidence(outcome=self._breaker.host_failure(host, self.targets[number].url)), now)

    def _expire(self, now: float) -> None:
        """Every target has been requested once: trials that have not begun are dropped."""
        for number in self.rechecks.expire():
            if number in self._known:
                self._accept(number, self._known[number], now)
        for host, numbers in self._breaker.expire():
            self._mark_dead(host, numbers, now)

    def _hold(self, host: str, number: int, now: float) -> None:
        """Settle a target of a silent host without a request."""
        if self._breaker.is_open(host):
            if self._breaker.hold(host, number):
                self.rechecks.add(number, Recheck.IF_TIME, now + self._pause)
        elif self._breaker.is_dead(host):
            self._mark_dead(host, [number], now)
        else:
            self.queues.add(host, [number])

    def _observe_wall(self, job: PageJob, evidence: Evidence) -> None:
        """Skip the rest of a host that refuses every target; request the rest where one target was let in."""
        outcome = evidence.outcome
        if not isinstance(outcome, Response) or not outcome.tries:
            self.queues.let_in(job.host)
        elif not self._is_refused(job, outcome, evidence):
            self.queues.let_in(job.host)
            self.queues.add(job.host, self._walled.answered(job.host))
        elif self._walled.refused(job.host):
            self._wall[job.host] = evidence
            self._walled.hold(job.host, self.queues.drain(job.host))

    def _is_refused(self, job: PageJob, outcome: Response, evidence: Evidence) -> bool:
        """Whether the host refused a target in a way that may apply to all of its targets."""
        target = self.targets[job.number]
        if outcome.status in self._accepted.get(job.host, ()):
            return False
        likely = outcome.status >= 400 or any(map(is_about_host, evidence.markers))
        own = registrable_domain(host_of(outcome.url)) == registrable_domain(job.host)
        return likely and own and is_blocked(target, evidence) and is_blocked(target, stands_for(evidence, target))

    def _accept(self, number: int, evidence: Evidence, now: float) -> None:
        """Accept the page's evidence, unless our own network may have failed."""
        if is_out_of_time(evidence.outcome):
            self._known[number] = evidence  # until the end of the run, when it is known whether our clock is right
        elif connected(evidence.outcome) is False:
            self._known[number] = evidence
            self._held.append((now, number))
        else:
            self._conclude(number, evidence)

    def _release(self) -> None:
        while self._held and self.outage.network_worked_after(self._held[0][0]):
            number = self._held.popleft()[1]
            self._conclude(number, self._known[number])

    def _conclude(self, number: int, evidence: Evidence) -> None:
        """The page's evidence is final: wait for the provider's answer, or query one because the page refused."""
        self._known[number] = evidence
        if number in self._queries.beside:
            self._settled.add(number)
        elif not self._queries.query_for_blocked(number, evidence):
            self._deliver(number, evidence)

    def _deliver(self, number: int, evidence: Evidence) -> None:
        if self._delivered[number]:
            return
        self._delivered[number] = 1
        self._known.pop(number, None)
        self._settled.discard(number)
        self.results.append((self.targets[number], enrich(evidence, self._queries.take_answer(number))))
