"""How text looks in a terminal: colours, places and addresses to click, paragraphs that fit; plain where asked."""

import os
import textwrap
from urllib.parse import quote

from linkcheck.files import on_disk
from linkcheck.model import Verdict
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import Level, Problem

COLOURS = {
    Verdict.BROKEN: "1;31",
    Verdict.INVALID: "1;35",
    Verdict.SUSPECT: "38;5;99",
    Verdict.FAILING: "33",
    Verdict.MOVED: "94",
    Verdict.BLOCKED: "90",
    Verdict.OK: "32",
}
"""Those of the page, as near as terminals have them: red, magenta, violet, orange, blue, grey, green."""
DIM, BOLD, GREEN = "2", "1", "32"
MARGIN = "    "


def paint(text: str, colour: str, options: ReportOptions) -> str:
    """Coloured, where the terminal shows colours."""
    return f"\x1b[{colour}m{text}\x1b[0m" if options.colour else text


def word(problem: Problem, options: ReportOptions) -> str:
    """The verdict, or what a finding comes to."""
    if problem.verdict:
        return paint(problem.verdict.value, COLOURS.get(problem.verdict, DIM), options)
    if problem.level is Level.NOTE:
        return paint("note", COLOURS[Verdict.MOVED], options)
    return paint("fail", COLOURS[Verdict.INVALID], options)


def place(problem: Problem, options: ReportOptions) -> str:
    """`path:line:column`, which editors and terminals open."""
    if not (options.hyperlinks and options.base_path):
        return problem.place
    absolute = os.path.join(options.base_path, on_disk(problem.path))  # noqa: PTH118 - a text, not a file
    return _hyperlink(f"file://{quote(os.fsencode(absolute))}", problem.place)


def address(url: str, options: ReportOptions, *, shown: str = "") -> str:
    """A URL to click, or `shown` in its stead."""
    text = shown or url
    return _hyperlink(url, text) if options.hyperlinks and url.startswith(("https://", "http://")) else text


def _hyperlink(url: str, text: str) -> str:
    # OSC 8 takes printable ASCII only; `one_line` has taken the controls out already.
    return f"\x1b]8;;{quote(url, safe=_SAFE)}\x1b\\{text}\x1b]8;;\x1b\\"


_SAFE = "!#$%&'()*+,/:;=?@[]~"


def wrapped(text: str, options: ReportOptions, *, margin: str = MARGIN) -> list[str]:
    """A paragraph as lines that fit; an address is never cut."""
    if options.width <= 0:
        return [margin + text]
    return textwrap.wrap(
        text,
        max(options.width, 40),
        initial_indent=margin,
        subsequent_indent=margin + ("  " if text.startswith("→") else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )
