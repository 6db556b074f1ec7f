"""Second requests that test the first: a made-up sibling of a page that succeeds, the front page of one that is gone.

Where the sibling succeeds too, the page's success proves nothing (Bar-Yossef and others, 2004). Where the front page is
missing too, the server answers 404 to everything, or to this network: that is the host's fault and not the page's.
"""

from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from linkcheck.classify.evidence.likeness import likeness
from linkcheck.classify.evidence.phrases import is_generic, not_found, placeholder
from linkcheck.classify.survey import Survey
from linkcheck.model import Evidence, Judgement, Outcome, PageMetadata, Response, Target, TargetHistory
from linkcheck.urls.compare import UrlRelation, page_key, parse, relation

FRONT_PAGE = "front-page"
"""Marker: the status of the host's front page, where that is an error."""
_UNREACHABLE = "unreachable-from-here"
_DAYS_BETWEEN_LOOKUPS = 7
_NAMED = 70.0
"""Likeness from which a label names a title, even where it says little (as `ClassifyOptions.label_match`)."""


def sibling(url: str, token: str, *, root: bool = False) -> str | None:
    """The URL with its last path segment replaced by `token` (25 random letters or digits).

    None for a front page, unless `root` allows a page beside it.
    """
    if parse(url).root and not root:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    parent = parts.path.removesuffix("/").rpartition("/")[0]
    slash = "/" if parts.path.endswith("/") else ""
    return urlunsplit((parts.scheme, parts.netloc, f"{parent}/{token}{slash}", "", ""))


def front_page(url: str) -> str | None:
    """The front page of the host; None for an address that cannot be read."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return urlunsplit((parts.scheme, parts.netloc, "/", "", ""))


def front_page_markers(outcome: Outcome | None) -> tuple[str, ...]:
    """Marker for the pages of a host whose front page is an error too."""
    if not isinstance(outcome, Response) or outcome.status < 400:
        return ()
    return (f"{FRONT_PAGE}:{outcome.status}",)


def wants_probe(target: Target, evidence: Evidence, survey: Survey) -> bool:
    """Whether a probe could settle a suspicion: a success that says "not found", or that ended somewhere else."""
    outcome = evidence.outcome
    if not isinstance(outcome, Response) or not 200 <= outcome.status < 300 or evidence.probe is not None:
        return False
    if evidence.answer is not None or parse(target.url).root:
        return False
    if any(marker.startswith("not-found") for marker in evidence.markers) or _says_missing(evidence.page):
        return True
    if not outcome.hops or relation(target.url, outcome.url) is not UrlRelation.DIFFERENT:
        return False
    if survey.landings.get(page_key(outcome.url), 0) > 1:
        return True
    old, new = parse(target.url), parse(outcome.url)
    return new.root or len(new.segments) < len(old.segments) or not new.last or old.last != new.last


def wants_sibling(target: Target, evidence: Evidence, history: TargetHistory, judgement: Judgement) -> bool:
    """Whether a sibling may show a placeholder: the page has changed, or is new and its title names nothing."""
    outcome, page = evidence.outcome, evidence.page
    if not isinstance(outcome, Response) or not 200 <= outcome.status < 300 or evidence.probe is not None:
        return False
    if evidence.answer is not None or page is None:
        return False
    if any(note.reason == "title-drift" for note in judgement.notes):
        return True
    title = page.title
    if history.last_ok is not None or not title or not is_generic(title, parse(outcome.url).site):
        return False
    agreement = likeness(target.labels, [title])
    return agreement is None or agreement < _NAMED


def wants_archive(history: TargetHistory, judgement: Judgement, now: datetime) -> bool:
    """Whether to look up what the archive last saw of a page that was never reached: on the first day, then weekly."""
    if judgement.reason != _UNREACHABLE:
        return False
    since = history.since if history.reason == _UNREACHABLE else None
    return since is None or (now.date() - since.date()).days % _DAYS_BETWEEN_LOOKUPS == 0


def _says_missing(page: PageMetadata | None) -> bool:
    offered = (page.title, page.h1, *(candidate.value for candidate in page.candidates)) if page else ()
    return any(not_found(text) for text in offered if text)


def wants_name_servers(evidence: Evidence) -> bool:
    """Whether the domain's name servers are worth a DNS query: a success that names nothing but its own host."""
    outcome = evidence.outcome
    if not isinstance(outcome, Response) or not 200 <= outcome.status < 300 or evidence.answer is not None:
        return False
    site = parse(outcome.url).site
    titles = [evidence.page.title, evidence.page.h1] if evidence.page else []
    shown = [title.casefold() for title in titles if title]
    if not shown or all(site in title.replace("www.", "") and len(title) < len(site) + 30 for title in shown):
        return True
    return any(placeholder(title, site) for title in shown)
