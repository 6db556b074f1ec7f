"""CSV (RFC 4180) for spreadsheets: one row for each place, and no cell that a spreadsheet would compute."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from linkcheck.model import Link, LinkRecord, Report
from linkcheck.report.data.document import link_entry
from linkcheck.report.options import ReportOptions
from linkcheck.report.text.sanitize import one_line, without_commands

COLUMNS = (
    "path", "line", "column", "section", "label", "url", "verdict", "reason", "status", "detail", "final_url",
    "suggested_url", "title", "notes", "since", "last_ok", "failing_since", "archive_url", "accepted",
    "relocated_url", "relocation_evidence",
)  # fmt: skip
# What spreadsheets take for the beginning of a formula (OWASP, CSV injection), in either width.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def pieces(report: Report, options: ReportOptions) -> Iterator[str]:
    """A header, then every place of every link in list order."""
    table = CsvTable(COLUMNS)
    yield table.header()
    rows = [
        ((link.path, link.line, link.column, link.url, number), table.row(_row(record, link, options)))
        for number, record in enumerate(report.links)
        for link in record.places
    ]
    rows.sort()
    yield from (row for _, row in rows)


class CsvTable:
    """Rows by column name as lines of CSV; every cell made safe."""

    def __init__(self, columns: Iterable[str]) -> None:
        self._lines: list[str] = []
        self._writer = csv.DictWriter(_Taker(self._lines), list(columns), lineterminator="\r\n")

    def header(self) -> str:
        """The first line."""
        self._writer.writeheader()
        return self._lines.pop()

    def row(self, row: Mapping[str, object]) -> str:
        """One more."""
        self._writer.writerow({name: cell(value) for name, value in row.items()})
        return self._lines.pop()


class _Taker:
    """What a CSV writer takes for a file."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


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
            text = without_commands(one_line(str(value)))
            return f"'{text}" if text.startswith(FORMULA) else text


def _row(record: LinkRecord, link: Link, options: ReportOptions) -> dict[str, object]:
    entry = link_entry(record, options)
    row: dict[str, object] = {name: getattr(entry, name) for name in COLUMNS if name in entry.__struct_fields__}
    return row | {
        "path": link.path,
        "line": link.line,
        "column": link.column,
        "section": " > ".join(link.section),
        "label": link.label or link.text,
        "relocated_url": entry.relocation.url if entry.relocation else None,
        "relocation_evidence": entry.relocation.evidence if entry.relocation else None,
        "notes": ", ".join(note.reason for note in entry.notes),
    }
