"""Every format a report can be written in, by name. Adding one: a module, an entry here, a test, a line of README."""

from collections.abc import Mapping
from types import MappingProxyType

from linkcheck.errors import UsageError
from linkcheck.model import Report
from linkcheck.report import json, text
from linkcheck.report.format import Format
from linkcheck.report.html import render_html
from linkcheck.report.options import ReportOptions

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format(name="html", render=render_html, suffix=".html", about="one page to read over coffee"),
            Format(name="text", render=text.render, suffix=".txt", about="for a terminal: by list, the broken first"),
            Format(name="json", render=json.render, suffix=".json", about="the whole report, for programs"),
        )
    }
)


def render(report: Report, name: str, options: ReportOptions | None = None) -> str:
    """The report in the named format."""
    if name not in FORMATS:
        raise UsageError(f"no such format: {name}", remedy=f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[name].render(report, options or ReportOptions())
