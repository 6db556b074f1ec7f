"""Something answered, but not to us. Marks first, then statuses: a status alone says less."""

import re

from linkcheck.classify.case import Case
from linkcheck.classify.evidence import likeness
from linkcheck.classify.evidence.death import SILENCE, signs_of_death
from linkcheck.classify.evidence.phrases import gatekeeper, private_title
from linkcheck.classify.ruling import Rule, Ruling
from linkcheck.classify.streak import is_confirmed, streak
from linkcheck.model import FailureKind, Verdict
from linkcheck.urls import join
from linkcheck.urls.compare import Address, parse
from linkcheck.urls.domains import domain_of

RETURNS = 2
"""How often a wall must come back before it is taken for one that comes and goes."""
STATUSES = frozenset({401, 402, 403, 405, 406, 407, 412, 418, 428, 429, 440, 449, 451, 999})
_REFUSING = {
    "facebook.com": (400,),
    "fb.com": (400,),
    "instagram.com": (400,),
    "threads.net": (400,),
    "messenger.com": (400,),
}
"""Registrable domains, and the statuses with which they answer programs alone."""
_WANTS_PARAMETERS = frozenset({400, 422})
_LED_ROUND = frozenset({FailureKind.REDIRECT_LOOP, FailureKind.TOO_MANY_REDIRECTS, FailureKind.BAD_REDIRECT})
_LONG_ENOUGH = 2000
"""Characters of an address that show what it is."""
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
    r"(?:log-?_?[io]n|sign-?_?in|authwall|login_?form|wp-login|global-identity(?:-\d)?|servicelogin|user_login|"
    r"members?-login|sso-?_?login|loginpage|anmelde(?:n|formular)|einloggen|connexion|se-connecter|iniciar-?sesi[oó]n|"
    r"inicio-?de-?sesion|accedi|aanmelden|inloggen|zaloguj(?:-sie)?|logowanie|prihlas(?:eni|it)|giris(?:-yap)?|vhod|"
    r"fazer-?login)(?:\.(?:php|html?|aspx?|jsp|action|do))?",
    re.IGNORECASE,
)
# Documentation has pages of these names too; on the way to a page they carry where to return.
_ENTRY_SEGMENT = re.compile(
    r"sso|saml2?|oauth2?|authorize|sign-?_?up|register|session|auth|account|entrar|acceder|ingresar|identification",
    re.IGNORECASE,
)
_RETURN = re.compile(
    r"(?:^|&)(?:client_id|samlrequest|relaystate|\w*redir(?:ect\w*)?|return[\w-]*|next|continue|dest\w*|goto|service|"
    r"came_from|back(?:_?ur[il])?|target(?:_?ur[il])?|origin(?:al)?_?ur[il])=",
    re.IGNORECASE,
)
_CAPTCHA_SEGMENT = re.compile(
    r"(?:show|sg|validate|re)?captcha(?:[-_]?(?:check|challenge|page|delivery))?|sorry", re.IGNORECASE
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
    if case.failure and case.failure.kind not in _LED_ROUND:
        return None
    reached = [case.final_url] if case.response else [hop.url for hop in case.hops]
    if case.failure and case.failure.kind is FailureKind.BAD_REDIRECT:  # too long, with where to return to
        reached.append(join(case.hops[-1].url, case.hops[-1].location[:_LONG_ENOUGH]) or "")
    for url in reached:
        if is_login(url) and not is_entrance(case.target.url):
            return Ruling("login-wall", url)
        if is_consent(url) and not is_consent(case.target.url):
            return Ruling("consent-wall", url)
        if is_captcha(url) and not is_captcha(case.target.url):
            return Ruling("captcha", url)
    return None


def private(case: Case) -> Ruling | None:
    """A page that asks for a password, or says that its site is private."""
    if not case.success or not case.page:
        return None
    title = case.page.title or case.page.h1
    if title and private_title(title, case.page.site_name or "") and not _expected(case, title):
        return Ruling("login-wall", f"“{title}”")
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


def refused_otherwise(case: Case) -> Ruling | None:
    """A refusal under the status of an error: a host's known way, or an API that wants parameters."""
    if case.status is None:
        return None
    if case.status in _REFUSING.get(domain_of(case.final_url), ()):
        return Ruling("refusal", f"{case.status} is what {case.final.host} answers to programs")
    kind = (case.response.header("content-type") or "").partition(";")[0].strip().lower() if case.response else ""
    if case.status in _WANTS_PARAMETERS and (kind == "application/json" or kind.endswith("+json")):
        return Ruling("refusal", f"{case.status} in JSON: an API that was asked without what it needs")
    return None


def unreachable_from_here(case: Case) -> Ruling | None:
    """What this machine, or a program that speaks HTTP/1.1, can never find out."""
    if case.failure is not None and case.failure.kind in _NOT_FOR_US:
        return Ruling(case.failure.kind.value, case.failure.detail)
    if case.status in _OTHER_VERSION:
        return Ruling(FailureKind.HTTP_VERSION.value, f"status {case.status}")
    return None


def never_reached(case: Case) -> Ruling | None:
    """Silence for as long as a streak takes, from a host that never answered, with no other sign of death beside it."""
    history, failure = case.history, case.failure
    if failure is None or failure.kind not in SILENCE or history.last_ok is not None:
        return None
    before = history.reason == "unreachable-from-here"
    if history.blocked_since is not None and not before:
        return None
    if signs_of_death(case):
        return None
    if before or is_confirmed(*streak(case), case.options):
        return Ruling("unreachable-from-here", failure.detail or failure.kind.value)
    return None


BLOCKED: tuple[Rule, ...] = (
    challenge,
    interstitial,
    wall,
    private,
    limited,
    unreachable_from_here,
    never_reached,
    refused_otherwise,
    refused,
)
"""All ways of not being let in, in the order they are tried."""


def is_login(url: str) -> bool:
    """Whether an address is where one signs in."""
    address = parse(url)
    if _LOGIN_HOST.fullmatch(address.host):
        return True
    return _is_login_path(address)


def _is_login_path(address: Address) -> bool:
    decisive = (*address.segments[:1], *address.segments[-2:])
    if any(_LOGIN_SEGMENT.fullmatch(segment) for segment in decisive):
        return True
    return bool(_RETURN.search(address.query)) and any(_ENTRY_SEGMENT.fullmatch(segment) for segment in decisive)


def is_entrance(url: str) -> bool:
    """Whether a listed address is itself where one signs in: by its path, or the front page of a host for that."""
    address = parse(url)
    if not address.root and _LOGIN_HOST.fullmatch(address.host):
        return _is_login_path(address)
    return is_login(url)


def is_consent(url: str) -> bool:
    """Whether an address is where one agrees to cookies or terms."""
    address = parse(url)
    return bool(_CONSENT_HOST.fullmatch(address.host)) or any(
        _CONSENT_SEGMENT.fullmatch(segment) for segment in address.segments[-2:]
    )


def is_captcha(url: str) -> bool:
    """Whether an address is where one proves to be human."""
    address = parse(url)
    path = address.segments[:2] + address.segments[-1:]
    if not any(_CAPTCHA_SEGMENT.fullmatch(segment) for segment in path):
        return False
    return "sorry" not in [segment.lower() for segment in path] or domain_of(url).startswith("google.")


def _expected(case: Case, title: str) -> bool:
    """The label says so too, or the listed address does: there are pages about captchas."""
    words = re.findall(r"[a-z]{3,}", title.lower())
    if case.success and words and words[0] in case.target.url.lower():
        return True
    score = likeness.likeness(case.labels, [title])
    return case.success and score is not None and score >= case.options.label_match
