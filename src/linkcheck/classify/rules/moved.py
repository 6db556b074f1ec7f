"""The same thing has another address: what the list should say instead, and where that is certain."""

import re

from linkcheck.classify.case import PERMANENT, Case
from linkcheck.classify.evidence import likeness
from linkcheck.classify.evidence.overviews import is_overview
from linkcheck.classify.ruling import Ruling
from linkcheck.model import Confidence, Hop, HopKind
from linkcheck.urls.compare import IDENTIFIERS, UrlRelation, parse, relation
from linkcheck.urls.tracking import without_tracking

# Parts of an address that mean "whatever is newest"; the site fills them in.
_ALIASES = frozenset(["latest", "stable", "current", "master", "main", "head", "newest", "default"])


def permanently(case: Case) -> Ruling | None:
    """Permanent redirects to a healthy page, surely the same thing or not."""
    if not case.elsewhere or not _movable(case):
        return None
    landing = permanent_end(case)
    if landing is None or relation(landing, case.final_url) is UrlRelation.DIFFERENT:
        return None
    statuses = ", ".join(str(hop.status) for hop in case.hops if hop.kind is HopKind.HTTP)
    how = statuses or "meta refresh"
    if _same_thing(case):
        return Ruling("moved-permanently", f"{how} to {landing}", suggested_url=landing, fix="moved")
    if not _leads_to_a_page(case):
        return None
    detail = f"{how} to {landing}; look first: nothing proves that it is the same thing"
    return Ruling("moved-permanently", detail, suggested_url=landing, confidence=Confidence.UNSURE)


def steadily(case: Case) -> Ruling | None:
    """A temporary redirect that has led to one address in enough runs."""
    if not case.elsewhere or not _movable(case) or case.response is None:
        return None
    remembered = case.history.redirect_url
    if remembered is None or remembered != case.response.url.partition("#")[0]:
        return None
    runs = case.history.redirect_runs + 1
    if runs < case.options.redirect_runs or not _same_thing(case):
        return None
    return Ruling("stable-redirect", f"in {runs} runs to {case.final_url}", suggested_url=case.final_url, fix="moved")


def spelling(case: Case) -> tuple[str, str] | None:
    """For the same page under its preferred spelling: that spelling, and the kind of edit. Never a language."""
    best: tuple[str, str] | None = None
    certain = True
    for hop, reached in zip(case.hops, _chain(case)[1:], strict=True):
        kind = relation(case.target.url, reached)
        certain = certain and (_permanent(hop) or kind is UrlRelation.HTTPS)
        secure = parse(reached).scheme == "https" or case.source.scheme == "http"
        if not (certain and secure):
            break
        if kind in {UrlRelation.HTTPS, UrlRelation.CANONICAL}:
            upgraded = parse(reached).scheme != case.source.scheme
            best = (reached, "https" if upgraded else "canonical")
    return best if best and best[0] != case.target.url else None


def permanent_end(case: Case) -> str | None:
    """Where the permanent redirects at the head of the chain lead, without a language chosen for us."""
    chain = _chain(case)
    reached = 0
    while reached < len(case.hops) and _permanent(case.hops[reached]):
        reached += 1
    if reached == 0:
        return None
    landing = chain[reached]
    for earlier in chain[1:reached]:
        if relation(earlier, landing) is UrlRelation.LOCALE and parse(earlier).scheme == parse(landing).scheme:
            landing = earlier
            break
    return without_tracking(landing)


def _chain(case: Case) -> list[str]:
    """Every address on the way, the listed one first."""
    return [*(hop.url for hop in case.hops), case.final_url]


def _permanent(hop: Hop) -> bool:
    return hop.status in PERMANENT or hop.kind in {HopKind.META_REFRESH, HopKind.HTTPS_UPGRADE}


def _movable(case: Case) -> bool:
    if case.source.host in IDENTIFIERS:
        return False
    aliases = {part.lower() for part in case.source.segments} & _ALIASES
    if aliases and not aliases <= {part.lower() for part in case.final.segments}:
        return False
    downgrade = case.source.scheme == "https" and case.final.scheme == "http"
    private_copy = re.search(r"(?:^|&)(?:session|token|sid|jsessionid|state|code)=", case.final.query, re.IGNORECASE)
    return not downgrade and not private_copy


def _same_thing(case: Case) -> bool:
    """Alike at the end of the address, or in what label and page say; for front pages in what they say alone."""
    if case.source.root:
        return case.source.site != case.final.site and (case.fits or _keeps_name(case))
    return case.keeps_last_segment or case.fits


def _leads_to_a_page(case: Case) -> bool:
    """From one particular page to another, every redirect an HTTP one: no front page, no general one, none above it."""
    if case.source.root or case.final.root or any(hop.status not in PERMANENT for hop in case.hops):
        return False
    return not is_overview(case.source, case.final)


def _keeps_name(case: Case) -> bool:
    """Without a label to compare: a front page whose title still carries the old host's name."""
    return not case.labels and likeness.shares_rare_word([likeness.host_words(case.target.url)], case.titles)
