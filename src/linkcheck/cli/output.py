"""The only place that writes to standard output and standard error; nothing from outside gets there raw.

What can go wrong with the two streams is settled here too: closed, full, or left by their reader.
"""

import errno
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import BinaryIO, NoReturn, TextIO

from linkcheck.errors import LinkcheckError, ReportError


def say(text: str, *more: str, name: bool = True) -> None:
    """One line on standard error, and indented lines below it. Without `name` it does not begin with the program's."""
    from linkcheck.report.text.sanitize import one_line, without_commands

    lines = [f"{'linkcheck: ' if name else ''}{one_line(text)}", *(f"  {one_line(line)}" for line in more if line)]
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(without_commands("".join(f"{line}\n" for line in lines)))
        sys.stderr.flush()
    except OSError:
        # The stream is closed: no message can be written, and the work goes on.
        _replace_by_nothing(sys.stderr)


def complain(error: LinkcheckError) -> None:
    """A fault, others of its kind, and their remedy."""
    say(error.message, *error.more, error.remedy)


def show(text: str) -> None:
    """Text for people on standard output, made of harmless pieces (`one_line`); workflow commands are disarmed."""
    from linkcheck.report.text.sanitize import without_commands

    write(without_commands(text))


def write(pieces: str | Iterable[str]) -> None:
    """A document, whole or in pieces, to standard output as UTF-8 whatever the locale says.

    Raises `ReportError` when it cannot be written. When its reader is gone, the program ends as others do: by SIGPIPE.
    """
    if sys.stdout is None:
        raise ReportError("Standard output is closed.", remedy="Redirect it, or name a file with --output.")
    try:
        sys.stdout.flush()
        for piece in [pieces] if isinstance(pieces, str) else pieces:
            _write_whole(sys.stdout.buffer, piece.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        _end_by_sigpipe()
    except OSError as error:
        _replace_by_nothing(sys.stdout)
        first = "Make room" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "Redirect it"
        raise ReportError(
            f"Standard output: {error.strerror}.", remedy=f"{first}, or name a file with --output."
        ) from error


def _write_whole(stream: BinaryIO, data: bytes) -> None:
    # Under PYTHONUNBUFFERED the stream is the file itself, which may take a part.
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def occupy_closed_streams() -> None:
    """Keep a file from getting the number of a closed standard stream: what is written there would spoil it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _replace_by_nothing(stream: TextIO) -> None:
    """What is still buffered would fail again when the interpreter ends, and change its exit code."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def _end_by_sigpipe() -> NoReturn:
    _replace_by_nothing(sys.stdout)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
    sys.exit(141)
