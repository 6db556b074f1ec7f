"""Domains that are for sale: whose redirects, whose code, and which words."""

import re

# Registrable domains of marketplaces, which have no other pages.
SHOPS = frozenset(
    {
        "above.com",
        "afternic.com",
        "atom.com",
        "bodis.com",
        "brandbucket.com",
        "dan.com",
        "domainmarket.com",
        "dropcatch.com",
        "expireddomains.com",
        "expireddomains.net",
        "hugedomains.com",
        "namebright.com",
        "parkingcrew.net",
        "perfectdomain.com",
        "sedo.com",
        "sedoparking.com",
        "squadhelp.com",
        "undeveloped.com",
        "uniregistry.com",
    }
)
_SCRIPT_HOSTS = ("sedoparking.com", "parkingcrew.net", "bodis.com", "d38psrni17bvxu.cloudfront.net")
_SOURCE = re.compile(r"<(?:script|iframe|frame)\b[^<>]{0,300}?\bsrc\s*=\s*[\"']?(?:https?:)?//([a-z0-9.-]{1,100})")
_LANDERS = tuple(
    (sign, re.compile(rf"src\s*=\s*[\"']?[^\"'<>\s]{{0,60}}{re.escape(sign)}"))
    for sign in ("img1.wsimg.com/parking-lander/", "sedoparking.com/frmpark/")
)
_LANDER = re.compile(r"window\.location(?:\.href)?\s*=\s*[\"']/lander[\"'?]")
_SQUARESPACE = re.compile(r"assets\.squarespace\.com/universal/[^\"'<>\s]{0,200}parking-page")
_OFFER = re.compile(
    r"\b(?:this |the )?domain (?:name )?(?:[\w.-]+ )?(?:is|may be) (?:available )?for sale\b|\bbuy this domain\b|"
    r"\b(?:this |the |your )?domain (?:name )?(?:has |is )?expired\b|\bis parked (?:free|for free)\b|"
    r"\bdiese domain steht zum verkauf\b|\bce nom de domaine est à vendre\b|\beste dominio está (?:en|a la) venta\b"
)

_OFFER_WORDS = ("domain", "dominio", "parked")
"""One of them is in every offer: most pages need no closer look."""


def is_marketplace(domain: str) -> bool:
    """Whether a registrable domain is a marketplace for domains."""
    return domain in SHOPS


def parked(host: str, low: str, title: str, *, whole: bool) -> str | None:
    """The sign of a parking page, or None. `low` has A to Z in lower case; `whole`: nothing of it was left unread."""
    root = low.find("<html")
    if root >= 0 and "data-adblockkey=" in low[root : low.find(">", root, root + 2000) + 1]:
        return "adblock-key"
    if sign := _service(low, whole=whole):
        return sign
    return "for-sale" if _offered(host, low, title, whole=whole) else None


def _service(low: str, *, whole: bool) -> str | None:
    """The code of a parking service."""
    suspect = "parking" in low  # in all but two of the signs: three searches of the text instead of seven
    if (suspect or "bodis.com" in low or "d38psrni17bvxu" in low) and any(
        _of_parking(match[1]) for match in _SOURCE.finditer(low)
    ):
        return "script"
    if suspect and any(sign in low and pattern.search(low) for sign, pattern in _LANDERS):
        return "lander"
    if whole and len(low) < 4096 and _LANDER.search(low):
        return "lander"
    return "squarespace" if suspect and "parking-page" in low and _SQUARESPACE.search(low) else None


def _of_parking(host: str) -> bool:
    return any(host == name or host.endswith("." + name) for name in _SCRIPT_HOSTS)


def _offered(host: str, low: str, title: str, *, whole: bool) -> bool:
    """Offers for sale count where the title is the domain itself, or where there is hardly any other text."""
    name = host.removeprefix("www.").partition(":")[0]
    heading = title.lower()
    named = bool(name) and (heading == name or heading.startswith((f"{name} ", f"{name}:")))
    if named and (re.search(r"\b(?:is|may be) (?:available )?for sale\b", heading) or _OFFER.search(heading)):
        return True
    if not whole or len(low) > 65_536 or not any(word in low for word in _OFFER_WORDS):
        return False
    text = " ".join(re.sub(r"<[^<>]{0,2000}>", " ", _without_scripts(low)).split())
    return (named or len(text) < 600) and bool(_OFFER.search(text[:4096].lower()))


def _without_scripts(low: str) -> str:
    pieces = low.split("<script")
    return pieces[0] + "".join(piece.partition("</script")[2] for piece in pieces[1:])
