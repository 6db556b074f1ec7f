"""Run a check from the terminal: signals, progress, summary, exit code."""

import asyncio
import gc
import math
import os
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import msgspec

from linkcheck.cli import options
from linkcheck.cli.output import complain, say, show
from linkcheck.cli.signals import on_signals
from linkcheck.cli.texts.progress import Progress, progress
from linkcheck.cli.texts.scope import scope_of
from linkcheck.config import Config, load_config
from linkcheck.config.flags import with_accepted, with_timeout
from linkcheck.errors import LinkcheckError, ReportError, UsageError
from linkcheck.files import shown
from linkcheck.model import RunState, Verdict
from linkcheck.pipeline.check import Checked, Job, run_check
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.reports.accept import accept_today, shrink
from linkcheck.pipeline.reports.baseline import read_baseline
from linkcheck.pipeline.reports.database import database_path
from linkcheck.pipeline.reports.render import failing, render_digest, render_report
from linkcheck.pipeline.run.workers import Workers

FINDINGS, USAGE, FAULT = 1, 2, 3
IGNORES = ".gitignore"
IGNORE_ALL = "# Made by linkcheck: databases and reports are no part of a repository.\n*\n"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The command line of one check."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...]
    since: str | None
    staged: bool
    offline: bool
    config: str | None
    config_from: str | None
    db: str | None
    format_name: str | None
    output: str | None
    fail_on: tuple[str, ...] | None
    baseline: str | None
    write_baseline: bool
    deadline: float | None
    max_age: float | str | None
    timeout: float | None
    accept: tuple[str, ...]
    patient: bool
    resume: bool
    suggest: bool
    relocate: bool
    wait: float | None
    workers: int | None
    cluster: str | None
    quiet: bool

    @property
    def leaves_a_page(self) -> bool:
        """Whether the report folder gets its page: not where nothing is stored.

        Nor of a part: the page is about the whole lists, and a check before a merge must not overwrite it.
        """
        return self.remembers and not self.of_a_part

    @property
    def remembers(self) -> bool:
        """Whether the results are stored, so that other commands can use them."""
        return self.db != ":memory:"

    @property
    def again(self) -> str:
        """The command that renders the report again; empty where nothing is stored."""
        named = [("--config", self.config), ("--db", self.db)]
        parts = ["linkcheck report", *(f"{name} {shlex.quote(shown(value))}" for name, value in named if value)]
        return " ".join(parts) if self.remembers else ""

    @property
    def of_a_part(self) -> bool:
        """Whether only a part of the lists' links is checked."""
        return bool(self.since or self.staged or self.offline)


def run(settings: Settings) -> int:
    """Check, print, and return the exit code."""
    # Nearly all objects of a run live to its end: collecting garbage after every 700 of them took a tenth of its CPU.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    config = _configured(settings)
    scope = scope_of(settings.since, settings.staged, os.environ)
    sources = sources_of(
        config, settings.paths, exclude=settings.exclude, staged=scope.staged, allow_none=scope.since is not None
    )
    if not settings.quiet:
        options.announce(sources)
    job = Job(
        config=config,
        sources=sources,
        database=database_path(config, settings.db),
        resume=settings.resume,
        since=scope.since,
        offline=settings.offline,
        workers=_workers(settings),
        suggest=settings.suggest,
        relocate=settings.relocate and not settings.of_a_part,
    )
    with _room(config) if settings.leaves_a_page else nullcontext(), progress(quiet=settings.quiet) as bar:
        checked, received = _run(job, bar)
    for notice in checked.notices:
        say(notice)
    for fault in checked.faults:
        complain(fault)
    if checked.report.run.state is not RunState.NETWORK_DOWN:
        _keep_baseline(checked, config, settings)
    if settings.leaves_a_page:
        from linkcheck.pipeline.reports.publish import publish

        publish(checked.report, config)
    _print(checked, config, settings, change=scope.since is not None)
    return _exit_code(checked, config, received, remembers=settings.remembers)


def _workers(settings: Settings) -> Workers:
    if settings.workers is not None and settings.cluster is not None:
        raise UsageError("--workers and --cluster exclude each other.", remedy="A cluster has workers of its own.")
    return Workers(workers=settings.workers, cluster=settings.cluster)


def _configured(settings: Settings) -> Config:
    config = load_config(
        settings.config,
        baseline=settings.baseline,
        revision=settings.config_from,
        for_network=not settings.offline,
    )
    crawl = config.crawl
    if settings.deadline is not None:
        crawl = msgspec.structs.replace(crawl, deadline=settings.deadline)
    if settings.max_age is not None:
        crawl = msgspec.structs.replace(crawl, max_age=settings.max_age)
    network = config.network
    if settings.timeout is not None:
        network = with_timeout(network, settings.timeout)
    if settings.patient:
        network = msgspec.structs.replace(network, patience=math.inf)
    store = config.store
    if settings.wait is not None:
        store = msgspec.structs.replace(store, wait=settings.wait)
    fail_on = config.fail_on
    if settings.fail_on is not None:
        fail_on = tuple(map(Verdict, settings.fail_on))
    baseline = _baseline(settings, config)
    hosts = with_accepted(config.hosts, settings.accept)
    return msgspec.structs.replace(
        config,
        network=network,
        hosts=hosts,
        crawl=crawl,
        store=store,
        fail_on=fail_on,
        baseline=baseline,
    )


