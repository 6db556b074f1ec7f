"""The faults that stop a run, and what to do about each.

A link that fails is a value (`linkcheck.model.Failure`), never one of these::

    LinkcheckError            exit code 3 unless said otherwise
    ├── UsageError            exit code 2: an argument or a path that cannot be used
    │   ├── ConfigError       exit code 2: names the file, the key and the nearest right one
    │   └── InputError        exit code 2: a list that cannot be read; the others still are
    ├── StoreError            the database cannot be opened, locked or written
    ├── ReportError           the report cannot be written
    ├── ChangesError          git cannot say what a change touches
    ├── NotifyError           the code host would not take the issue or the comment
    └── NetworkDown           our own network failed; no verdicts were recorded
        └── ClockWrong        our own clock is wrong; no verdicts were recorded
"""

from pathlib import Path

LONGEST_FAULT = 300


class LinkcheckError(Exception):
    """A fault with a remedy. `str()` is one sentence for the person at the terminal."""

    exit_code = 3

    def __init__(self, message: str, *, more: tuple[str, ...] = (), remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.more = more
        """Further faults of the same kind, each a sentence."""
        self.remedy = remedy
        """What to do next; empty when the message says it."""

    def __str__(self) -> str:
        return "\n  ".join(filter(None, (self.message, *self.more, self.remedy)))


class UsageError(LinkcheckError):
    """The command line asks for something that cannot be done."""

    exit_code = 2


class ConfigError(UsageError):
    """The configuration has an unknown key or a wrong value."""


class InputError(UsageError):
    """A list cannot be found, read or decoded."""

    path: str | None = None
    """The list, where it exists."""
    line: int | None = None
    """The first line that is no text, where that is what is wrong."""


class StoreError(LinkcheckError):
    """The database is locked, corrupt, newer than the program, or cannot be written."""


class ReportError(LinkcheckError):
    """The report cannot be written where it should go."""


class ChangesError(LinkcheckError):
    """Git is missing, or cannot find the revision a change is measured against."""


class NotifyError(LinkcheckError):
    """The code host refuses an issue or a comment, or cannot be reached."""

    def __init__(self, message: str, *, remedy: str = "", status: int | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.status = status
        """HTTP status of the refusal, where there was one; None for a rate limit."""


class NetworkDown(LinkcheckError):  # noqa: N818 - a state of the world, not a programming error
    """Most hosts failed to connect: our own network is the suspect."""


class ClockWrong(NetworkDown):
    """Most certificates are not valid yet: our own clock is the suspect, and nothing of the run can be believed."""


def fault_of(error: BaseException) -> str:
    """One line about an exception that no code expects: its kind, its text, and where in the program it was raised.

    The text may come from a page or a list: sanitize it before it is printed.
    """
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "linkcheck" in Path(frame.filename).parts] or frames
    where = f" ({'/'.join(Path(ours[-1].filename).parts[-2:])}:{ours[-1].lineno})" if ours else ""
    words = " ".join(str(error).split())[:LONGEST_FAULT]
    return f"{type(error).__name__}{': ' if words else ''}{words}{where}"
