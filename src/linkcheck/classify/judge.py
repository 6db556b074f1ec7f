"""The rules in the order they are tried; the first that fires decides."""

from typing import NamedTuple

from linkcheck.classify.case import Case
from linkcheck.classify.registry import REASONS
from linkcheck.classify.rules import (
    blocked,
    gone,
    healthy,
    hijack,
    invalid,
    moved,
    official,
    overrides,
    placeholder,
    soft404,
    unanswered,
)
from linkcheck.classify.rules.notes import notes, unverified_since
from linkcheck.classify.ruling import Rule, Ruling, Weight
from linkcheck.classify.streak import Standing, settle
from linkcheck.model import Evidence, Judgement, Target, Verdict
from linkcheck.urls.compare import UrlRelation

RULES: tuple[Rule, ...] = (
    overrides.ignored,
    invalid.impossible,
    overrides.marked,
    invalid.unasked,
    invalid.special_name,
    invalid.robots,
    # An official source knows better than the page's server, which may be walled or answer 200 to everything.
    official.gone,
    official.renamed,
    official.vouched,
    # The marketplaces stand behind bot walls themselves: where the link ends says enough.
    gone.domain_shop,
    overrides.accepted,
    # Before the refusals: this 403 is not one.
    gone.missing_key,
    placeholder.panel_page,
    # Before the refusals: platforms answer 402 for a shop that was closed.
    placeholder.closed_shop,
    placeholder.switched_off,
    *blocked.BLOCKED,
    gone.dangling,
    gone.parked,
    soft404.contradicted,
    gone.removed,
    unanswered.failed,
    unanswered.server_error,
    healthy.to_app,
    unanswered.unusual,
    placeholder.shown,
    soft404.unchanged,
    soft404.missing_subject,
    soft404.says_so,
    soft404.error_page,
    soft404.many_to_one,
    soft404.home_page,
    soft404.overview,
    soft404.sibling,
    hijack.hijacked,
    # Before the change of hands, which a weak sign proves only after some days: the reason stays the same.
    hijack.elsewhere,
    hijack.changed_hands,
    hijack.name_servers,
    # What is suspicious behind a wall is said first.
    blocked.at_times,
    moved.permanently,
    moved.steadily,
    healthy.there,
)
_UNDECIDED = Ruling("http-unusual", "no rule knows this answer", Weight.SOFT)


class Decision(NamedTuple):
    """What was decided, and by which rule; None when none fired."""

    rule: Rule | None
    ruling: Ruling
    standing: Standing


def is_blocked(target: Target, evidence: Evidence) -> bool:
    """Whether the page's server would not let us in: an official source is queried instead."""
    case = Case(target, evidence)
    return gone.missing_key(case) is None and any(rule(case) for rule in blocked.BLOCKED)


def judge(case: Case) -> Judgement:
    """The verdict on a case. Pure; never raises."""
    ruling, standing = decide(case)[1:]
    scoped = overrides.ignored_for(case, ruling.reason)
    if scoped:
        ruling, standing = scoped, Standing(Verdict.SKIPPED, REASONS["ignored"].confidence)
    found = notes(case, standing.verdict)
    url, fix = ruling.suggested_url, ruling.fix
    better = moved.spelling(case) if url is None and standing.verdict is Verdict.OK and case.success else None
    if better and case.relation is not UrlRelation.DIFFERENT:
        url, fix = better
    judgement = Judgement(
        verdict=standing.verdict,
        reason=ruling.reason,
        confidence=standing.confidence,
        detail="; ".join(filter(None, (ruling.detail, standing.detail, _since(case, standing), _unasked(case)))),
        notes=found,
        suggested_url=url,
        fix=fix,
    )
    return judgement.without(lambda reason: overrides.ignored_for(case, reason) is not None)


def decide(case: Case) -> Decision:
    """Try the rules in order."""
    for rule in RULES:
        ruling = rule(case)
        if ruling is not None:
            return Decision(rule, ruling, settle(ruling, case))
    return Decision(None, _UNDECIDED, settle(_UNDECIDED, case))


def _unasked(case: Case) -> str:
    """The note that the answer was inferred from other targets of the host; empty where it is the target's own."""
    if case.response is None or case.evidence.asked:
        return ""
    return f"not asked in this run: {case.target.host} answered others so"


def _since(case: Case, standing: Standing) -> str:
    if standing.verdict is not Verdict.BLOCKED:
        return ""
    since = unverified_since(case)
    return f"unverified since {since.date().isoformat()}"
