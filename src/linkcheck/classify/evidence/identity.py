"""Whether a page is still the one that was accepted last, and the signs of another owner. Pure.

The accepted page is `TargetHistory.title` and `TargetHistory.page`: the store replaces them only while no change is
open. A new title that still names the same thing settles itself; any other stays noted until a person accepts it.
"""

from linkcheck.classify.case import Case
from linkcheck.classify.evidence import likeness
from linkcheck.classify.evidence.parking_services import parking_signs
from linkcheck.classify.evidence.phrases import placeholder, title_key
from linkcheck.model import PageMetadata

SHARED_BY = 3
"""Registrable domains from which one title on all of them is a sign: two may be one publisher's."""


def is_changed(case: Case) -> bool:
    """Whether another page stands in the place of the accepted one; unknown counts as no."""
    was = case.former_title
    if was is None or not case.success or case.evidence.not_modified:
        return False
    if case.placeholder and not placeholder(was, case.source.host):
        return True
    if not case.titles:
        return _lost_title(case)
    if case.drift is None or case.drift >= case.options.title_drift:
        return False
    return not _same_thing(case, was)


def strong_signs(case: Case) -> list[str]:
    """Signs of which one, together with a changed title, is enough for another owner."""
    found = []
    if case.placeholder:
        found.append(f"the title is a placeholder’s ({case.placeholder})")
    found += parking_signs(case)
    if case.marked("sibling") is not None:
        found.append("a made-up address beside it shows the same page")
    title = case.page.title if case.page else None
    if title and (shared := case.survey.titles.get(title_key(title), 0)) >= SHARED_BY:
        found.append(f"{shared} unrelated sites have the same title")
    return found


def weak_signs(case: Case) -> list[str]:
    """Signs that count only together, or when the change lasts."""
    found = []
    if label_left(case):
        found.append("it no longer fits its label")
    old, new = language(case.history.page), language(case.page)
    if old and new and old != new and not same_site(case):
        found.append(f"it speaks another language ({old}, now {new})")
    was, now = case.former_title, case.titles[0] if case.titles else None
    scripts = (likeness.script(was or ""), likeness.script(now or ""))
    if all(scripts) and scripts[0] != scripts[1] and not same_site(case):
        found.append("it is written in another script")
    return found


def label_left(case: Case) -> bool:
    """Whether the label named the accepted page and does not name this one."""
    if not (case.misfits or case.foreign) or case.former_title is None:
        return False
    score = likeness.likeness(case.labels, [case.former_title])
    fitted = score is not None and score >= case.options.label_mismatch
    return fitted or likeness.shares_rare_word(case.labels, [case.former_title])


def same_site(case: Case) -> bool:
    """Whether the site has the same name as before: some sites choose the language by country."""
    then, now = case.history.page, case.page
    return bool(then and now and now.site_name and now.site_name == then.site_name)


def language(page: PageMetadata | None) -> str:
    """Primary subtag of a page's language (RFC 5646), lower case; empty where it names none."""
    found = page.language if page and page.language else ""
    return found.replace("_", "-").partition("-")[0].lower()


def _same_thing(case: Case, was: str) -> bool:
    """A new title for the same thing: in the same language and script, and with words, label or site kept."""
    if case.fits:
        return True
    old, new = language(case.history.page), language(case.page)
    if (old and new and old != new) or likeness.script(was) != likeness.script(case.titles[0]):
        return False
    if likeness.shares_rare_word([*case.labels, was], case.titles):
        return True
    return case.source.root and same_site(case)


def _lost_title(case: Case) -> bool:
    """An HTML page without any title, where the accepted one had a title."""
    then, now = case.history.page, case.evidence.page
    return now is not None and all("html" in (page.content_type or "html") for page in (then, now) if page)
