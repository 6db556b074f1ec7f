"""Progress drawn from results as they arrive: a live bar in a terminal, plain lines in CI."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from linkcheck.cli.output import say
from linkcheck.fetch.stats import Waiting
from linkcheck.model import Result, Verdict

_BAD = frozenset({Verdict.BROKEN, Verdict.INVALID})
# In CI logs a line every so many seconds shows life without drowning the log.
_LINE_EVERY = 10.0
_SILENT_FOR = 30.0
"""Seconds without a result after which a line says that the run goes on."""


class Progress(Protocol):
    """Gets the total, then every result; a result may come twice when it is judged again."""

    def begin(self, total: int) -> None:
        """The number of targets that will be requested."""

    def __call__(self, result: Result) -> None:
        """One target is done."""

    def waits(self, waiting: Waiting) -> None:
        """What is waited for, again and again."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """A bar where standard error is a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet or sys.stderr is None:
        yield _Silent()
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _bar() as bar:
            yield bar
    else:
        lines = _Lines()
        with lines.alive():
            yield lines


class _Silent:
    def begin(self, total: int) -> None:
        pass

    def __call__(self, result: Result) -> None:
        pass

    def waits(self, waiting: Waiting) -> None:
        pass


class _Count:
    """Targets done and broken so far, each counted once."""

    def __init__(self) -> None:
        self.total = 0
        self._bad: dict[str, bool] = {}
        self.broken = 0

    def begin(self, total: int) -> None:
        self.total = total

    def add(self, result: Result) -> None:
        bad = result.judgement.verdict in _BAD
        self.broken += bad - self._bad.get(result.url, False)
        self._bad[result.url] = bad

    @property
    def done(self) -> int:
        return len(self._bad)


class _Lines(_Count):
    """A line now and then, also while nothing arrives."""

    def __init__(self) -> None:
        super().__init__()
        self._started = self._said = time.monotonic()
        self._over = threading.Event()

    @contextmanager
    def alive(self, every: float = _SILENT_FOR) -> Iterator[None]:
        """Print a line from a thread while no result arrives."""
        thread = threading.Thread(target=self._watch, args=(every,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()

    def _watch(self, every: float) -> None:
        while not self._over.wait(every):
            if self.total and self.done < self.total and time.monotonic() - self._said >= every:
                self._say(time.monotonic(), ", waiting for answers")

    def begin(self, total: int) -> None:
        super().begin(total)
        say(f"Checking {_links(total)}", name=False)

    def __call__(self, result: Result) -> None:
        before = self.done
        self.add(result)
        now = time.monotonic()
        if now - self._said >= _LINE_EVERY or before < self.done == self.total:
            self._say(now)

    def _say(self, now: float, more: str = "") -> None:
        self._said = now
        rate = self.done / max(now - self._started, 0.001)
        say(f"{self.done} of {_links(self.total)}, {rate:.0f}/s, {self.broken} broken so far{more}", name=False)

    def waits(self, waiting: Waiting) -> None:
        now = time.monotonic()
        if now - self._said >= _LINE_EVERY:
            self._said = now
            say(f"{self.done} of {_links(self.total)}, {_waiting(waiting)}", name=False)


def _waiting(waiting: Waiting) -> str:
    """Such as "waiting for www.example.com: 5 links, next in 42 s"."""
    soon = f", next in {waiting.seconds:.0f} s" if waiting.seconds >= 1 else ""
    return f"waiting for {waiting.host}: {_links(waiting.requests)}{soon}"


def _links(count: int) -> str:
    return f"{count:,} link{'s' if count != 1 else ''}"


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("Checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f}/s"),
        TextColumn("{task.fields[broken]} broken"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[waiting]}", markup=False),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("", total=None, broken=0, rate=0.0, waiting="")
        started = time.monotonic()

        class _Bar(_Count):
            def begin(self, total: int) -> None:
                super().begin(total)
                drawn.update(task, total=total)

            def __call__(self, result: Result) -> None:
                self.add(result)
                rate = self.done / max(time.monotonic() - started, 0.001)
                drawn.update(task, completed=self.done, broken=self.broken, rate=rate, waiting="")

            def waits(self, waiting: Waiting) -> None:
                drawn.update(task, waiting=_waiting(waiting))

        yield _Bar()
