"""JSON lines: the document of `json`, one line for the run, each link and each finding."""

from collections.abc import Iterator

import msgspec

from linkcheck.model import Report
from linkcheck.report.data.document import finding_entry, link_entry
from linkcheck.report.data.json import dumps
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import FindingsOfLinks


def pieces(report: Report, options: ReportOptions) -> Iterator[str]:
    """Lines with a `type` each: `run` first, then `link`s by URL, then `finding`s by place."""
    yield _line("run", report.run)
    of_links = FindingsOfLinks()
    for record in report.links:
        of_links.note(record)
        yield _line("link", link_entry(record, options))
    for finding in report.findings:
        yield _line("finding", finding_entry(finding, options, of_links))


def _line(kind: str, value: msgspec.Struct) -> str:
    return dumps({"type": kind} | {name: getattr(value, name) for name in value.__struct_fields__}) + "\n"
