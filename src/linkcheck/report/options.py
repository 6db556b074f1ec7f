"""The options of renderers."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from linkcheck.model import Reason, Severity, Verdict
from linkcheck.model.schedule import MaxAge


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A certain edit of one line: what stands between two columns (bytes of UTF-8, from 1, the end exclusive)."""

    line: int
    start: int
    end: int
    text: str
    """What to write there instead."""


class ReportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Everything besides the report itself that decides what a rendering looks like."""

    reasons: Mapping[str, Reason] = msgspec.field(default_factory=dict)
    """The reason registry: titles and advice by id. A reason missing from it is shown by its id."""
    docs_url: str | None = None
    """Where docs/reasons.md is published; `#reason-id` is added."""
    fail_on: tuple[Verdict, ...] = (Verdict.BROKEN, Verdict.INVALID)
    """Verdicts that fail a job: failures in JUnit, errors in SARIF and annotations, red badges."""
    rules: Mapping[str, Severity] = msgspec.field(default_factory=dict)
    """Reasons that the configuration makes louder or quieter: a `note` fails nothing, whatever its verdict."""
    known: frozenset[str] = frozenset()
    """What a baseline accepts, by `Problem.subject`: shown, but it fails nothing."""
    paths: Mapping[str, str] = msgspec.field(default_factory=dict)
    """What a baseline calls lists that were named otherwise."""
    report_url: str = ""
    """Where the report's own page is published; https, or empty."""
    run_url: str = ""
    """The job of the CI service that wrote the report; https, or empty."""
    again: str = "linkcheck report"
    """Text: the command that renders this report again; empty where nothing is remembered."""
    limit: int = 65_536
    """Markdown: most characters (UTF-16 units); GitHub takes no more in an issue."""
    confirm_checks: int = 3
    """HTML: failed checks after which soft evidence counts, as in the configuration."""
    confirm_days: float = 3
    """HTML: and days it must have lasted."""
    max_age: MaxAge = None
    """How long runs leave alone what was healthy, as in the configuration: it says when each link is checked again."""
    since: datetime | None = None
    """Changes before this moment are left out of feeds; None takes the newest hundred."""
    colour: bool = False
    """Text: whether the terminal shows ANSI colours."""
    hyperlinks: bool = False
    """Text: whether the terminal shows OSC 8 hyperlinks."""
    width: int = 100
    """Text: columns to wrap at; 0 never wraps."""
    verbose: bool = False
    """Text: list healthy links too."""
    suggestions: Mapping[tuple[str, int, int], Suggestion] = msgspec.field(default_factory=dict)
    """rdjson: certain edits, by list, line and column of the destination."""
    beside: tuple[str, ...] = ()
    """HTML: files in the page's folder that it may lead to: `feed.atom`, `report.json`, `badge.svg`."""
    root: str = ""
    """HTML: the way from the page's folder to that from which the lists' paths start, such as `../`; empty: unknown."""
    base_path: str | None = None
    """Text: absolute folder that the lists' paths start from, for hyperlinks to files."""
