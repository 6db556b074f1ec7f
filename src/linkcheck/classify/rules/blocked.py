"""Something answered, but not to us. Marks first, then statuses: a status alone says less."""

import re

from linkcheck.classify.case import Case
from linkcheck.classify.evidence import likeness
from linkcheck.classify.evidence.phrases import gatekeeper
from linkcheck.classify.ruling import Rule, Ruling
from linkcheck.model import FailureKind, Verdict
from linkcheck.urls.compare import parse

RETURNS = 2
"""How often a wall must come back before it is taken for one that comes and goes."""
STATUSES = frozenset({401, 402, 403, 405, 406, 407, 412, 418, 428, 429, 440, 449, 451, 999})
_OTHER_VERSION = frozenset({426, 505})
_NOT_FOR_US = frozenset(
    {
        FailureKind.DNS_FILTERED,
        FailureKind.IPV6_ONLY,
        FailureKind.HTTP_VERSION,
        FailureKind.TLS_ACCESS_DENIED,
    }
)

_LOGIN_HOST = re.compile(
    r"(?:accounts?|login|logins|signin|sign-in|auth|sso|idp|passport)\..+|.+\.auth0\.com|.+\.okta\.com"
)
_LOGIN_SEGMENT = re.compile(
    r"(?:log-?_?in|sign-?_?in|authwall|login_?form|wp-login|global-identity(?:-\d)?|servicelogin|user_login|"
    r"members?-login)(?:\.(?:php|html?|aspx?|jsp|action|do))?",
    re.IGNORECASE,
)
# Documentation has pages of these names too; on the way to a page they carry where to return.
_ENTRY_SEGMENT = re.compile(r"sso|saml2?|oauth2?|authorize|sign-?_?up|register|session|auth", re.IGNORECASE)
_RETURN = re.compile(
    r"(?:^|&)(?:client_id|samlrequest|\w*redirect\w*|return\w*|next|continue|dest\w*|goto|service)=", re.IGNORECASE
)
_CONSENT_HOST = re.compile(r"consent\..+|.+\.consent\..+|guce\..+|myprivacy\..+|cookiewall\..+")
_CONSENT_SEGMENT = re.compile(
    r"(?:cookie-?(?:wall|consent|check|absent)|collectconsent|consent|privacy-?gate)", re.IGNORECASE
)


def challenge(case: Case) -> Ruling | None:
    """The mark of a bot challenge, or a captcha."""
    vendor = case.marked("challenge")
    if vendor is not None:
        return Ruling("bot-challenge", f"{vendor}, status {case.status}")
    if case.marked("captcha") is not None:
        return Ruling("captcha", f"status {case.status}")
    return None


def interstitial(case: Case) -> Ruling | None:
    """The title of a security or waiting page where the status says nothing, unless the label says the same."""
    if case.status in STATUSES:
        return None
    candidates = (case.marked("gatekeeper"), *case.titles)
    for title in candidates:
        if title and gatekeeper(title) and not _expected(case, title):
            return Ruling("interstitial", f"“{title}”")
    return None


def wall(case: Case) -> Ruling | None:
    """A redirect to a login or consent page that was not the listed one."""
    if not case.hops or (case.response and not (case.success or case.status in STATUSES)):
        return None
    if case.failure and case.failure.kind not in {FailureKind.REDIRECT_LOOP, FailureKind.TOO_MANY_REDIRECTS}:
        return None
    reached = [case.final_url] if case.response else [hop.url for hop in case.hops]
    for url in reached:
        if is_login(url) and not is_login(case.target.url):
            return Ruling("login-wall", url)
        if is_consent(url) and not is_consent(case.target.url):
            return Ruling("consent-wall", url)
    return None


def limited(case: Case) -> Ruling | None:
    """A pause longer than the run, or redirects without end or circle."""
    failure = case.failure
    if failure is None:
        return None
    if failure.kind is FailureKind.RATE_LIMITED:
        wait = f"asked to wait {failure.retry_after:.0f} s" if failure.retry_after else failure.detail
        return Ruling("rate-limited", wait)
    if failure.kind is FailureKind.TOO_MANY_REDIRECTS:
        return Ruling("too-many-redirects", f"{len(failure.hops)} redirects, the last to {failure.url}")
    return None


def refused(case: Case) -> Ruling | None:
    """A status that turns clients away."""
    if case.status not in STATUSES:
        return None
    return Ruling(f"http-{case.status}", f"status {case.status}" + (f" from {case.final.host}" if case.hops else ""))


def at_times(case: Case) -> Ruling | None:
    """A page that was let in, behind a wall that came back twice within a few checks: one steady verdict."""
    history = case.history
    if not case.success or history.wall_returns < RETURNS or history.verdict is not Verdict.BLOCKED:
        return None
    if history.open_checks + 1 >= case.options.confirm_checks:
        return None
    return Ruling(history.reason or "http-403", "let in this time")


def unreachable_from_here(case: Case) -> Ruling | None:
    """What this machine, or a program that speaks HTTP/1.1, can never find out."""
    if case.failure is not None and case.failure.kind in _NOT_FOR_US:
        return Ruling(case.failure.kind.value, case.failure.detail)
    if case.status in _OTHER_VERSION:
        return Ruling(FailureKind.HTTP_VERSION.value, f"status {case.status}")
    return None


BLOCKED: tuple[Rule, ...] = (challenge, interstitial, wall, limited, unreachable_from_here, refused)
"""All ways of not being let in, in the order they are tried."""


def is_login(url: str) -> bool:
    """Whether an address is where one signs in."""
    address = parse(url)
    if _LOGIN_HOST.fullmatch(address.host):
        return True
    telling = (*address.segments[:1], *address.segments[-2:])
    if any(_LOGIN_SEGMENT.fullmatch(segment) for segment in telling):
        return True
    return bool(_RETURN.search(address.query)) and any(_ENTRY_SEGMENT.fullmatch(segment) for segment in telling)


def is_consent(url: str) -> bool:
    """Whether an address is where one agrees to cookies or terms."""
    address = parse(url)
    return bool(_CONSENT_HOST.fullmatch(address.host)) or any(
        _CONSENT_SEGMENT.fullmatch(segment) for segment in address.segments[-2:]
    )


def _expected(case: Case, title: str) -> bool:
    """The label says so too, or the listed address does: there are pages about captchas."""
    words = re.findall(r"[a-z]{3,}", title.lower())
    if case.success and words and words[0] in case.target.url.lower():
        return True
    score = likeness.likeness(case.labels, [title])
    return case.success and score is not None and score >= case.options.label_match
