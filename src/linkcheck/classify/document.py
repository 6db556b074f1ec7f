"""Write docs/reasons.md from the registry: `python -m linkcheck.classify.document > docs/reasons.md`."""

import sys

from linkcheck.classify.explain import name_of
from linkcheck.classify.judge import RULES
from linkcheck.classify.options import ClassifyOptions
from linkcheck.classify.registry import FAMILIES
from linkcheck.classify.ruling import Rule
from linkcheck.model import Confidence, Reason, ReasonKind, Verdict
from linkcheck.model.runs.verdict import BLOCKED_DAYS

_DEFAULTS = ClassifyOptions()
_SURE = {
    Confidence.CERTAIN: "certain",
    Confidence.LIKELY: "likely; exceptions exist",
    Confidence.UNSURE: "unsure; a hint, not a proof",
}
_INTRODUCTIONS = {
    "Invalid": "Nothing on the network could make these work. They fail a merge.",
    "Blocked": (
        "Something answered, but not to us. A blocked link is neither green nor dead: the report says since when "
        f"nobody could verify it, and after {BLOCKED_DAYS} days asks a person to look. Where an official "
        "source can answer instead, it does."
    ),
    "Gone": (
        "The thing behind the link is dead. Most of these need no second night; but when every link of a host fails in "
        "one run, and three or more of them were well before, that is the host's trouble, and broken waits for the "
        "next run."
    ),
    "No usable answer": (
        "Soft evidence: most of it passes. A link that ever worked is *failing* until it has failed "
        f"{_DEFAULTS.confirm_checks} checks over at least {_DEFAULTS.confirm_days:.0f} days, and *broken* from then "
        "on; one success clears it, and a wall neither clears it nor adds to it. Days are those of the calendar (UTC). "
        "A link that never worked gets no such credit where the evidence is clear. "
        "Both numbers can be set in `[history]`."
    ),
    "Suspect": (
        "The status is a success and the page does not look like one. Suspicions fail neither a merge nor a night; a "
        "person should look. Front pages are exempt from most of them."
    ),
    "Healthy, moved, not asked": "The link works, or works better elsewhere, or was left alone.",
    "Notes": "Worth knowing, and no reason to change a verdict. A link may carry several.",
    "The lists themselves": (
        "What a list's own text shows; no network needed. By default these are notes; each can be raised to `fail` or "
        "turned `off` in `[rules]`. The findings that fail a merge are under *Invalid*."
    ),
}
_HEAD = """\
# Reasons

Every verdict comes with a reason. Its id is stable, so it can be used in the configuration and by other programs. The
first rule that fires decides; `linkcheck explain URL` shows the rules as they were tried.

This page is generated from the program; a test keeps it current.
"""

_ORDER = """\
## The order of the rules

Each looks for what is said of it; the first that finds it decides. `linkcheck explain URL` prints this list for one
link, up to the rule that fired, and says what would change the verdict.
"""


def document() -> str:
    """The page, ending in a newline."""
    parts = [_HEAD, _contents()]
    for family, reasons in FAMILIES.items():
        parts += [f"## {family}\n", _INTRODUCTIONS[family] + "\n", *(_paragraph(reason) for reason in reasons)]
    return "\n".join([*parts, _order()])


def _order() -> str:
    """The rules as they are tried, in their own words."""
    lines = [f"{number}. `{name_of(rule)}`: {_first_line(rule)}" for number, rule in enumerate(RULES, 1)]
    return "\n".join([_ORDER, *lines, ""])


def _first_line(rule: Rule) -> str:
    return (rule.__doc__ or "").partition("\n")[0]


def _contents() -> str:
    lines = []
    for family, reasons in FAMILIES.items():
        links = ", ".join(f"[`{reason.id}`](#{reason.id})" for reason in reasons)
        lines.append(f"- **{family}**: {links}")
    return "\n".join(lines) + "\n"


def _paragraph(reason: Reason) -> str:
    sure = f" How sure: {_SURE[reason.confidence]}." if reason.kind is not ReasonKind.FINDING else ""
    return (
        f"### `{reason.id}`\n\n"
        f"**{reason.title}.** {reason.meaning}\n\n"
        f"Verdict: {_verdict(reason)}.{sure}\n\n"
        f"*What to do:* {reason.action}{_meanwhile(reason)}\n"
    )


def _meanwhile(reason: Reason) -> str:
    return f" While it is failing: {reason.meanwhile[0].lower()}{reason.meanwhile[1:]}" if reason.meanwhile else ""


def _verdict(reason: Reason) -> str:
    if reason.kind is ReasonKind.NOTE:
        return "none; a note"
    if reason.kind is ReasonKind.FINDING:
        return "none; a finding about the list"
    if reason.verdict is Verdict.FAILING:
        return "failing, then broken when it lasts"
    return reason.verdict.value


if __name__ == "__main__":
    sys.stdout.write(document())
