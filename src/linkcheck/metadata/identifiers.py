"""Names that outlive addresses: DOI, arXiv id, canonical URL."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from linkcheck.urls.address import join_web

_DOI = re.compile(r"(?:^|doi\.org/|doi:\s*|/doi/(?:[a-z]{1,10}/)?)(10\.\d{4,9}/[^\s\"'<>?#&]{1,200})", re.IGNORECASE)
_ARXIV_URL = re.compile(
    r"arxiv\.org/(?:abs|pdf|html|ftp/[a-z-]+/papers/\d{4})/((?:[a-z-]+(?:\.[A-Z]{2})?/\d{7})|\d{4}\.\d{4,5})",
    re.IGNORECASE,
)
_ARXIV_OLD_FTP = re.compile(r"arxiv\.org/ftp/([a-z-]+)/papers/\d{4}/(\d{7})\.pdf", re.IGNORECASE)
_ARXIV_ID = re.compile(r"(?:arxiv:)?((?:[a-z-]+(?:\.[A-Z]{2})?/\d{7})|\d{4}\.\d{4,5})(?:v\d{1,3})?", re.IGNORECASE)
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?(?:index\.\w{3,5})?")
_ISBN = re.compile(r"(?<![\dX-])(?:97[89][\s-]?)?\d(?:[\s-]?\d){8}[\s-]?[\dXx](?![\dX-])", re.ASCII)
_BOOK_URL = re.compile(
    r"^https?://(?:(?:www\.)?amazon\.[a-z.]{2,6}/(?:[^/?#]+/)?(?:dp|gp/product|exec/obidos/ASIN)/(\d{9}[\dX])(?![\w-])"
    r"|(?:learning|www)\.oreilly\.com/library/view/[^/?#]+/(97[89]\d{10})(?!\d)"
    r"|link\.springer\.com/book/(?:10\.\d{4,9}/)?(97[89][\d-]{10,14})(?![\w-]))",
    re.IGNORECASE,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+)", re.IGNORECASE)


def doi(values: Iterable[str]) -> str | None:
    """The first DOI among identifiers and addresses, without resolver or prefix."""
    for value in values:
        if match := _DOI.search(unquote(value.strip()[:2000])):
            found = re.sub(r"(?:\.pdf|/(?:pdf|epdf|full|abstract|html))$", "", match[1], flags=re.IGNORECASE)
            return found.rstrip(".,;)/")
    return None


def arxiv_id(url: str, values: Iterable[str] = ()) -> str | None:
    """The arXiv id, version left out, that an address or one of the given identifiers names."""
    if match := _ARXIV_URL.search(url):
        return match[1]
    if match := _ARXIV_OLD_FTP.search(url):
        return f"{match[1]}/{match[2]}"
    for value in values:
        text = value.strip()
        if (match := _ARXIV_DOI.search(text)) and (match := _ARXIV_ID.fullmatch(match[1])):
            return match[1]
        if match := _ARXIV_ID.fullmatch(text):
            return match[1]
    return None


def absolute(url: str, location: str | None) -> str | None:
    """The http(s) address a page means by `location`, or None."""
    if not location or len(location) > 4000:
        return None
    return join_web(url, location.strip())


def canonical(url: str, locations: Iterable[str | None]) -> str | None:
    """The first usable canonical address. A site's root is not the canonical form of a deep page."""
    for location in locations:
        found = absolute(url, location)
        if found and (is_root(url) or not is_root(found)):
            return found
    return None


def host_of(url: str) -> str:
    """The host in lower case without `www.`; empty where there is none."""
    return (_split(url) or ("",))[0]


def isbn(values: Iterable[str]) -> str | None:
    """The first ISBN with a valid check digit, in its form of thirteen digits."""
    for value in values:
        for match in _ISBN.finditer(value[:500]):
            if found := _thirteen(re.sub(r"[\s-]", "", match[0]).upper()):
                return found
    return None


def isbn_in(url: str) -> str | None:
    """The ISBN that the address of a book ends in, at the shops and publishers that do so."""
    match = _BOOK_URL.search(url)
    return isbn([match[match.lastindex or 0]]) if match else None


def _thirteen(digits: str) -> str | None:
    if len(digits) == 10:
        value = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))
        return None if value % 11 else _with_check(f"978{digits[:9]}")
    return digits if len(digits) == 13 and digits.isdecimal() and _with_check(digits[:12]) == digits else None


def _with_check(twelve: str) -> str:
    value = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return f"{twelve}{-value % 10}"


def is_root(url: str) -> bool:
    """Whether the address is a site's front page, in one language or another."""
    parts = _split(url)
    return parts is not None and not parts[2] and _FRONT.fullmatch(parts[1]) is not None


def same_page(address: str, url: str) -> bool:
    """Whether two addresses name one page: scheme, `www.`, fragment, query and trailing slash aside."""
    mine, other = _split(address), _split(url)
    return mine is not None and other is not None and mine[:2] == other[:2]


@lru_cache(maxsize=256)  # a page's few addresses are looked up ten times each
def _split(url: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(url[:4000])
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
    except ValueError:
        return None
