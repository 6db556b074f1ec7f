"""What an added link repeats, and which added repository is archived."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linkcheck.model import Finding, Link, LinkKind, Note, Target, finding_at
from linkcheck.urls import same_name


def duplicates(
    added: Sequence[Target], everything: Iterable[Target], finals: Mapping[str, str], led: Mapping[str, str]
) -> Iterator[Finding]:
    """Additions that lead to a page the same list already has under another address.

    Entries are compared, of one name or below one heading: two that were bought by one firm both lead to its page.
    `finals` says where additions ended, `led` where other addresses did when last seen (pages, without fragments).
    """
    new = {target.url for target in added}
    pages = {target.url: page_of(target, finals) for target in added}
    wanted = set(pages.values())
    listed: dict[tuple[str, str | None], list[Link]] = {}
    for target in everything:
        if target.url in new:
            continue
        for page in {target.url.partition("#")[0], led.get(target.url)} & wanted:
            for link in filter(_is_entry, target.links):
                listed.setdefault((link.path, page), []).append(link)
    for target in added:
        for link in filter(_is_entry, target.links):
            same = listed.get((link.path, pages[target.url]), ())
            before = next((other for other in same if same_name(link, other) or link.section == other.section), None)
            if before is not None:
                message = f"Leads to the same page as line {before.line}; keep one, or say what differs."
                yield finding_at(link, "duplicate-link", message, related=before)


def _is_entry(link: Link) -> bool:
    return link.kind is not LinkKind.IMAGE and not link.is_mention


def archived(added: Iterable[Target], notes: Mapping[str, Note]) -> Iterator[Finding]:
    """Additions that are archived on their code host; `notes` has its note by URL."""
    for target in added:
        if note := notes.get(target.url):
            message = f"Not maintained {note.detail or 'any more'}."
            yield from (finding_at(link, note.reason, message) for link in target.links)


def page_of(target: Target, finals: Mapping[str, str]) -> str:
    """Where an addition ended, without its fragment."""
    return finals.get(target.url, target.url).partition("#")[0]
