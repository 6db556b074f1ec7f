"""Known breakage, accepted until it is repaired. The file only shrinks, unless a person writes it anew.

One line an entry: the day it was accepted, the reason, and what it is about: a link's address, or for a finding its
list and address. Lines move and reasons change (a dead host times out in one run and refuses in the next), so only that
last part counts.
"""

import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from linkcheck.errors import InputError, UsageError
from linkcheck.files import is_within, on_disk, read_file, replace_file, repository_of, shown
from linkcheck.model import Report, Verdict
from linkcheck.report import ReportOptions
from linkcheck.report.problems import Level, problems

MAX_BYTES = 64 * 1024 * 1024
_HEADER = """\
# Known breakage that fails no check: day accepted, reason, what.
# linkcheck removes an entry once its link recovered or is no longer listed, and never adds one by itself.
# `linkcheck check --baseline FILE --write-baseline` accepts what is broken today.
"""
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(\S+)\s+(\S.*)")
# Failing, suspect and blocked links are unverified: their entries stay.
_RECOVERED = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SKIPPED})


class BaselineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is known to be broken."""

    since: str
    reason: str
    subject: str


def parse_baseline(text: str, name: str) -> tuple[BaselineEntry, ...]:
    """Entries by subject. Raises `InputError` that names the line."""
    entries: dict[str, BaselineEntry] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.rstrip())
        if not match:
            raise InputError(
                f"{name}:{number}: not an entry of a baseline.",
                remedy="Write `YYYY-MM-DD reason address`, or begin the line with #.",
            )
        entries.setdefault(match[3], BaselineEntry(since=match[1], reason=match[2], subject=match[3]))
    return tuple(entries[subject] for subject in sorted(entries))


def render_baseline(entries: Iterable[BaselineEntry]) -> str:
    """The file's text, sorted."""
    lines = (f"{each.since} {each.reason} {each.subject}\n" for each in sorted(entries, key=lambda each: each.subject))
    return _HEADER + "".join(lines)


def accepted(
    report: Report, before: Iterable[BaselineEntry], options: ReportOptions, today: date
) -> tuple[BaselineEntry, ...]:
    """An entry for everything that fails now; those that were there keep their day."""
    days = {each.subject: each.since for each in before}
    found = {
        each.subject: BaselineEntry(
            since=days.get(each.subject, today.isoformat()), reason=each.reason, subject=each.subject
        )
        for each in problems(report, msgspec.structs.replace(options, known=frozenset()))
        if each.level is Level.ERROR
    }
    return tuple(found[subject] for subject in sorted(found))


def shrunk(
    entries: Iterable[BaselineEntry], report: Report, options: ReportOptions, *, whole: bool
) -> tuple[BaselineEntry, ...]:
    """The entries without recovered links and, when the run read every list (`whole`), without unlisted ones."""
    everything = problems(report, options, quiet=True)
    listed = {each.subject for each in everything}
    recovered = {each.subject for each in everything if each.verdict in _RECOVERED}
    return tuple(each for each in entries if each.subject not in recovered and (each.subject in listed or not whole))


def lasting_paths(names: Sequence[str], file: str) -> dict[str, str]:
    """The paths of lists from the top of the baseline's repository, else from its folder, by their names in a run."""
    top = repository_of(file) or os.path.realpath(os.path.dirname(file) or ".")  # noqa: PTH120
    here = os.path.realpath(".")
    # Usually every list is named from there.
    if here == top and not any(name.startswith(("/", "..")) or "/../" in name for name in names):
        return {}
    return {name: _inside(name, top) for name in names}


def _inside(name: str, top: str) -> str:
    real = os.path.realpath(on_disk(name))
    return shown(os.path.relpath(real, top).replace(os.sep, "/")) if is_within(real, top) else name


def read_baseline(file: str) -> tuple[BaselineEntry, ...]:
    """The entries of a file. Raises `UsageError` where there is none."""
    if not Path(file).exists():
        raise UsageError(f"{file}: there is no such baseline.", remedy="Make it with --write-baseline.")
    try:
        data = read_file(file, limit=MAX_BYTES, root=repository_of(file))
        # Line ends as those of any text.
        return parse_baseline(data.decode().replace("\r\n", "\n").replace("\r", "\n"), file)
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: cannot be read as text.", remedy="Check its permissions and encoding.") from error


def write_baseline(file: str, entries: Iterable[BaselineEntry]) -> None:
    """Replace the file in one step."""
    try:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, [render_baseline(entries).encode()], root=repository_of(file))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}.", remedy="Choose another --baseline.") from error
