"""JSON: the whole report as one document, sorted, the same bytes for the same report."""

import json

import msgspec

from linkcheck.model import Report
from linkcheck.report.document import document, schema
from linkcheck.report.inert import encodable
from linkcheck.report.options import ReportOptions


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001 - the document is the same for everyone
    """The document, indented, with a line end."""
    return json_document(report)


def json_document(report: Report) -> str:
    """The document, indented, with a line end."""
    return dumps(document(report), indent=2) + "\n"


def dumps(value: object, indent: int = 0) -> str:
    """JSON that any parser can take: no lone surrogates, and none of the two line ends that only JavaScript knows."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = encodable(json.dumps(msgspec.to_builtins(value), ensure_ascii=False)).encode()
    text = (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def schema_json() -> str:
    """What `schema.json` holds."""
    return dumps(schema(), indent=2) + "\n"
