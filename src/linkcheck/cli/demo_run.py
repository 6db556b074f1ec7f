"""Run the demonstration from the terminal: a line a day, and where the report is."""

import asyncio
import os
import shlex
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from linkcheck.cli.output import say, show
from linkcheck.cli.signals import on_signals, stop_in_order
from linkcheck.demo import DAYS, demonstrate
from linkcheck.demo.run import Day
from linkcheck.errors import UsageError

_INTERRUPTED = 128


def run(folder: str | None, *, quiet: bool) -> int:
    """Demonstrate in a folder, and return the exit code. Interrupted, the report of the days so far is kept."""
    place = _made(folder)
    # The list is named as a person would name it who works in the folder, and so is what the report says of it.
    before = Path.cwd()
    os.chdir(place)
    received: list[int] = []
    done: list[Day] = []
    try:
        with suppress(asyncio.CancelledError):
            asyncio.run(_days(done, received, quiet=quiet))
    finally:
        os.chdir(before)
        if not done and folder is None:
            shutil.rmtree(place, ignore_errors=True)
    if done:
        show(f"Report: {place / done[-1].page}\n")
        if not quiet:
            say(
                "The list and the database are in the same folder, for every other command:",
                f"cd {shlex.quote(str(place))} && linkcheck fix list.md",
                name=False,
            )
    return _INTERRUPTED + received[0] if received else 0


def _made(folder: str | None) -> Path:
    if folder is None:
        return Path(tempfile.mkdtemp(prefix="linkcheck-demo-"))
    place = Path(folder).absolute()
    try:
        place.mkdir(parents=True, exist_ok=True)
        taken = next(place.iterdir(), None)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}.", remedy="Name another --folder.") from error
    if taken is not None:
        raise UsageError(f"{folder}: the folder is not empty.", remedy="Name a new --folder.")
    return place


async def _days(done: list[Day], received: list[int], *, quiet: bool) -> None:
    stop = asyncio.Event()
    if not quiet:
        say(
            f"A demonstration: made-up servers on this machine, checked on {DAYS} days by a clock that is set.",
            name=False,
        )
    with on_signals(stop_in_order(received, stop)):
        async for day in demonstrate(stop=stop):
            done.append(day)
            if not quiet:
                say(f"{day.date:%Y-%m-%d}, day {day.number} of {DAYS}: {_counts(day)}", name=False)


def _counts(day: Day) -> str:
    counts = Counter(str(record.result.judgement.verdict) for record in day.checked.report.links)
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
