"""The one static file: template, styles, script and data, under a policy that lets nothing else in."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from linkcheck.model import Report
from linkcheck.report.html.build import page
from linkcheck.report.html.data import script_data
from linkcheck.report.html.view import STATIC_ROWS
from linkcheck.report.options import ReportOptions

STYLES = ("base.css", "overview.css", "links.css", "print.css")
SCRIPTS = ("dom.js", "row.js", "state.js", "links.js", "library.js", "start.js")


def render_html(report: Report, options: ReportOptions) -> str:
    """The report as one HTML page that asks nothing of anybody."""
    view = page(report, options)
    style, script = _asset(STYLES), _asset(SCRIPTS)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            page=view,
            limit=STATIC_ROWS,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            data=Markup(script_data(view)),  # noqa: S704 - escaped for its place
            policy=_policy(style, script),
        )
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


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("linkcheck.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["code"] = _code
    return environment


def _code(text: str) -> Markup:
    """Text in which back quotes mark code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else part for number, part in enumerate(parts)
    )
