"""A success that shows a placeholder of a registrar, a hosting panel, a server or a platform."""

import re

from linkcheck.classify.case import Case
from linkcheck.classify.evidence import likeness
from linkcheck.classify.ruling import Ruling

REASONS = {
    "parked": "parked-page",
    "suspended": "account-suspended",
    "default-page": "server-default-page",
    "closed": "site-closed",
    "error": "application-error",
}
"""By kind of placeholder, see `placeholders.TITLES`."""
_PANEL_PAGES = {
    "cgi-sys/suspendedpage.cgi": "suspended",
    "suspendedpage.cgi": "suspended",
    "suspended.page": "suspended",
    "cgi-sys/defaultwebpage.cgi": "default-page",
    "defaultwebpage.cgi": "default-page",
}
"""Paths to which hosting panels send the visitors of an account (cPanel, DirectAdmin)."""


def panel_page(case: Case) -> Ruling | None:
    """A redirect to the page that a hosting panel shows in place of an account's own."""
    path = "/".join(case.final.segments).lower()
    if not case.hops or path not in _PANEL_PAGES or case.source.segments == case.final.segments:
        return None
    return Ruling(REASONS[_PANEL_PAGES[path]], f"ends at {case.final_url}")


def shown(case: Case) -> Ruling | None:
    """A title, heading or short text that is a placeholder's as a whole, unless label or address say the same."""
    return _shown(case) if case.success else None


def closed_shop(case: Case) -> Ruling | None:
    """The 402 with which platforms answer for a shop or site that was closed or not paid for."""
    return _shown(case) if case.status == 402 else None


def switched_off(case: Case) -> Ruling | None:
    """A hosting platform that says that this site was switched off, under whatever status."""
    platform = case.marked("off")
    return Ruling("site-closed", f"{platform} says that it is switched off, status {case.status}") if platform else None


def _shown(case: Case) -> Ruling | None:
    kind = case.placeholder
    if kind is None or case.exists:
        return None
    words = (case.marked("placeholder") or "").partition(":")[2] or (case.titles[0] if case.titles else "")
    if _expected(case, words):
        return None
    return Ruling(REASONS[kind], f"“{words}” under status {case.status}")


def _expected(case: Case, words: str) -> bool:
    """There are pages about such pages: the label names it, or the path of the listed address does."""
    score = likeness.likeness(case.labels, [words])
    if score is not None and score >= case.options.label_match:
        return True
    path = "/".join(case.source.segments).lower()
    return any(word in path for word in re.findall(r"[^\W\d_]{4,}|\d{3}", words.lower()))
