"""JSON: the whole report as one document, sorted, the same bytes for the same report."""

import json
import re
from collections.abc import Iterable, Iterator

import msgspec

from linkcheck.model import Report
from linkcheck.report.census import CensusTaker
from linkcheck.report.data.document import LinkEntry, counts_entry, finding_entry, link_entry, schema
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import FindingsOfLinks
from linkcheck.report.text.sanitize import encodable


def json_document(report: Report, options: ReportOptions | None = None) -> str:
    """The document, indented, with a line end."""
    return "".join(pieces(report, options or ReportOptions()))


def pieces(report: Report, options: ReportOptions) -> Iterator[str]:
    """The document link by link: what `dumps` makes of the whole `JsonDocument`, to the byte."""
    taker, of_links = CensusTaker(report, options), FindingsOfLinks()

    def entries() -> Iterator[LinkEntry]:
        for record in report.links:
            taker.take(record)
            of_links.note(record)
            yield link_entry(record, options)

    part = "true" if report.part else "false"
    yield f'{{\n  "schema": 1,\n  "part": {part},\n  "run": {_inside(report.run, 1)},\n  "links": '
    yield from array(entries())
    yield ',\n  "findings": '
    yield from array(finding_entry(each, options, of_links) for each in report.findings)
    yield f',\n  "recovered": {_inside(report.recovered, 1)}'
    yield f',\n  "counts": {_inside(counts_entry(taker.census()), 1)}\n}}\n'


def array(values: Iterable[object]) -> Iterator[str]:
    """The value of a member of the document, element by element, indented as `dumps` does."""
    empty = True
    for value in values:
        yield f"{'[' if empty else ','}\n    {_inside(value, 2)}"
        empty = False
    yield "[]" if empty else "\n  ]"


def _inside(value: object, depth: int) -> str:
    # A line end is always between two values: inside a string it is escaped.
    return dumps(value, indent=2).replace("\n", "\n" + "  " * depth)


_ACTING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def dumps(value: object, indent: int = 0) -> str:
    """JSON that any parser can take, and any terminal or log can show.

    No lone surrogates, none of the two line ends that only JavaScript knows; controls, marks that turn text around, and
    `##`, by which a runner of jobs knows a command in its log, are escaped.
    """
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = encodable(json.dumps(msgspec.to_builtins(value), ensure_ascii=False)).encode()
    text = (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()
    if not text.isascii():
        text = _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text.replace("##", "#\\u0023") if "##" in text else text


def schema_json() -> str:
    """What `schema.json` holds."""
    return dumps(schema(), indent=2) + "\n"
