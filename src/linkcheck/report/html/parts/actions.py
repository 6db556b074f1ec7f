"""Sorts links by what the maintainer should do about each."""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from linkcheck.model import LinkRecord, Verdict
from linkcheck.model.runs.verdict import BLOCKED_DAYS
from linkcheck.report.html.parts.findings import FindingView
from linkcheck.report.html.parts.rows import LinkView
from linkcheck.report.html.words.dates import day
from linkcheck.report.html.words.text import clean, plural
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import is_known

ACCEPTED = "accepted"


class ActionGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Links that want the same thing done."""

    id: str
    title: str
    lead: str
    """One line on how to go about all of them."""
    links: tuple[LinkView, ...]
    findings: tuple[FindingView, ...] = ()
    unshown: int = 0
    """Links beside `links` that have no row in the page."""

    @property
    def count(self) -> int:
        """Things to do here."""
        return len(self.links) + self.unshown + len(self.findings)


_ORDER = {"broke": 0, "arrived-broken": 1, "failing": 2, "suspect": 2, "moved": 2}


def action_groups(
    shown: Mapping[str, Sequence[LinkView]],
    totals: Mapping[str, int],
    loud: Mapping[str, int],
    findings: Sequence[FindingView],
) -> tuple[ActionGroup, ...]:
    """The groups in the order to work through them, empty ones left in, and last what the baseline accepts.

    `shown` are the links with a row in the page, by group; `totals` counts all, `loud` those of them that fail the
    check, whatever their verdict: rules and `fail_on` have been obeyed.
    """
    failing_findings = tuple(finding for finding in findings if finding.fails)
    dead = totals.get("replace", 0) + len(failing_findings)
    fails = consequence(loud.get("replace", 0) + len(failing_findings), dead)
    leads = {
        "replace": f"Dead or impossible. {fails or 'As configured, none fails the check.'}",
        "update": "The same page lives elsewhere for good. `linkcheck fix --write` edits the certain ones.",
        "look": "A machine cannot tell: open each in a browser.",
        "wait": "Failing, but perhaps only for a night. Nothing to do yet.",
        ACCEPTED: "The baseline knows these: broken, and they fail no check. Each leaves it once it recovered.",
    }
    titles = {"replace": "Replace or remove", "update": "Update", "look": "Look", "wait": "Wait", ACCEPTED: "Accepted"}
    found = {"replace": failing_findings, ACCEPTED: tuple(finding for finding in findings if finding.accepted)}
    groups = []
    for name, title in titles.items():
        links, total = sorted(shown.get(name, ()), key=_urgency), totals.get(name, 0)
        more = "" if name in {"replace", ACCEPTED} else consequence(loud.get(name, 0), total)
        groups.append(
            ActionGroup(
                id=name,
                title=title,
                lead=f"{leads[name]} {more}".rstrip(),
                links=tuple(links),
                findings=found.get(name, ()),
                unshown=total - len(links),
            )
        )
    return tuple(groups)


def _urgency(view: LinkView) -> tuple[object, ...]:
    return _ORDER.get(view.change, 9), view.verdict == Verdict.BLOCKED, view.places[:1], view.url


def consequence(failing: int, count: int) -> str:
    """`These fail the check.`, as far as they do; nothing where none does."""
    if not failing:
        return ""
    if failing < count:
        return f"{failing:,} of these {'fails' if failing == 1 else 'fail'} the check."
    return "This fails the check." if count == 1 else "These fail the check."


def placed(record: LinkRecord, options: ReportOptions, now: datetime) -> str | None:
    """The group of a link: `accepted` whatever it would be, where the baseline knows it."""
    return ACCEPTED if is_known(record, options) else group_of(record, now)


def figure_of(verdict: Verdict, group: str | None) -> str:
    """The one figure of the page in which a link is counted: a wall is unverified, however long it has stood."""
    return "blocked" if verdict is Verdict.BLOCKED and group != ACCEPTED else group or _REST[verdict]


_REST = {Verdict.OK: "ok", Verdict.SKIPPED: "unasked", Verdict.UNCHECKED: "unasked"}


def group_of(record: LinkRecord, now: datetime) -> str | None:
    """What to do about a link: `replace`, `update`, `look`, `wait` or nothing."""
    match record.result.judgement.verdict:
        case Verdict.BROKEN | Verdict.INVALID:
            return "replace"
        case Verdict.MOVED:
            return "update"
        case Verdict.SUSPECT:
            return "look"
        case Verdict.FAILING:
            return "wait"
        case Verdict.BLOCKED if (since := record.history.blocked_since) is not None:
            return "look" if (now - since).days >= BLOCKED_DAYS else None
    return None


def advice(record: LinkRecord, options: ReportOptions, now: datetime) -> str:
    """What to do about one link, in a sentence."""
    history, judgement = record.history, record.result.judgement
    if judgement.verdict is Verdict.FAILING:
        return f"Failed {plural(max(1, history.failed_checks), 'check')} so far; {confirmed_in(record, options, now)}."
    if judgement.verdict is Verdict.BLOCKED and history.blocked_since:
        return f"Nobody but a person has been let in since {day(history.blocked_since)}."
    reason = options.reasons.get(judgement.reason)
    return " ".join(filter(None, (_so_far(record), clean(reason.action) if reason else "")))


def _so_far(record: LinkRecord) -> str:
    """How long a dead link has been failing; nothing for one that has failed for the first time."""
    history = record.history
    if record.result.judgement.verdict is not Verdict.BROKEN or history.failed_checks < 2:
        return ""
    since = f" since {day(history.failing_since)}" if history.failing_since else ""
    return f"Failed {plural(history.failed_checks, 'check')}{since}."


def confirmed_in(record: LinkRecord, options: ReportOptions, now: datetime) -> str:
    """`confirmed in 2 nights`: when a failing link that keeps failing counts as broken."""
    history = record.history
    checks = options.confirm_checks - history.failed_checks
    failed_for = (now - history.failing_since).total_seconds() / 86_400 if history.failing_since else 0.0
    nights = max(1, checks, math.ceil(options.confirm_days - failed_for))
    return f"confirmed in {plural(nights, 'night')} if it does not come back"
