"""The page's own server says, or shows, that the thing is dead."""

import re
from itertools import pairwise

from linkcheck.classify.case import Case
from linkcheck.classify.evidence.parking import is_marketplace
from linkcheck.classify.ruling import Ruling, Weight
from linkcheck.model import Verdict
from linkcheck.urls.compare import parse
from linkcheck.urls.domains import domain_of

_SALES = frozenset({"forsale", "for-sale", "domain-for-sale", "domains-for-sale", "buy-domain"})
_ON_SALE = _SALES | {"market", "marketplace", "buynow", "buy-now", "buy", "domain", "domains", "auction", "auctions"}
"""The same, where the segment behind is the listed name itself."""
_NUMBERED = re.compile(r"ww\d{1,3}\.")
_SUB_ID = re.compile(r"(?:^|&)(?:sub\w*id\d*|sub\d+|usid|utid)=", re.IGNORECASE)


def domain_shop(case: Case) -> Ruling | None:
    """A redirect to a marketplace for domain names."""
    if not case.hops or is_marketplace(domain_of(case.target.url)):  # these are renamed, too
        return None
    for url in (case.final_url, *(hop.url for hop in case.hops[1:])):
        domain = domain_of(url)
        if domain_of(case.target.url) == domain:
            if _is_numbered(case, url):
                return Ruling("parked-redirect", f"redirects to {parse(url).host}", Weight.HARD)
        elif is_marketplace(domain) or _offers(case, url):
            return Ruling("parked-redirect", f"redirects to {parse(url).host}", Weight.HARD)
    return None


def _offers(case: Case, url: str) -> bool:
    """Whether the address is a registrar's offer of the listed name: `godaddy.com/forsale/example.com`."""
    segments, name = [segment.lower() for segment in parse(url).segments], domain_of(case.target.url)
    if any(segment in _SALES for segment in segments[:2]) and name in url.lower():
        return True
    return any(one in _ON_SALE and other == name for one, other in pairwise(segments[:3]))


def _is_numbered(case: Case, url: str) -> bool:
    """`ww1.`, `ww25.` before the listed domain: parking services serve it there, by http or with their own query."""
    reached = parse(url)
    if not _NUMBERED.match(reached.host) or _NUMBERED.match(case.source.host):
        return False
    return bool(_SUB_ID.search(reached.query)) or (reached.root and reached.scheme == "http")


def missing_key(case: Case) -> Ruling | None:
    """The 403 with which object stores answer for keys they do not have."""
    if case.status == 403 and case.marked("missing-key") is not None:
        return Ruling("s3-missing-key", f"403 from the object store {case.final.host}", Weight.SOFT)
    return None


def dangling(case: Case) -> Ruling | None:
    """A hosting platform that says it has no site of this name."""
    platform = case.marked("dangling")
    if platform is not None:
        return Ruling("dangling-platform", f"{platform} serves nothing under this name", Weight.HARD)
    if case.elsewhere and case.final.host == "wordpress.com" and case.final.segments[:1] == ("typo",):
        return Ruling("dangling-platform", "wordpress offers the name for registration", Weight.HARD)
    return None


def parked(case: Case) -> Ruling | None:
    """The code of a parking service."""
    sign = case.marked("parked")
    return None if sign is None else Ruling("parked-domain", f"sign: {sign}", Weight.HARD)


def removed(case: Case) -> Ruling | None:
    """410, or 404 when asked twice."""
    if case.status == 410:
        return Ruling("http-410", _at(case), Weight.HARD)
    if case.status != 404:
        return None
    if case.evidence.confirmed:
        return Ruling("http-404", "asked twice in this run" + _at(case, ", "), Weight.HARD)
    if case.history.reason == "http-404" and case.history.verdict in {Verdict.FAILING, Verdict.BROKEN}:
        return Ruling("http-404", "as in the run before" + _at(case, ", "), Weight.HARD)
    return Ruling("http-404", "asked once" + _at(case, ", "), Weight.SOFT)


def _at(case: Case, before: str = "") -> str:
    return f"{before}after a redirect to {case.final_url}" if case.hops else ""
