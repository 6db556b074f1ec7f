"""Where a redirect leads and what may travel with it. Pure; the rules are those of browsers (Fetch standard)."""

import re
from collections.abc import Iterable
from urllib.parse import quote

import msgspec

from linkcheck.model import FailureKind, Request
from linkcheck.urls import Malformed, app_scheme, join, normalize

REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_CREDENTIALS = frozenset({"authorization", "cookie", "proxy-authorization"})
_ABOUT_BODY = frozenset({"content-type", "content-length", "content-encoding", "content-language"})
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


class Refused(msgspec.Struct, frozen=True):
    """A redirect that cannot be followed."""

    kind: FailureKind
    detail: str


class ToApp(msgspec.Struct, frozen=True):
    """A redirect out of the web, to an address that an app opens: the link works, but not for a crawler."""


def next_url(url: str, location: str) -> str | Refused | ToApp:
    """Resolve a Location against the URL that sent it; the fragment is inherited where the location has none."""
    if app_scheme(location) is not None:
        return ToApp()
    joined = join(url, _as_ascii(location))
    if joined is None:
        return Refused(FailureKind.BAD_REDIRECT, f"Location {location[:200]!r} cannot be resolved")
    if not joined.startswith(("http://", "https://")):
        scheme = _SCHEME.match(joined)
        return Refused(FailureKind.BAD_REDIRECT, f"redirects to the scheme {scheme[1] if scheme else '?'}:")
    address = normalize(joined)
    if isinstance(address, Malformed):
        return Refused(FailureKind.BAD_REDIRECT, address.message)
    fragment = joined.partition("#")[2] or url.partition("#")[2]
    return f"{address}#{fragment}" if fragment else address


def next_request(request: Request, status: int, url: str) -> Request:
    """The request that follows: 303, and a POST answered 301 or 302, become GET; another origin gets no credentials."""
    method, body, headers = request.method, request.body, request.headers
    if (status == 303 and method != "HEAD") or (status in {301, 302} and method == "POST"):
        method, body = "GET", None
        headers = without(headers, _ABOUT_BODY)
    if origin(url) != origin(request.url):
        headers = without(headers, _CREDENTIALS)
    return msgspec.structs.replace(request, url=url, method=method, body=body, headers=headers)


def without(headers: Iterable[tuple[str, str]], names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Headers but for some, by lower-case name."""
    return tuple(item for item in headers if item[0].lower() not in names)


def origin(url: str) -> str:
    """Scheme, host and port, user information left out."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest, maxsplit=1)[0].rpartition('@')[2]}"


def _as_ascii(location: str) -> str:
    """Bytes beyond ASCII (kept as surrogates by the parser) become percent escapes, as browsers send them on."""
    return "".join(
        character if character.isascii() else quote(character.encode("utf-8", "surrogateescape"))
        for character in location.strip(" \t\r\n\0")
    )
