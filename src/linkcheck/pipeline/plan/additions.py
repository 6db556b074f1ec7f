"""What an added link repeats, and which added repository is archived."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linkcheck.model import Finding, Link, LinkKind, Note, Target, finding_at


def duplicates(
    added: Sequence[Target], everything: Iterable[Target], finals: Mapping[str, str], led: Mapping[str, str]
) -> Iterator[Finding]:
    """Additions that lead to a page the same list already has under another address.

    `finals` says where additions ended, `led` where other addresses did when last seen (pages, without fragments).
    """
    new = {target.url for target in added}
    pages = {target.url: page_of(target, finals) for target in added}
    wanted = set(pages.values())
    listed: dict[tuple[str, str | None], Link] = {}
    for target in everything:
        if target.url in new:
            continue
        for page in {target.url.partition("#")[0], led.get(target.url)} & wanted:
            for link in target.links:
                listed.setdefault((link.path, page), link)
    for target in added:
        for link in target.links:
            before = listed.get((link.path, pages[target.url]))
            if before is not None and link.kind is not LinkKind.IMAGE:
                message = f"Leads to the same page as line {before.line}; keep one, or say what differs."
                yield finding_at(link, "duplicate-link", message, related=before)


def archived(added: Iterable[Target], notes: Mapping[str, Note]) -> Iterator[Finding]:
    """Additions that are archived on their code host; `notes` has its note by URL."""
    for target in added:
        if note := notes.get(target.url):
            message = f"Not maintained {note.detail or 'any more'}."
            yield from (finding_at(link, note.reason, message) for link in target.links)


def page_of(target: Target, finals: Mapping[str, str]) -> str:
    """Where an addition ended, without its fragment."""
    return finals.get(target.url, target.url).partition("#")[0]
