"""JSON lines: the document of `json`, one line for the run, each link and each finding."""

import msgspec

from linkcheck.model import Report
from linkcheck.report.document import link_entry
from linkcheck.report.json import dumps
from linkcheck.report.options import ReportOptions


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001 - the same for everyone
    """Lines with a `type` each: `run` first, then `link`s by URL, then `finding`s by place."""
    lines = [_line("run", report.run)]
    lines += [_line("link", link_entry(record)) for record in report.links]
    lines += [_line("finding", finding) for finding in report.findings]
    return "".join(lines)


def _line(kind: str, value: msgspec.Struct) -> str:
    return dumps({"type": kind} | {name: getattr(value, name) for name in value.__struct_fields__}) + "\n"
