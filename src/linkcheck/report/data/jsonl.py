"""JSON lines: the document of `json`, one line for the run, each link and each finding."""

from collections.abc import Iterator

import msgspec

from linkcheck.model import Report
from linkcheck.report.data.document import link_entry
from linkcheck.report.data.json import dumps
from linkcheck.report.options import ReportOptions


def pieces(report: Report, options: ReportOptions) -> Iterator[str]:  # noqa: ARG001 - the same for everyone
    """Lines with a `type` each: `run` first, then `link`s by URL, then `finding`s by place."""
    yield _line("run", report.run)
    for record in report.links:
        yield _line("link", link_entry(record))
    for finding in report.findings:
        yield _line("finding", finding)


def _line(kind: str, value: msgspec.Struct) -> str:
    return dumps({"type": kind} | {name: getattr(value, name) for name in value.__struct_fields__}) + "\n"
