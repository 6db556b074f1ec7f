"""Why a link got its verdict: the rules in the order they were tried, and what would change the verdict."""

from datetime import timedelta
from typing import NamedTuple

from linkcheck.classify.case import Case
from linkcheck.classify.judge import RULES, Decision, decide, judge
from linkcheck.classify.registry import REASONS
from linkcheck.classify.rules import overrides
from linkcheck.classify.rules.notes import unverified_since
from linkcheck.classify.ruling import Rule, Weight
from linkcheck.classify.streak import streak
from linkcheck.model import Judgement, Verdict
from linkcheck.model.runs.verdict import BLOCKED_DAYS


class RuleStep(NamedTuple):
    """One step of the reasoning."""

    rule: str
    """Family and rule, such as `blocked.challenge`; or `history`, `note`, `next`."""
    fired: bool
    why: str
    """For a rule that fired: the reason and what made it fire; otherwise what it looked for in vain."""


def explain(case: Case) -> tuple[RuleStep, ...]:
    """The rules that were tried, up to the one that fired; then history, notes, and what would change the verdict.

    It runs the rules that `judge` runs, so the two cannot disagree.
    """
    decision, judged = decide(case), judge(case)
    steps = _tried(decision)
    if decision.standing.detail:
        steps.append(RuleStep("history", True, decision.standing.detail))
    if overrides.ignored_for(case, decision.ruling.reason):
        steps.append(RuleStep("overrides.ignored_for", True, judged.detail))
    steps += [RuleStep("note", True, _reason_text(note.reason, note.detail)) for note in judged.notes]
    return (*steps, *(RuleStep("next", False, sentence) for sentence in prospects(case, decision, judged)))


def prospects(case: Case, decision: Decision, judged: Judgement) -> list[str]:
    """What would change the verdict, a sentence each."""
    match judged.verdict:
        case Verdict.FAILING:
            return _failing(case)
        case Verdict.BROKEN:
            return _broken(decision)
        case Verdict.BLOCKED:
            return _blocked(case)
        case Verdict.SUSPECT:
            return [
                "A title that fits the label, or a redirect that ends elsewhere, makes it ok or moved.",
                "An [[override]] with verdict alive or dead settles it by hand.",
            ]
        case Verdict.MOVED:
            return [f"Writing {judged.suggested_url} in the list makes it ok."]
        case Verdict.OK:
            return _ok(case, decision)
        case Verdict.INVALID:
            return ["Only another address in the list."]
        case Verdict.SKIPPED:
            return ["Removing the rule or comment that leaves it alone."]
        case Verdict.UNCHECKED:
            return ["Asking it: it goes first in the next run."]


def name_of(rule: Rule) -> str:
    """`family.rule`, as the source files are called."""
    return f"{rule.__module__.rpartition('.')[2]}.{getattr(rule, '__name__', 'rule')}"


def _tried(decision: Decision) -> list[RuleStep]:
    steps = []
    for rule in RULES:
        if rule is decision.rule:
            steps.append(RuleStep(name_of(rule), True, _reason_text(decision.ruling.reason, decision.ruling.detail)))
            break
        steps.append(RuleStep(name_of(rule), False, (rule.__doc__ or "").partition("\n")[0]))
    return steps


def _reason_text(reason: str, detail: str) -> str:
    title = REASONS[reason].title
    return f"{reason}: {title}" + (f" ({detail})" if detail else "")


def _failing(case: Case) -> list[str]:
    checks, _ = streak(case)
    first = case.history.failing_since or case.now
    earliest = first + timedelta(days=case.options.confirm_days)
    missing = max(1, case.options.confirm_checks - checks)
    more = "one more failed check" if missing == 1 else f"{missing} more failed checks"
    return [f"One success clears it; {more}, not before {earliest.date().isoformat()}, makes it broken."]


def _broken(decision: Decision) -> list[str]:
    if decision.ruling.reason == "marked-dead":
        return ["Removing the [[override]] entry, or its end."]
    if decision.ruling.weight is Weight.HARD:
        return ["One healthy answer; or an [[override]] with verdict alive, where the server is wrong."]
    return ["One healthy answer."]


def _blocked(case: Case) -> list[str]:
    due = unverified_since(case) + timedelta(days=BLOCKED_DAYS)
    return [
        "A page makes it ok; a 404 or 410 makes it broken, walls notwithstanding.",
        "An official source (DOI, oEmbed, an API) that knows it makes it ok.",
        f"From {due.date().isoformat()} on, the report asks a person to look; an [[override]] settles it by hand.",
    ]


def _ok(case: Case, decision: Decision) -> list[str]:
    if decision.ruling.reason in {"marked-alive", "accepted-status"}:
        return ["Removing the configuration entry that says so, or its end."]
    if case.elsewhere and case.history.redirect_url:
        runs = case.options.redirect_runs - case.history.redirect_runs - 1
        if runs > 0:
            return [f"The same redirect in {runs} more runs makes it moved, if it is the same thing."]
    return ["A 404 twice in a run breaks it; other failures must last first."]
