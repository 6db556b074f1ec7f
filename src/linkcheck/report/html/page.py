"""Static files: template, styles, script and data, under a policy that lets nothing else in."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from linkcheck.model import Report
from linkcheck.report.html.build import page
from linkcheck.report.html.data import script_data
from linkcheck.report.html.parts.findings import ListView
from linkcheck.report.html.parts.lists import LARGE, ListEntry, counts, sections
from linkcheck.report.html.parts.summary import STATIC_ROWS
from linkcheck.report.html.view import PageView
from linkcheck.report.options import ReportOptions

if TYPE_CHECKING:
    from jinja2 import Template

STYLES = ("base.css", "overview.css", "links.css", "print.css")
SCRIPTS = ("dom.js", "row.js", "state.js", "links.js", "library.js", "start.js")


def render_html(report: Report, options: ReportOptions) -> str:
    """The report as one HTML page that asks nothing of anybody."""
    return "".join(html_pieces(report, options))


def html_pieces(report: Report, options: ReportOptions) -> Iterator[str]:
    """The same piece by piece."""
    return _index(page(report, options))


def render_pages(report: Report, options: ReportOptions) -> Iterator[tuple[str, Iterator[str]]]:
    """The same as files to write, in pieces: `index.html`, and a page for each list when the report is large."""
    view = page(report, options, by_list=len(report.links) > LARGE)
    yield "index.html", _index(view)
    for number, each in enumerate(view.lists):
        if each.page:
            yield each.page, _list_page(view, each, view.entries.get(number, ()))


def _list_page(view: PageView, each: ListView, entries: Sequence[ListEntry]) -> Iterator[str]:
    style = _asset(STYLES)
    pieces = _template("list.html.j2").generate(
        page=view,
        list=each,
        sections=sections(entries),
        counts=counts(entries),
        style=Markup(style),  # noqa: S704 - our own file
        policy=f"default-src 'none'; style-src '{_digest(style)}'; img-src data:; base-uri 'none'",
    )
    return map(_without_commands, pieces)


def _index(view: PageView) -> Iterator[str]:
    style, script = _asset(STYLES), _asset(SCRIPTS)
    pieces = _template("report.html.j2").generate(
        page=view,
        limit=STATIC_ROWS,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        data=map(Markup, script_data(view.lists, view.reasons, view.rows, view.pool)),
        policy=_policy(style, script),
    )
    return map(_without_commands, pieces)


def _without_commands(piece: str) -> str:
    """A piece of the page, the same to a browser, in which no runner of jobs finds a command when it goes to a log."""
    return piece.replace("##", "#&#35;") if "##" in piece else piece


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(names: tuple[str, ...]) -> str:
    folder = files("linkcheck.report") / "html" / "assets"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _template(name: str) -> "Template":
    from linkcheck.report.html.templates import environment

    return environment().get_template(name)
