"""Telling traits of an answer: what headers and body give away, kept when the body is dropped.

A marker is `name` or `name:more`. Each is a trait that healthy pages do not have where it is looked for; vendor
words anywhere else prove nothing (a healthy page's security policy may name every one of them).
"""

import re
from html import unescape
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz

from linkcheck.classify.evidence.dangling import dangling
from linkcheck.classify.evidence.parking import parked
from linkcheck.classify.evidence.phrases import gatekeeper, not_found, placeholder
from linkcheck.model import Response
from linkcheck.urls.compare import parse

_READ = 131_072
_SHORT = 16_384
_REFUSALS = frozenset({401, 403, 405, 406, 429, 503})
_HEADER_CHALLENGES = (
    ("cf-mitigated", ("challenge",), "cloudflare"),
    ("x-amzn-waf-action", ("challenge", "captcha"), "aws-waf"),
    ("x-vercel-mitigated", ("challenge", "deny"), "vercel"),
)
_CHALLENGE_HEADERS = frozenset(name for name, _, _ in _HEADER_CHALLENGES)
# Of pages that refuse; healthy pages load some of these scripts too.
_REFUSAL_SIGNS = (
    ("/cdn-cgi/challenge-platform/", "cloudflare"),
    ("_incapsula_resource", "imperva"),
    ("captcha-delivery.com", "datadome"),
    ("px-captcha", "perimeterx"),
    ("awswafcookiedomainlist", "aws-waf"),
)
_CAPTCHAS = ("g-recaptcha", "h-captcha", "cf-turnstile", "enter the characters you see", "automated access to amazon")
_NOTICE = 200
"""Characters of text below which a document is a notice."""
_NOTICE_MARKUP = 8192
_NOTICE_STATUSES = frozenset({*range(200, 300), 402})
_MESSAGES = ("detail", "message", "error", "title", "msg", "error_description")
_STORES = ("x-amz-request-id", "x-guploader-uploadid")
_INNER_TAG = re.compile(r"<[^<>]{0,300}>")
_KEY_MISSING = re.compile(r"<code>(?:accessdenied|nosuchkey)</code>")


class Sight(NamedTuple):
    """The part of an answer that is looked at, made comparable once."""

    response: Response
    low: str
    """The beginning of the text, lower case."""
    title: str
    h1: str

    @property
    def short(self) -> bool:
        """The whole document was read, and it is small: a notice, not an article."""
        return not self.response.truncated and len(self.low) < _SHORT


def find_markers(response: Response, text: str) -> tuple[str, ...]:
    """The markers of an answer; `text` is its decoded body, as far as it was read. Never raises."""
    low = text[:_READ].lower()
    sight = Sight(response, low, _element(text, low, "title"), _element(text, low, "h1"))
    found = [*_challenges(sight), *_titles(sight), *_notice(sight)]
    if response.status in {403, 404} and _missing_key(sight):
        found.append("missing-key")
    platform = dangling(response, low, sight.title, sight.h1, short=sight.short)
    if platform:
        found.append(f"dangling:{platform}")
    sign = parked(parse(response.url).host, low, sight.title, whole=not response.truncated)
    if sign:
        found.append(f"parked:{sign}")
    if _empty(response):
        found.append("empty-body")
    return tuple(dict.fromkeys(found))


def compare_sibling(page: str, sibling: str) -> tuple[str, ...]:
    """Marker for a page whose made-up sibling (see `probe.sibling`) has nearly the same text."""
    one, other = _visible(page), _visible(sibling)
    if len(one) < 40 or fuzz.ratio(one, other, score_cutoff=95) == 0:
        return ()
    return ("sibling:same-text",)


