"""The type of a body."""

import re

from linkcheck.metadata.markup.charset import header
from linkcheck.model.http.exchange import Headers

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*+<(?:!doctype\s+html|html|head|title|meta|body|script|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def content_type(headers: Headers, body: bytes) -> str | None:
    """The media type in lower case without parameters; sniffed where the server is silent or says it does not know."""
    declared = header(headers, "content-type").partition(";")[0].strip().lower()
    if declared not in {"", "application/octet-stream", "binary/octet-stream", "text/plain", "unknown/unknown"}:
        return declared if re.fullmatch(r"[!-~]{1,100}", declared) else None
    start = body[:4096]
    if b"%PDF-" in start[:1024]:
        return "application/pdf"
    # A declared text/plain is shown as text by browsers, whatever it looks like.
    if declared != "text/plain" and _HTML_START.match(start):
        return "text/html"
    return declared or None


def is_html(headers: Headers, body: bytes) -> bool:
    """Whether a browser would show the answer as a page."""
    return content_type(headers, body) in {"text/html", "application/xhtml+xml"}
