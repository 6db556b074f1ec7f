"""What a format is: a name and a pure function."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from linkcheck.model import Report
from linkcheck.report.options import ReportOptions


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One way to write a report down."""

    name: str
    """As `--format` takes it."""
    pieces: Callable[[Report, ReportOptions], Iterable[str]]
    """The text, piece by piece: that of 100,000 links is never there at once."""
    suffix: str
    """Of a file that holds it, with the dot."""
    about: str
    """One line for `--help` and the documentation."""


def at_once(render: Callable[[Report, ReportOptions], str]) -> Callable[[Report, ReportOptions], Iterable[str]]:
    """A format that is short whatever the report: one piece."""

    def pieces(report: Report, options: ReportOptions) -> Iterator[str]:
        yield render(report, options)

    return pieces
