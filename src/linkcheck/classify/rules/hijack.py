"""Names that changed hands: no single sign proves it, several together are worth a look."""

from linkcheck.classify.address import IDENTIFIERS
from linkcheck.classify.case import Case
from linkcheck.classify.evidence.parking import parking_server
from linkcheck.classify.ruling import Ruling
from linkcheck.model import PageMetadata


def hijacked(case: Case) -> Ruling | None:
    """Another language and another title than before, and no likeness to the label."""
    old, new = _language(case.history.page), _language(case.page)
    if not old or not new or old == new or _same_site(case):
        return None
    if case.drift is None or case.drift >= case.options.title_drift or not _estranged(case):
        return None
    return Ruling("hijack-suspect", f"was “{case.history.title}” ({old}), is “{case.titles[0]}” ({new})")


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
    if servers and not case.fits and all(parking_server(server) for server in servers):
        return Ruling("parked-name-servers", ", ".join(sorted(servers)[:2]))
    return None


def _estranged(case: Case) -> bool:
    """The titles do not fit the label, be it that they are in another script."""
    if case.title_agreement is not None:
        return case.title_agreement < case.options.label_mismatch
    return bool(case.labels) or case.changed_domain


def _same_site(case: Case) -> bool:
    """The site goes by the same name as before: it speaks to us in another language, as some do by country."""
    then, now = case.history.page, case.page
    return bool(then and now and now.site_name and now.site_name == then.site_name)


def _language(page: PageMetadata | None) -> str:
    language = page.language if page and page.language else ""
    return language.replace("_", "-").partition("-")[0].lower()
