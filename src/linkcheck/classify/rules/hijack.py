"""Names that changed hands: no single sign proves it, several together are worth a look."""

from linkcheck.classify.case import Case
from linkcheck.classify.evidence.identity import is_changed, language, same_site, strong_signs, weak_signs
from linkcheck.classify.evidence.parking_services import are_parking_servers
from linkcheck.classify.ruling import Ruling, Weight
from linkcheck.classify.streak import change, is_confirmed
from linkcheck.urls.compare import IDENTIFIERS


def hijacked(case: Case) -> Ruling | None:
    """Another language and another title than before, and no likeness to the label."""
    old, new = language(case.history.page), language(case.page)
    if not old or not new or old == new or same_site(case):
        return None
    if case.drift is None or case.drift >= case.options.title_drift or not _estranged(case):
        return None
    return Ruling("hijack-suspect", f"was “{case.former_title}” ({old}), is “{case.titles[0]}” ({new})")


def changed_hands(case: Case) -> Ruling | None:
    """Another page than the accepted one, and a second sign of another owner; a weak sign alone must last."""
    if case.exists or not is_changed(case):
        return None
    strong, weak = strong_signs(case), weak_signs(case)
    if not strong and len(weak) < 2 and not (weak and is_confirmed(*change(case), case.options)):
        return None
    return Ruling("changed-hands", "; ".join([*strong, *weak]), Weight.CHANGE)


def elsewhere(case: Case) -> Ruling | None:
    """Another registered domain, and nothing in common with the label."""
    if not case.changed_domain or case.source.host in IDENTIFIERS:
        return None
    if not case.misfits or case.keeps_last_segment:
        return None
    title = case.titles[0] if case.titles else "no title"
    return Ruling("redirect-elsewhere", f"“{title}” at {case.final_url}")


def name_servers(case: Case) -> Ruling | None:
    """Name servers that mostly serve parked domains."""
    servers = case.evidence.name_servers
    if are_parking_servers(servers) and not case.fits:
        return Ruling("parked-name-servers", ", ".join(sorted(servers)[:2]))
    return None


def _estranged(case: Case) -> bool:
    """The titles do not fit the label, be it that they are in another script."""
    if case.title_agreement is not None:
        return case.title_agreement < case.options.label_mismatch
    return bool(case.labels) or case.changed_domain
