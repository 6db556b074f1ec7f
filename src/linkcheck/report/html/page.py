"""Static files: template, styles, script and data, under a policy that lets nothing else in."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from linkcheck.model import Report
from linkcheck.report.html.build import page
from linkcheck.report.html.data import script_data
from linkcheck.report.html.findings import ListView
from linkcheck.report.html.lists import LARGE, Entry, counts, entries_by_list, file_names, paths_of, sections
from linkcheck.report.html.view import STATIC_ROWS, Page
from linkcheck.report.options import ReportOptions

if TYPE_CHECKING:
    from jinja2 import Template

STYLES = ("base.css", "overview.css", "links.css", "print.css")
SCRIPTS = ("dom.js", "row.js", "state.js", "links.js", "library.js", "start.js")


def render_html(report: Report, options: ReportOptions) -> str:
    """The report as one HTML page that asks nothing of anybody."""
    return _index(page(report, options))


def render_pages(report: Report, options: ReportOptions) -> Iterator[tuple[str, str]]:
    """The same as files to write: `index.html`, and a page for each list when the report is large."""
    names = file_names(paths_of(report)) if len(report.links) > LARGE else {}
    view = page(report, msgspec.structs.replace(options, list_pages=names))
    yield "index.html", _index(view)
    if names:
        found = entries_by_list(view)
        for number, each in enumerate(view.lists):
            yield each.page, _list_page(view, each, found.get(number, ()))


def _list_page(view: Page, each: ListView, entries: Sequence[Entry]) -> str:
    style = _asset(STYLES)
    return _template("list.html.j2").render(
        page=view,
        list=each,
        sections=sections(entries),
        counts=counts(entries),
        style=Markup(style),  # noqa: S704 - our own file
        policy=f"default-src 'none'; style-src '{_digest(style)}'; img-src data:; base-uri 'none'",
    )


def _index(view: Page) -> str:
    style, script = _asset(STYLES), _asset(SCRIPTS)
    return _template("report.html.j2").render(
        page=view,
        limit=STATIC_ROWS,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        data=Markup(script_data(view)),  # noqa: S704 - escaped for its place
        policy=_policy(style, script),
    )


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
    from linkcheck.report.html.templates import environment  # noqa: PLC0415 - a check of a change writes no page

    return environment().get_template(name)
