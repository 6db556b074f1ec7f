"""What a format is: a name and a pure function."""

from collections.abc import Callable

import msgspec

from linkcheck.model import Report
from linkcheck.report.options import ReportOptions


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One way to write a report down."""

    name: str
    """As `--format` takes it."""
    render: Callable[[Report, ReportOptions], str]
    suffix: str
    """Of a file that holds it, with the dot."""
    about: str
    """One line for `--help` and the documentation."""
