"""Bytes of a page to text, by the rules browsers follow."""

import codecs
from functools import lru_cache

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, to_unicode

from linkcheck.model.http.exchange import Headers

# The Encoding Standard's encodings under Python's names. Whatever else a page declares (utf-7, punycode, zlib) is
# not decoded: browsers do not either, and some of Python's codecs are slow or smuggle markup.
_BROWSER_CODECS = frozenset(
    {"big5hkscs", "cp866", "cp874", "cp932", "cp949", "euc_jp", "gb18030", "iso2022_jp", "koi8-r", "koi8-u"}
    | {"mac-cyrillic", "mac-roman", "utf-8", "utf-16-be", "utf-16-le"}
    | {f"cp125{number}" for number in range(9)}
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
)


def decode_html(headers: Headers, body: bytes) -> str:
    """Decode by BOM, then header, then `<meta>`, then UTF-8 if it is valid, else windows-1252. Never raises."""
    encoding, bom = read_bom(body)
    if encoding is not None and bom is not None:
        return to_unicode(body[len(bom) :], encoding)
    declared = _declared(headers, body)
    return to_unicode(body, declared) if declared else _guess(body)


def header(headers: Headers, name: str) -> str:
    """First value of a header, or nothing."""
    for key, value in headers:
        if key == name:
            return value
    return ""


def _declared(headers: Headers, body: bytes) -> str | None:
    transport = _of_transport(header(headers, "content-type"))
    if transport == "utf-16":
        return "utf-16-le"
    if transport in _BROWSER_CODECS:
        return transport
    meta = html_body_declared_encoding(body)
    # A meta tag that could be read as ASCII cannot have been UTF-16: the standard takes it for UTF-8.
    if meta is not None and meta.startswith("utf-16"):
        return "utf-8"
    return meta if meta in _BROWSER_CODECS else None


@lru_cache(maxsize=256)
def _of_transport(content_type: str) -> str | None:
    return http_content_type_encoding(content_type)


def _guess(body: bytes) -> str:
    try:
        # Incremental, because the cap on what is read may have cut a character in two.
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return to_unicode(body, "cp1252")