def _baseline(settings: Settings, config: Config) -> str:
    """The file to use. One that is missing is a fault now, not after the whole run."""
    file = config.baseline
    if settings.write_baseline and not file:
        raise UsageError("--write-baseline: which file?", remedy="Name it with --baseline FILE.")
    if settings.write_baseline and settings.of_a_part:
        raise UsageError(
            "--write-baseline accepts everything that is broken.", remedy="Leave out --since, --staged and --offline."
        )
    if settings.write_baseline and settings.config_from:
        raise UsageError("--write-baseline writes no file of a revision.", remedy="Leave out --config-from.")
    if file and not settings.write_baseline:
        read_baseline(file)
    return file


def _run(job: Job, bar: Progress) -> tuple[Checked, int | None]:
    """Run the job; SIGINT and SIGTERM make it stop in order, a second signal at once."""
    received: list[int] = []

    async def main() -> Checked:
        stop = asyncio.Event()
        with on_signals(_on_signal(received, stop, asyncio.current_task())):
            return await run_check(job, listener=bar, stop=stop, on_wait=say, reading=_stopped_at_once)

    try:
        with asyncio.Runner() as runner:
            return runner.run(main()), received[0] if received else None
    except asyncio.CancelledError:
        more = "; what was saved stays, `check --resume` continues" if job.database.name != ":memory:" else ""
        say(f"stopped at once{more}.")
        sys.exit(128 + received[0])


@contextmanager
def _stopped_at_once() -> Iterator[None]:
    """Nothing is known yet that could be saved, and no event loop runs that could handle a signal."""
    wakeup = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, _leave) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _on_signal(received: list[int], stop: asyncio.Event, task: "asyncio.Task[Checked] | None") -> Callable[[int], None]:
    def handle(number: int) -> None:
        received.append(number)
        if len(received) > 1 and task is not None:
            task.cancel()
            return
        say("stopping; saving what is known. Once more to stop at once.")
        stop.set()

    return handle


def _keep_baseline(checked: Checked, config: Config, settings: Settings) -> None:
    """Bring the file of known breakage up to date: recovered entries go, new ones need the option."""
    if not config.baseline or settings.of_a_part or settings.config_from:
        return
    if settings.write_baseline:
        count = accept_today(checked.report, config)
        say(f"{config.baseline} accepts what is broken today ({count}).")
    elif gone := shrink(checked.report, config, whole=not settings.paths and checked.is_complete):
        say(f"left {config.baseline}, recovered or no longer listed: {', '.join(gone)}")


@contextmanager
def _room(config: Config) -> Iterator[None]:
    """The report folder, which keeps itself out of git.

    That there is no place for it is found out now, not after the whole run. A run that fails leaves no empty one.
    """
    folder = Path(config.reports)
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    _make_room(folder, is_new=bool(made))
    try:
        yield
    except LinkcheckError:
        with suppress(OSError):
            if made and {each.name for each in folder.iterdir()} <= {IGNORES}:
                (folder / IGNORES).unlink(missing_ok=True)
            for each in made:
                each.rmdir()
        raise


def _make_room(folder: Path, *, is_new: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if is_new:
            (folder / IGNORES).write_text(IGNORE_ALL, encoding="utf-8")
        elif not os.access(folder, os.W_OK):
            trial = folder / ".linkcheck"
            trial.touch()  # says why not: a file system that is read-only is no matter of permissions
            trial.unlink()
    except OSError as error:
        raise ReportError(
            f"{folder}: the report cannot be written there ({error.strerror}).",
            remedy="Make the folder writable, or name another with `reports` in the configuration.",
        ) from error


def _print(checked: Checked, config: Config, settings: Settings, *, change: bool) -> None:
    if settings.format_name is not None or settings.output is not None:
        name, terminal = settings.format_name or "text", _is_terminal(settings.output)
        text = render_report(checked.report, name, config, terminal=terminal)
        options.emit(text, settings.output)
        if checked.unasked and not settings.quiet:
            say(_unasked(checked), name=False)
    elif settings.quiet:
        return
    elif change and not checked.report.links and not checked.report.findings:
        show("The change touches no link and breaks none.\n")
    else:
        show(render_digest(checked.report, config, terminal=_is_terminal(None), again=settings.again))
        if checked.unasked:
            show(f"{_unasked(checked)}\n")
        if settings.leaves_a_page:
            show(f"Report: {shown(str(Path(config.reports) / 'index.html'))}\n")


def _unasked(checked: Checked) -> str:
    return f"{checked.unasked:,} link{'s were' if checked.unasked != 1 else ' was'} not asked (--offline)."


def _is_terminal(output: str | None) -> bool | None:
    """Whether a terminal shows what is printed; None where a file gets it."""
    return None if output else sys.stdout is not None and sys.stdout.isatty()


def _exit_code(checked: Checked, config: Config, received: int | None, *, remembers: bool) -> int:
    if received is not None:
        return 128 + received
    if checked.clock_wrong:
        say(
            "most certificates are not valid yet, or expired, by the time of this machine: its clock is wrong. "
            "No verdicts were recorded.\n  Set the clock, then run again."
        )
        return FAULT
    if checked.network_failed:
        kept = "Lists and local links were judged; the rest shows what was known before."
        if checked.report.run.state is not RunState.NETWORK_DOWN:
            more = ", and `check --resume` continues" if remembers else ""
            kept = f"What was learnt before is kept; the rest is unchecked{more}."
        say(
            f"most hosts could not be reached, nor could well-known ones: our own network is down. {kept}",
            "Check the connection, DNS and proxy of this machine, then run again. `linkcheck demo` needs no network.",
        )
        return FAULT
    if checked.faults:
        return USAGE
    if checked.report.run.state is RunState.PARTIAL:
        why = "some links could not be asked" if config.crawl.deadline is None else "the deadline ended the run"
        say(f"{why}; the rest is unchecked and goes first next time.")
    return FINDINGS if failing(checked.report, config) else 0
