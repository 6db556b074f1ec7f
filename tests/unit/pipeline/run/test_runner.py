"""One run from its first target to its end: what is stored, what is asked again, and how it ends."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from linkcheck.classify import Override
from linkcheck.config import Config
from linkcheck.fetch import FetchOptions
from linkcheck.fetch.stats import Waiting
from linkcheck.model import Link, LinkKind, Result, Run, RunState, Target, Verdict
from linkcheck.pipeline.plan.make_plan import Plan
from linkcheck.pipeline.plan.settled import settled
from linkcheck.pipeline.run.runner import Runner
from linkcheck.pipeline.run.workers import Workers
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.providers import ProviderOptions
from linkcheck.store import StoreOptions
from tests.internet import Host, Page, Port, TestInternet, run

NOW = datetime(2026, 3, 4, 3, tzinfo=UTC)
FINE, DEAD, IGNORED = "http://fine.test/", "http://fine.test/dead", "http://ignored.test/"
HOSTS = (Host(name="fine.test", pages={"/": Page(title="Fine")}),)


def target(url: str) -> Target:
    """A target that the list names once."""
    link = Link(url=url, raw=url, text="x", label="x", kind=LinkKind.INLINE, path="list.md", line=1, column=1)
    return Target(url=url, host=url.split("/")[2], links=(link,))


class Heard:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self.total = 0
        self.results: list[Result] = []

    def begin(self, total: int) -> None:
        self.total = total

    def __call__(self, result: Result) -> None:
        self.results.append(result)

    def waits(self, waiting: Waiting) -> None:
        pass


class Night(msgspec.Struct, kw_only=True):
    """What one run came to."""

    heard: Heard
    run: Run
    verdicts: dict[str, Verdict]
    asked: int
    network_failed: bool


def night(
    folder: Path,
    targets: Sequence[Target],
    *,
    known: Sequence[Target] = (),
    day: int = 0,
    resume: bool = False,
    stopped: bool = False,
    hosts: Sequence[Host] = HOSTS,
    override: tuple[Override, ...] = (),
    max_age: float | None = None,
) -> Night:
    """One run over these targets; those of `known` need no request."""
    plan = Plan(
        targets=tuple(targets),
        settled=tuple((each, settled("ignored", "by a comment")) for each in known),
        findings=(), left_alone={}, own_files={}, notices=(), links=(),
    )  # fmt: skip

    async def scene() -> Night:
        heard, stop, at = Heard(), asyncio.Event(), NOW + timedelta(days=day)
        if stopped:
            stop.set()
        async with TestInternet(hosts) as internet, StoreWriter(folder / "x.db", StoreOptions()) as writer:
            config = Config(
                network=FetchOptions(**internet.settings()), providers=ProviderOptions(archive=False), override=override
            )
            crawl = msgspec.structs.replace(config.crawl, canaries=("http://canary.test/",), max_age=max_age)
            config = msgspec.structs.replace(config, crawl=crawl)
            runner = Runner(config, plan, writer, heard, stop, Workers(), lambda: at)
            await runner.run(Run(started=at, paths=("list.md",)), resume=resume, whole=True)
            report = await writer.call(writer.store.report)
            return Night(
                heard=heard,
                run=report.run,
                verdicts={each.result.url: each.result.judgement.verdict for each in report.links},
                asked=sum(internet.host(host.name).count for host in hosts),
                network_failed=runner.network_failed,
            )

    return run(scene())


def test_every_target_is_heard_of_and_stored(tmp_path: Path) -> None:
    seen = night(tmp_path, [target(FINE), target(DEAD)], known=[target(IGNORED)])
    assert seen.heard.total == 3
    assert {each.url for each in seen.heard.results} == {FINE, DEAD, IGNORED}
    assert seen.verdicts == {FINE: Verdict.OK, DEAD: Verdict.BROKEN, IGNORED: Verdict.SKIPPED}
    assert seen.run.state is RunState.COMPLETE
    assert seen.run.counts == {"ok": 1, "broken": 1, "skipped": 1}
    assert seen.run.requests == seen.asked


def test_a_run_that_needs_no_request_makes_none(tmp_path: Path) -> None:
    seen = night(tmp_path, [], known=[target(IGNORED)])
    assert (seen.asked, seen.run.state) == (0, RunState.COMPLETE)


def test_what_a_stopped_run_did_not_reach_is_asked_by_the_run_that_resumes_it(tmp_path: Path) -> None:
    first = night(tmp_path, [target(FINE)], stopped=True)
    assert (first.asked, first.run.state) == (0, RunState.PARTIAL)
    assert first.verdicts == {FINE: Verdict.UNCHECKED}
    second = night(tmp_path, [target(FINE)], resume=True)
    assert second.run.id == first.run.id
    assert second.verdicts == {FINE: Verdict.OK}


def test_what_a_person_says_of_a_healthy_link_holds_before_it_is_due_again(tmp_path: Path) -> None:
    night(tmp_path, [target(FINE)])
    assert night(tmp_path, [target(FINE)], max_age=3600).heard.results == []
    entry = Override(url=FINE, verdict="dead")
    seen = night(tmp_path, [target(FINE)], max_age=3600, override=(entry,))
    assert seen.verdicts == {FINE: Verdict.BROKEN}


def test_a_run_that_came_to_its_end_is_not_resumed(tmp_path: Path) -> None:
    night(tmp_path, [target(FINE)])
    seen = night(tmp_path, [target(FINE)], resume=True, day=1)
    assert seen.run.id == 2
    assert seen.asked == 1


def test_without_a_network_nothing_that_needs_one_is_stored(tmp_path: Path) -> None:
    before = night(tmp_path, [target(FINE)])
    hosts = [Host(name="fine.test", port=Port.REFUSED), Host(name="canary.test", port=Port.REFUSED)]
    seen = night(tmp_path, [target(FINE)], known=[target(IGNORED)], day=1, hosts=hosts)
    assert seen.network_failed
    assert seen.run.state is RunState.NETWORK_DOWN
    assert seen.verdicts[FINE] is before.verdicts[FINE]
    assert seen.verdicts[IGNORED] is Verdict.SKIPPED


def test_a_run_that_waits_for_another_one_can_be_stopped(tmp_path: Path) -> None:
    async def scene() -> None:
        async with StoreWriter(tmp_path / "x.db", StoreOptions()) as other:
            await other.call(other.store.begin, Run(started=NOW), [])
            await asyncio.to_thread(night_that_waits)

    def night_that_waits() -> None:
        with pytest.raises(asyncio.CancelledError):
            night(tmp_path, [target(FINE)], stopped=True)

    asyncio.run(scene())
