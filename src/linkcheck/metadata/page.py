"""What a page says of itself: headers and the first bytes in, `PageMetadata` out."""

import hashlib

import msgspec

from linkcheck.metadata.charset import decode_html, header
from linkcheck.metadata.content import content_type
from linkcheck.metadata.head import skim
from linkcheck.metadata.text import DESCRIPTION, clean
from linkcheck.model import PageKind, PageMetadata, TitleCandidate
from linkcheck.model.exchange import Headers

_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_page(url: str, headers: Headers, body: bytes, *, status: int = 200) -> PageMetadata:  # noqa: ARG001 - used soon
    """Everything the answer says of the page at `url`. Never raises, whatever the bytes are."""
    media = content_type(headers, body)
    page = _html(headers, body) if media in _HTML and body else PageMetadata()
    return msgspec.structs.replace(
        page,
        content_type=media,
        content_length=_length(headers),
        content_hash=hashlib.sha256(body).hexdigest() if body else None,
    )


def _html(headers: Headers, body: bytes) -> PageMetadata:
    head = skim(decode_html(headers, body))
    offers = [
        ("og:title", head.meta("og:title")),
        ("title", [head.title] if head.title else []),
        ("h1", [head.h1] if head.h1 else []),
    ]
    candidates = tuple(
        TitleCandidate(source=source, value=value)
        for source, values in offers
        for v in values[:1]
        if (value := clean(v))
    )
    return PageMetadata(
        title=candidates[0].value if candidates else None,
        title_source=candidates[0].source if candidates else None,
        candidates=candidates,
        h1=head.h1,
        description=clean(next(iter(head.meta("og:description", "description")), None), DESCRIPTION),
        site_name=clean(next(iter(head.meta("og:site_name")), None)),
        kind=PageKind.PAGE,
    )


def _length(headers: Headers) -> int | None:
    value = header(headers, "content-length").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None
