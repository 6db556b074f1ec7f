"""A success that says, or shows, that the page is not there. Front pages are exempt from all but the first."""

import re

from linkcheck.classify.case import Case
from linkcheck.classify.evidence import likeness
from linkcheck.classify.evidence.overviews import is_overview
from linkcheck.classify.evidence.phrases import not_found
from linkcheck.classify.ruling import Ruling
from linkcheck.model import Response, Verdict
from linkcheck.urls.compare import page_key

_ERROR_PAGE = re.compile(
    r"(?:(?:error|err|page|status)?[-_]?40[04](?:[-_]?error|[-_]?page|notfound)?|(?:page|file)?[-_]?not[-_]?found|"
    r"page[-_]?missing|missing[-_]?page|errorpage|error|oops)(?:\.\w{2,5})?",
    re.IGNORECASE,
)
_IN_THE_TEXT = frozenset({"soft-404-title", "soft-404-sibling", "hijack-suspect"})


def says_so(case: Case) -> Ruling | None:
    """A title, heading or card title that says, as a whole, that there is no such page."""
    if _named_so(case):
        return None
    marked = case.marked("not-found")
    headings = (case.page.title, case.page.h1) if case.page else ()
    for title in (marked, *headings, *_cards(case)):
        if title and not_found(title) and not _expected(case, title):
            again = ", and so does a made-up address beside it" if _sibling_works(case) else ""
            return Ruling("soft-404-title", f"“{title}” under status {case.status}{again}")
    return None


def missing_subject(case: Case) -> Ruling | None:
    """A badge, or a page that stands for something, that says of it that there is none."""
    said = case.marked("missing-subject")
    return Ruling("soft-404-title", f"“{said}” under status {case.status}") if said else None


def contradicted(case: Case) -> Ruling | None:
    """A 404 whose page is what the label names, or leads its reader on at once."""
    if case.status != 404:
        return None
    title = case.marked("titled")
    if title and not case.source.root and _expected(case, title) and not _is_site_name(case, title):
        return Ruling("http-404-doubtful", f"“{title}” under status 404")
    leads = case.marked("leads-on")
    return Ruling("http-404-doubtful", f"a {leads} under status 404 leads on") if leads else None


def _is_site_name(case: Case, title: str) -> bool:
    """Such a title stands over every page of the site, its 404 included."""
    score = likeness.likeness((title,), [likeness.host_words(case.final_url)])
    return score is not None and score >= case.options.label_match


def _cards(case: Case) -> tuple[str, ...]:
    """Titles that the page offers beside the visible ones, unless those are what the label names: cards go stale."""
    agreement = case.title_agreement
    if case.page is None or (agreement is not None and agreement >= case.options.label_match):
        return ()
    return tuple(candidate.value for candidate in case.page.candidates)


def unchanged(case: Case) -> Ruling | None:
    """A 304 for a page whose text was suspicious: what the text gave away is not sent again."""
    if case.evidence.not_modified and case.history.verdict is Verdict.SUSPECT and case.history.reason in _IN_THE_TEXT:
        return Ruling(case.history.reason, "not changed since the last visit")
    return None


def error_page(case: Case) -> Ruling | None:
    """A redirect to an address that calls itself an error page."""
    if (
        case.elsewhere
        and case.final.segments
        and _ERROR_PAGE.fullmatch(case.final.segments[-1])
        and not _named_so(case)
    ):
        return Ruling("redirect-to-error-page", f"ends at {case.final_url}")
    return None


def many_to_one(case: Case) -> Ruling | None:
    """A final address that several different listed pages were redirected to."""
    if not case.elsewhere or case.source.root or _excused(case):
        return None
    count = case.survey.landings.get(page_key(case.final_url), 0)
    if count < case.options.many_to_one:
        return None
    return Ruling("many-to-one", f"{count} listed links end at {case.final_url}")


def sibling(case: Case) -> Ruling | None:
    """A made-up address beside it that ends at the same page."""
    if case.source.root or (case.title_agreement is not None and case.title_agreement >= case.options.label_match):
        return None
    same_text = case.marked("sibling") is not None and case.misfits
    if (case.elsewhere and _sibling_works(case)) or same_text:
        return Ruling("soft-404-sibling", f"a made-up address beside it also ends at {case.final_url}")
    return None


def home_page(case: Case) -> Ruling | None:
    """A redirect from a particular page to a front page, or from a sub-domain's to its parent's."""
    if not case.elsewhere or not case.final.root or _excused(case):
        return None
    if case.source.root and not case.source.site.endswith(f".{case.final.site}"):
        return None
    return Ruling("redirect-to-root", f"ends at {case.final_url}")


def overview(case: Case) -> Ruling | None:
    """A redirect from a particular page to one above it, or to a general one."""
    if not case.elsewhere or case.source.root or case.final.root or _excused(case):
        return None
    if is_overview(case.source, case.final):
        return Ruling("redirect-to-parent", f"ends at {case.final_url}")
    return None


def _excused(case: Case) -> bool:
    """The label names the landing page; or the site says 404 to nonsense, and this is neither nonsense nor a clash."""
    if case.fits or _names_site(case):
        return True
    return _sibling_dead(case) and not case.misfits and not case.changed_domain


def _names_site(case: Case) -> bool:
    """The label names the site itself: its front page is what the entry meant."""
    score = likeness.likeness(case.labels, [likeness.host_words(case.final_url)])
    return case.final.root and score is not None and score >= case.options.label_match


def _expected(case: Case, title: str) -> bool:
    score = likeness.likeness(case.labels, [title])
    return score is not None and score >= case.options.label_match


def _named_so(case: Case) -> bool:
    """The listed address itself is about such pages: documentation of status 404."""
    return any(_ERROR_PAGE.fullmatch(segment) for segment in case.source.segments)


def _sibling_works(case: Case) -> bool:
    probe = case.evidence.probe
    return (
        isinstance(probe, Response)
        and 200 <= probe.status < 300
        and (page_key(probe.url) == page_key(case.final_url) if case.elsewhere else not probe.hops)
    )


def _sibling_dead(case: Case) -> bool:
    probe = case.evidence.probe
    return isinstance(probe, Response) and probe.status in {404, 410}