def _challenges(sight: Sight) -> list[str]:
    found = []
    if not _CHALLENGE_HEADERS.isdisjoint(name for name, _ in sight.response.headers):
        found = [
            f"challenge:{vendor}"
            for name, values, vendor in _HEADER_CHALLENGES
            if (sight.response.header(name) or "").strip().lower() in values
        ]
    low = sight.low
    if sight.response.status in _REFUSALS:
        found += [f"challenge:{vendor}" for sign, vendor in _REFUSAL_SIGNS if sign in low]
        if sight.response.header("x-datadome"):
            found.append("challenge:datadome")
        if sight.response.status == 503 and any(sign in low for sign in _CAPTCHAS):
            found.append("captcha")
    elif sight.short and len(low) < 4096 and "_incapsula_resource" in low and "<iframe" in low:
        found.append("challenge:imperva")
    if sight.short and "/errors/validatecaptcha" in low:
        found.append("captcha")
    return found


def _titles(sight: Sight) -> list[str]:
    found = []
    if gatekeeper(sight.title):
        found.append(f"gatekeeper:{sight.title[:120]}")
    for text in (sight.title, sight.h1):
        if not_found(text):
            found.append(f"not-found:{text[:120]}")
            break
    return found


def _notice(sight: Sight) -> list[str]:
    """What a document of hardly any text says as a whole: servers' own words, JSON included."""
    if not sight.short or sight.response.status not in _NOTICE_STATUSES or len(sight.low) > _NOTICE_MARKUP:
        return []
    host = parse(sight.response.url).host
    for text in (sight.title, sight.h1, *_spoken(sight)):
        if text and (kind := placeholder(text, host)):
            return [f"placeholder:{kind}:{text[:120]}"]
    for text in _spoken(sight):
        if not_found(text):
            return [f"not-found:{text[:120]}"]
        if gatekeeper(text):
            return [f"gatekeeper:{text[:120]}"]
    return []


def _spoken(sight: Sight) -> list[str]:
    """The text of a short document; of JSON its messages."""
    text = sight.low.strip()
    if text.startswith("{"):
        try:
            document = msgspec.json.decode(text)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            return []
        values = [document.get(key) for key in _MESSAGES] if isinstance(document, dict) else []
        return [value for value in values if isinstance(value, str) and len(value) < _NOTICE]
    shown = _visible(text)
    return [shown] if shown and len(shown) < _NOTICE else []


def _missing_key(sight: Sight) -> bool:
    server = (sight.response.header("server") or "").lower()
    store = server in {"amazons3", "uploadserver"} or any(sight.response.header(name) for name in _STORES)
    return (
        store
        and sight.low.lstrip("\ufeff \r\n").startswith(("<?xml", "<error"))
        and bool(_KEY_MISSING.search(sight.low[:4096]))
    )


def _empty(response: Response) -> bool:
    if response.status in {204, 205}:
        return True
    if response.body or response.truncated or not 200 <= response.status < 300:
        return False
    length = response.header("content-length")
    if length is not None and length.strip() != "0":
        return False
    kind = (response.header("content-type") or "text/html").lower()
    return length is not None or kind.startswith("text/") or "html" in kind


def _element(text: str, low: str, name: str) -> str:
    """Text of the first such element, tags inside it dropped, at most 300 characters."""
    start = low.find(f"<{name}")
    while start >= 0 and low[start + len(name) + 1 : start + len(name) + 2] not in {">", " ", "\n", "\t", "\r"}:
        start = low.find(f"<{name}", start + 1)
    opened = low.find(">", start, start + 600) if start >= 0 else -1
    if opened < 0 or len(low) != len(text[:_READ]):  # lower-casing may change lengths (İ); then places do not agree
        return ""
    closed = low.find(f"</{name}", opened, opened + 2000)
    inner = text[opened + 1 : closed if closed >= 0 else opened + 301]
    return " ".join(unescape(_INNER_TAG.sub(" ", inner)).split())[:300]


def _visible(text: str) -> str:
    """Text without markup, scripts and styles, for comparison; linear in its length."""
    low = text[:_SHORT]
    for name in ("script", "style"):
        low = _drop(low, name)
    return " ".join(re.sub(r"<[^<>]{0,2000}>", " ", low).split())[:8192]


def _drop(text: str, name: str) -> str:
    parts, place, low = [], 0, text.lower()
    while (start := low.find(f"<{name}", place)) >= 0:
        parts.append(text[place:start])
        end = low.find(f"</{name}", start)
        if end < 0:
            return "".join(parts)
        place = end
    return "".join([*parts, text[place:]])
