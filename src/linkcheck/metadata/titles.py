"""Which of a page's titles a person would give it."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from linkcheck.model import TitleCandidate
from linkcheck.model.text import clean, fold

_SEPARATOR = re.compile(r"\s+[-–—|·•»«~:_/]+\s+|\s*[|»]\s*|:\s+|\s+[–—]|[–—]\s+")
_BYLINE = re.compile(r"by\s+\S.{0,60}", re.IGNORECASE)
_SHAPES = [
    (re.compile(r"\[(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\]\s+(.+)"), ("arxiv.org",)),
    (re.compile(r"GitHub - ([\w.-]+/[\w.-]+)(?::\s.*)?"), ("github.com",)),
    (
        re.compile(r"(?:Amazon\.[a-z.]{2,6}:\s+)?(.+?):\s+(?:[^:]{1,80}:\s+)?(?:97[89])?\d{9}[\dX](?::\s.*)?"),
        ("amazon.",),
    ),
    (re.compile(r"(.+?)\s+on Vimeo"), ("vimeo.com",)),
]
"""Titles whose shape is a site's own; the group is the title, the hosts are where it is so."""

_GENERIC = re.compile(
    r"untitled(?:[ -](?:document|page|\d+))?|no title|title|document\d*|page ?\d*|home ?page|home|index|welcome"
    r"|main page|start|new page|default|loading\W*|redirecting\W*|please wait\W*|blog"
    r"|(?:enable )?javascript(?: is)?(?: required| disabled)?"
    r"|slide \d+|powerpoint presentation|presentation\d*|microsoft (?:word|powerpoint|excel)(?: - .*)?|pdf|\W*"
    r"|[\w%+() .-]{1,200}\.(?:dvi|tex|docx?|pptx?|pdf|ps|eps|indd|qxd|rtf|odt|pages|html?|php|aspx?)",
    re.IGNORECASE,
)
_FRONT_PAGE = {"home", "homepage", "index", "mainpage", "startpage", "welcome"}
_PLATFORMS = {"confluence", "gitbook", "github", "medium", "notion", "readthedocs", "substack", "youtube"}
"""Names of software and hosts that sign the pages of others."""

_WALL = re.compile(
    r"just a moment\W*|attention required!?.*|access(?: to this page has been)? denied\b.*|pardon our interruption\W*"
    r"|robot check|vercel security checkpoint|security check(?:point)?\b.*|are you (?:a robot|human|not a robot)\W*"
    r"|checking your browser\b.*|verify(?:ing)? (?:you are|that you are) (?:a )?human\b.*|one more step\b.*|ddos-guard"
    r"|(?:client|bot) challenge|human verification|blocked|forbidden|40[13] (?:error|forbidden|unauthorized)\b.*"
    r"|(?:log|sign)[ -]?in|login required|before you continue\b.*|cookie consent",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:error\W*)?(?:http\s*)?404\b.*|(?:.{0,30}\W)?(?:page|file|object|url|resource) (?:was |is )?not found\W*"
    r"|not found|page (?:no longer exists|does ?n[o']t exist|unavailable)|(?:internal )?server error"
    r"|(?:error\W*)?50[0234]\b.*"
    r"|service unavailable|bad gateway|oops\W.{0,40}|error",
    re.IGNORECASE,
)


def host_labels(url: str) -> set[str]:
    """Forms in which a title may name the page's own host."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return set()
    parts = host.split(".")
    return {fold(host)} | {fold(part) for part in parts[:-1] if len(part) > 3}


def choose(
    offers: Iterable[TitleCandidate], *, url: str, site: Iterable[str | None], root: bool
) -> tuple[str, str] | tuple[None, None]:
    """Title and source: the first offer that, stripped of the site's name, is a title. Best sources come first."""
    offers = list(offers)
    labels = host_labels(url) | {fold(name) for name in site if name} | _PLATFORMS
    labels.discard("")
    headings = [offer.value for offer in offers if offer.source == "h1" and is_title(offer.value, labels)]
    for offer in offers:
        title = shaped(offer.value, url)
        # A front page may be called by the site's name, and what it says after that belongs to it.
        head, tail, refused = (_FRONT_PAGE, labels | _FRONT_PAGE, set[str]()) if root else (labels, labels, labels)
        title = strip_tail(title, tail)
        # `Example: a look back` in og:title is what the author wrote; in <title> it is what the template put there.
        if offer.source == "title" or ": " not in title:
            title = strip_head(title, head)
        if is_title(title, refused):
            return headed(title, headings), offer.source
    # A front page is rightly called by the site's name, and by nothing else: `Home | Example`.
    for offer in offers if root else ():
        for part in (strip_head(offer.value, _FRONT_PAGE), *reversed(_SEPARATOR.split(offer.value))):
            if is_title(part):
                return part, offer.source
    return None, None


def is_title(text: str, labels: Iterable[str] = ()) -> bool:
    """Whether the text could name one page: not a placeholder, file name, wall, error, or the site's own name."""
    return (
        bool(fold(text))
        and fold(text) not in labels
        and not any(pattern.fullmatch(text) for pattern in (_GENERIC, _WALL, _NOT_FOUND))
        and not re.match(r"https?://\S+$", text)
    )


def strip_tail(title: str, labels: Iterable[str]) -> str:
    """Drop the site's name, and a byline beside it, from the end."""
    labels = set(labels)
    stripped = False
    while cuts := list(_SEPARATOR.finditer(title)):
        tail = title[cuts[-1].end() :]
        if fold(tail) not in labels and not (stripped and _BYLINE.fullmatch(tail)):
            break
        title, stripped = title[: cuts[-1].start()].rstrip(), True
    return title


def strip_head(title: str, labels: Iterable[str]) -> str:
    """Drop the site's name from the beginning."""
    cut = _SEPARATOR.search(title)
    return title[cut.end() :].lstrip() if cut and fold(title[: cut.start()]) in labels else title


def headed(title: str, headings: Sequence[str]) -> str:
    """Without what follows the page's own heading: the name of a site that does not tell its name."""
    for heading in headings:
        for cut in _SEPARATOR.finditer(title) if heading.count(" ") >= 2 else ():
            if fold(title[: cut.start()]) == fold(heading):
                return title[: cut.start()].rstrip()
    return title


def shaped(title: str, url: str) -> str:
    """The title inside one of the shapes that well-known sites give theirs."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return title
    for pattern, hosts in _SHAPES:
        if any(f".{host}.".find(f".{name}") >= 0 for name in hosts) and (match := pattern.fullmatch(title)):
            return match[1]
    return title


def offers(sources: Sequence[tuple[str, Iterable[object]]]) -> tuple[TitleCandidate, ...]:
    """Clean titles in the given order, one a source."""
    found = []
    for source, values in sources:
        value = next((text for raw in values if (text := clean(raw))), None)
        if value:
            found.append(TitleCandidate(source=source, value=value))
    return tuple(found)
