"""Run a check from the terminal: signals, progress, summary, exit code."""

import asyncio
import gc
import os
import sys
from contextlib import nullcontext
from pathlib import Path

from linkcheck.cli import options
from linkcheck.cli.check_settings import CheckSettings, configured, workers_of
from linkcheck.cli.output import complain, say, show
from linkcheck.cli.report_folder import report_folder
from linkcheck.cli.signals import on_signals, stop_in_order, stopped_at_once
from linkcheck.cli.texts.progress import Progress, progress
from linkcheck.cli.texts.scope import scope_of
from linkcheck.config import Config
from linkcheck.files import shown
from linkcheck.model import RunState
from linkcheck.pipeline.check import Checked, Job, run_check
from linkcheck.pipeline.lists.sources import Sources, sources_of
from linkcheck.pipeline.reports.accept import accept_today, shrink
from linkcheck.pipeline.reports.database import database_path
from linkcheck.pipeline.reports.render import failing, render_digest, render_report

FINDINGS, USAGE, FAULT = 1, 2, 3


def run(settings: CheckSettings) -> int:
    """Check, print, and return the exit code."""
    # Nearly all objects of a run live to its end: collecting garbage after every 700 of them took a tenth of its CPU.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    config = configured(settings)
    scope = scope_of(settings.since, settings.staged, os.environ)
    sources = sources_of(
        config, settings.paths, exclude=settings.exclude, staged=scope.staged, allow_none=scope.since is not None
    )
    if not settings.quiet:
        options.announce(sources)
    job = _job(settings, config, sources, scope.since)
    with (
        report_folder(config.reports) if settings.leaves_a_page else nullcontext(),
        progress(quiet=settings.quiet) as bar,
    ):
        checked, received = _run(job, bar)
    for notice in (*checked.notices, *(() if settings.quiet else checked.remarks)):
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


def _job(settings: CheckSettings, config: Config, sources: Sources, since: str | None) -> Job:
    return Job(
        config=config,
        sources=sources,
        database=database_path(config, settings.db),
        resume=settings.resume,
        since=since,
        offline=settings.offline,
        workers=workers_of(settings),
        suggest=settings.suggest,
        relocate=settings.relocate and not settings.of_a_part,
    )


def _run(job: Job, bar: Progress) -> tuple[Checked, int | None]:
    """Run the job; SIGINT and SIGTERM make it stop in order, a second signal at once."""
    received: list[int] = []

    async def main() -> Checked:
        stop = asyncio.Event()
        with on_signals(stop_in_order(received, stop, "stopping; saving what is known. Once more to stop at once.")):
            return await run_check(job, listener=bar, stop=stop, on_wait=say, reading=stopped_at_once)

    try:
        with asyncio.Runner() as runner:
            return runner.run(main()), received[0] if received else None
    except asyncio.CancelledError:
        more = "; what was saved stays, `check --resume` continues" if job.database.name != ":memory:" else ""
        say(f"stopped at once{more}.")
        sys.exit(128 + received[0])


def _keep_baseline(checked: Checked, config: Config, settings: CheckSettings) -> None:
    """Bring the file of known breakage up to date: recovered entries go, new ones need the option."""
    if not config.baseline or settings.of_a_part or settings.config_from:
        return
    if settings.write_baseline:
        count = accept_today(checked.report, config)
        say(f"{config.baseline} accepts what is broken today ({count}).")
    elif gone := shrink(checked.report, config, whole=not settings.paths and checked.is_complete):
        say(f"left {config.baseline}, recovered or no longer listed: {', '.join(gone)}")


def _print(checked: Checked, config: Config, settings: CheckSettings, *, change: bool) -> None:
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
