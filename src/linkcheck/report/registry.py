"""Every format a report can be written in, by name. Adding one: a module, an entry here, a test, a line of README."""

from collections.abc import Mapping
from types import MappingProxyType

from linkcheck.errors import UsageError
from linkcheck.model import Report
from linkcheck.report import atom, badge, bibtex, catalogue, csv, github, json, jsonl, junit, markdown, sarif, text
from linkcheck.report.format import Format
from linkcheck.report.html import render_html
from linkcheck.report.options import ReportOptions

_ALL = (
    Format(name="text", render=text.render, suffix=".txt", about="for a terminal: by list, the broken first"),
    Format(name="html", render=render_html, suffix=".html", about="one page to read over coffee"),
    Format(name="markdown", render=markdown.render, suffix=".md", about="a step summary or an issue's body"),
    Format(name="json", render=json.render, suffix=".json", about="the whole report, for programs"),
    Format(name="jsonl", render=jsonl.render, suffix=".jsonl", about="the same, one line for each link"),
    Format(name="csv", render=csv.render, suffix=".csv", about="one row for each place, for spreadsheets"),
    Format(name="github", render=github.render, suffix=".txt", about="annotations of a pull request's lines"),
    Format(name="sarif", render=sarif.render, suffix=".sarif", about="SARIF 2.1.0, for code scanning"),
    Format(name="junit", render=junit.render, suffix=".xml", about="JUnit XML: each place is a test"),
    Format(name="atom", render=atom.render, suffix=".atom", about="a feed of what changed"),
    Format(name="badge", render=badge.endpoint, suffix=".json", about="JSON for a badge by shields.io"),
    Format(name="badge-svg", render=badge.svg, suffix=".svg", about="a badge as a picture"),
    Format(name="catalogue-json", render=catalogue.render_json, suffix=".json", about="what the lists recommend"),
    Format(name="catalogue-csv", render=catalogue.render_csv, suffix=".csv", about="the same for spreadsheets"),
    Format(name="catalogue-bibtex", render=bibtex.render, suffix=".bib", about="the same to cite"),
)

FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _ALL})


def render(report: Report, name: str, options: ReportOptions | None = None) -> str:
    """The report in the named format."""
    if name not in FORMATS:
        raise UsageError(f"no such format: {name}", remedy=f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[name].render(report, options or ReportOptions())
