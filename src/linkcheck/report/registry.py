"""Every format a report can be written in, by name. Adding one: a module, an entry here, a test, a line of README."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from linkcheck.errors import UsageError
from linkcheck.model import Report
from linkcheck.report.ci import github, gitlab, junit, rdjson, sarif
from linkcheck.report.data import csv, json, jsonl
from linkcheck.report.feeds import atom, badge, openmetrics
from linkcheck.report.format import Format, at_once
from linkcheck.report.html import html_pieces
from linkcheck.report.markdown import work_list
from linkcheck.report.options import ReportOptions
from linkcheck.report.text import digest, text
from linkcheck.report.works import bibtex, catalogue

_ALL = (
    Format(name="text", pieces=at_once(text.render), suffix=".txt", about="for a terminal: by list, the broken first"),
    Format(
        name="digest",
        pieces=at_once(digest.render),
        suffix=".txt",
        about="what `check` prints: the broken, the rest short",
    ),
    Format(name="html", pieces=html_pieces, suffix=".html", about="one page to read over coffee"),
    Format(
        name="markdown",
        pieces=at_once(work_list.render),
        suffix=".md",
        about="a work list, for a step summary or an issue",
    ),
    Format(name="json", pieces=json.pieces, suffix=".json", about="the whole report, for programs"),
    Format(name="jsonl", pieces=jsonl.pieces, suffix=".jsonl", about="the same, one line for each link"),
    Format(name="csv", pieces=csv.pieces, suffix=".csv", about="one row for each place, for spreadsheets"),
    Format(name="github", pieces=at_once(github.render), suffix=".txt", about="annotations of a pull request's lines"),
    Format(name="sarif", pieces=at_once(sarif.render), suffix=".sarif", about="SARIF 2.1.0, for code scanning"),
    Format(name="gitlab", pieces=at_once(gitlab.render), suffix=".json", about="GitLab's Code Quality report"),
    Format(name="rdjson", pieces=at_once(rdjson.render), suffix=".json", about="for reviewdog, edits as suggestions"),
    Format(name="junit", pieces=at_once(junit.render), suffix=".xml", about="JUnit XML: each place is a test"),
    Format(name="atom", pieces=at_once(atom.render), suffix=".atom", about="a feed of what changed"),
    Format(name="openmetrics", pieces=at_once(openmetrics.render), suffix=".prom", about="figures for Prometheus"),
    Format(name="badge", pieces=at_once(badge.endpoint), suffix=".json", about="JSON for a badge by shields.io"),
    Format(name="badge-svg", pieces=at_once(badge.svg), suffix=".svg", about="a badge as a picture"),
    Format(name="catalogue-json", pieces=catalogue.json_pieces, suffix=".json", about="what the lists recommend"),
    Format(name="catalogue-csv", pieces=catalogue.csv_pieces, suffix=".csv", about="the same for spreadsheets"),
    Format(name="catalogue-bibtex", pieces=at_once(bibtex.render), suffix=".bib", about="the same to cite"),
)

FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _ALL})


def render(report: Report, name: str, options: ReportOptions | None = None) -> str:
    """The report in the named format."""
    return "".join(pieces(report, name, options))


def pieces(report: Report, name: str, options: ReportOptions | None = None) -> Iterable[str]:
    """The same piece by piece."""
    if name not in FORMATS:
        raise UsageError(f"no such format: {name}", remedy=f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[name].pieces(report, options or ReportOptions())
