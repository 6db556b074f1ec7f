"""CSV (RFC 4180) for spreadsheets: one row for each place, and no cell that a spreadsheet would compute."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime

from linkcheck.model import Link, LinkRecord, Report
from linkcheck.report.document import link_entry
from linkcheck.report.inert import one_line
from linkcheck.report.options import ReportOptions

COLUMNS = (
    "path", "line", "column", "section", "label", "url", "verdict", "reason", "status", "detail", "final_url",
    "suggested_url", "title", "notes", "since", "last_ok", "failing_since", "archive_url",
)  # fmt: skip
# What spreadsheets take for the beginning of a formula (OWASP, CSV injection), in either width.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001 - the same for everyone
    """A header, then every place of every link in list order."""
    places = [(link, record) for record in report.links for link in record.occurrences]
    places.sort(key=lambda pair: (pair[0].path, pair[0].line, pair[0].column, pair[0].url))
    return table(COLUMNS, (_row(record, link) for link, record in places))


def table(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV text of rows by column name; every cell made safe."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def cell(value: object) -> object:
    """A value as a spreadsheet may have it: numbers as they are, text in one line and never a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case datetime():
            return value.isoformat()
        case _:
            text = one_line(str(value))
            return f"'{text}" if text.startswith(FORMULA) else text


def _row(record: LinkRecord, link: Link) -> dict[str, object]:
    entry = link_entry(record)
    row: dict[str, object] = {name: getattr(entry, name) for name in COLUMNS if name in entry.__struct_fields__}
    return row | {
        "path": link.path,
        "line": link.line,
        "column": link.column,
        "section": " > ".join(link.section),
        "label": link.label or link.text,
        "notes": ", ".join(note.reason for note in entry.notes),
    }
