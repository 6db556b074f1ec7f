"""The receiver of a run's results while the run goes on."""

from typing import Protocol

from linkcheck.fetch.stats import Waiting
from linkcheck.model import Result


class Listener(Protocol):
    """Receives results as they arrive, such as a progress bar."""

    def begin(self, total: int) -> None:
        """So many targets are going to be judged."""

    def __call__(self, result: Result) -> None:
        """One target is judged; again when the whole run changes the verdict."""

    def waits(self, waiting: Waiting) -> None:
        """The host that the run waits for; called repeatedly."""


class NullListener:
    """A listener that ignores all calls."""

    def begin(self, total: int) -> None:
        """Ignore it."""

    def __call__(self, result: Result) -> None:
        """Ignore it."""

    def waits(self, waiting: Waiting) -> None:
        """Ignore it."""
