"""The page that describes a paper, from the address of its PDF."""

import re

_ARXIV = r"https?://(?:www\.|export\.)?arxiv\.org"
_NEURIPS = r"https?://((?:papers|proceedings)\.(?:nips|neurips)\.cc)/paper"

_PAGES = {
    rf"{_ARXIV}/pdf/((?:[a-z-]+(?:\.[A-Z]{{2}})?/\d{{7}}|\d{{4}}\.\d{{4,5}})(?:v\d{{1,3}})?)(?:\.pdf)?":
        r"https://arxiv.org/abs/\1",
    rf"{_ARXIV}/ftp/arxiv/papers/\d{{4}}/(\d{{4}}\.\d{{4,5}})\.pdf": r"https://arxiv.org/abs/\1",
    rf"{_ARXIV}/ftp/([a-z-]+)/papers/\d{{4}}/(\d{{7}})\.pdf": r"https://arxiv.org/abs/\1/\2",
    r"https?://openreview\.net/(?:pdf|attachment)\?(?:[^#]*&)?id=([\w-]{1,40})(?:&[^#]*)?":
        r"https://openreview.net/forum?id=\1",
    rf"{_NEURIPS}(_files/paper)?/(\d{{4}})/file/([0-9a-f]{{32}})-Paper((?:-[A-Za-z_]{{1,40}}){{0,4}})\.pdf":
        r"https://\1/paper\2/\3/hash/\4-Abstract\5.html",
    rf"{_NEURIPS}/(\d{{1,6}}-[a-z0-9-]{{1,200}})\.pdf": r"https://\1/paper/\2",
    r"https?://proceedings\.mlr\.press/([vr]\d{1,4})/([\w-]{1,80})/\2\.pdf": r"https://proceedings.mlr.press/\1/\2.html",
    r"https?://static\.googleusercontent\.com/media/research\.google\.com/[a-z]{2}/{1,2}(?:us/)?pubs/archive/(\d{2,7})\.pdf":
        r"https://research.google/pubs/pub\1/",
    r"https?://storage\.googleapis\.com/pub-tools-public-publication-data/pdf/(\d{2,7})\.pdf":
        r"https://research.google/pubs/pub\1/",
    r"https?://dl\.acm\.org/doi/e?pdf/(10\.\d{4,9}/[^?#\s]{1,200})(?:\?[^#]*)?": r"https://doi.org/\1",
}  # fmt: skip
_PATTERNS = [(re.compile(pattern), page) for pattern, page in _PAGES.items()]


_TWIN = re.compile(r"https?://learning\.oreilly\.com/library/view/([\w-]{1,200})/(97[89]\d{10})(?:[/?#].*)?")


def open_twin(url: str) -> str | None:
    """The page on which a publisher shows everybody the book that it has behind a login at this address."""
    match = _TWIN.fullmatch(url)
    return f"https://www.oreilly.com/library/view/{match[1]}/{match[2]}/" if match else None


def landing_page(url: str) -> str | None:
    """The paper's own page for a PDF of a known archive, else None."""
    address = url.partition("#")[0]
    for pattern, page in _PATTERNS:
        if match := pattern.fullmatch(address):
            return match.expand(page)
    return None
