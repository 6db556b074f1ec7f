"""Which of a page's titles a person would give it."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from urllib.parse import urlsplit

from linkcheck.model import TitleCandidate
from linkcheck.model.text import clean, fold

_SEPARATOR = re.compile(r"\s+[-–—|·•»«~:_/]+\s+|\s*[|»]\s*|:\s+|\s+[–—]|[–—]\s+")
_SIGN = re.compile(r"[-–—|·•»«~:_/]")
"""One of them is in every separator: most titles need no closer look."""
_BYLINE = re.compile(r"by\s+\S.{0,60}", re.IGNORECASE)
_SHAPES = [
    (re.compile(r"\[(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\]\s+(.+)"), ("arxiv.org",)),
    (re.compile(r"GitHub - ([\w.-]+/[\w.-]+)(?::\s.*)?"), ("github.com",)),
    (re.compile(r"[\w.-]+/(\S.*?) at \S+ · ([\w.-]+/[\w.-]+)(?: · GitHub)?"), ("github.com",)),
    (
        re.compile(r"(?:Amazon\.[a-z.]{2,6}:\s+)?(.+?):\s+(?:[^:]{1,80}:\s+)?(?:97[89])?\d{9}[\dX](?::\s.*)?"),
        ("amazon.",),
    ),
    (re.compile(r"(.+?)\s+on Vimeo"), ("vimeo.com",)),
]
"""Titles whose shape is a site's own; the last group is the title, before the first if there are two; and its hosts."""

_GENERIC = re.compile(
    r"untitled(?:[ -](?:document|page|\d+))?|no title|title|document\d*|page ?\d*|home ?page|home|index|welcome"
    r"|main page|start|new page|default|loading\W*|redirecting\W*|please wait\W*|blog"
    r"|(?:enable )?javascript(?: is)?(?: required| disabled)?"
    r"|slide \d+|powerpoint presentation|presentation\d*|microsoft (?:word|powerpoint|excel)(?: - .*)?|pdf|\W*"
    r"|[\w%+() .-]{1,200}\.(?:dvi|tex|docx?|pptx?|pdf|ps|eps|indd|qxd|rtf|odt|pages|html?|php|aspx?)",
    re.IGNORECASE,
)
_NONE = frozenset[str]()
_ADDRESS = re.compile(r"https?://\S+$")
_FRONT_PAGE = frozenset({"home", "homepage", "index", "mainpage", "startpage", "welcome"})
_PLATFORMS = frozenset({"confluence", "gitbook", "github", "medium", "notion", "readthedocs", "substack", "youtube"})
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


@lru_cache(maxsize=4096)
def host_labels(host: str) -> frozenset[str]:
    """Forms in which a title may name the page's own host, and the software that serves it."""
    parts = host.removeprefix("www.").split(".")
    return frozenset({fold(".".join(parts)), *(fold(part) for part in parts[:-1] if len(part) > 3)} | _PLATFORMS)


def choose(
    offers: Iterable[TitleCandidate], *, url: str, site: Iterable[str | None], root: bool
) -> tuple[str, str] | tuple[None, None]:
    """Title and source: the first offer that, stripped of the site's name, is a title. Best sources come first."""
    offers = list(offers)
    host = _host(url)
    labels = host_labels(host).union(fold(name) for name in site if name) - {""}
    for offer in offers:
        title = shaped(offer.value, host)
        # A front page may be called by the site's name, and what it says after that belongs to it.
        head, tail, refused = (_FRONT_PAGE, labels | _FRONT_PAGE, _NONE) if root else (labels, labels, labels)
        title = strip_tail(title, tail)
        # `Example: a look back` in og:title is what the author wrote; in <title> it is what the template put there.
        if offer.source == "title" or ": " not in title:
            title = strip_head(title, head)
        if is_title(title, refused):
            return headed(title, offers, labels), offer.source
    # A front page is rightly called by the site's name, and by nothing else: `Home | Example`.
    for offer in offers if root else ():
        for part in (strip_head(offer.value, _FRONT_PAGE), *reversed(_SEPARATOR.split(offer.value))):
            if is_title(part):
                return part, offer.source
    return None, None


def is_title(text: str, labels: AbstractSet[str] = _NONE) -> bool:
    """Whether the text could name one page: not a placeholder, file name, wall, error, or the site's own name."""
    folded = fold(text)
    return (
        bool(folded)
        and folded not in labels
        and not any(pattern.fullmatch(text) for pattern in (_GENERIC, _WALL, _NOT_FOUND))
        and not (text.startswith("http") and _ADDRESS.match(text))
    )


def strip_tail(title: str, labels: AbstractSet[str]) -> str:
    """Drop the site's name, and a byline beside it, from the end."""
    if not _SIGN.search(title):
        return title
    stripped = False
    while cuts := list(_SEPARATOR.finditer(title)):
        tail = title[cuts[-1].end() :]
        if fold(tail) not in labels and not (stripped and _BYLINE.fullmatch(tail)):
            break
        title, stripped = title[: cuts[-1].start()].rstrip(), True
    return title


def strip_head(title: str, labels: AbstractSet[str]) -> str:
    """Drop the site's name from the beginning."""
    cut = _SEPARATOR.search(title) if _SIGN.search(title) else None
    return title[cut.end() :].lstrip() if cut and fold(title[: cut.start()]) in labels else title


def headed(title: str, offers: Iterable[TitleCandidate], labels: AbstractSet[str] = _NONE) -> str:
    """Without what follows the page's own heading: the name of a site that does not tell its name."""
    if not _SIGN.search(title):
        return title
    for heading in (offer.value for offer in offers if offer.source == "h1" and offer.value.count(" ") >= 2):
        for cut in _SEPARATOR.finditer(title):
            if fold(title[: cut.start()]) == fold(heading) and is_title(heading, labels):
                return title[: cut.start()].rstrip()
    return title


def shaped(title: str, host: str) -> str:
    """The title inside one of the shapes that well-known sites give theirs."""
    for pattern, hosts in _SHAPES:
        if any(f".{name}" in f".{host}." for name in hosts) and (match := pattern.fullmatch(title)):
            return ": ".join(reversed(match.groups()))
    return title


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def offers(sources: Sequence[tuple[str, Iterable[object]]]) -> tuple[TitleCandidate, ...]:
    """Clean titles in the given order, one a source."""
    found = []
    for source, values in sources:
        value = next((text for raw in values if (text := clean(raw))), None)
        if value:
            found.append(TitleCandidate(source=source, value=value))
    return tuple(found)
