"""The edits that a record allows, and whether each is safe."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from linkcheck.fix.options import FixOptions
from linkcheck.model import Link, LinkRecord, Verdict
from linkcheck.urls.tracking import without_tracking

# Set by campaigns and mail programs to follow readers around; no page needs them to be found.


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One destination to rewrite; a definition that several references use is edited once."""

    link: Link
    url: str | None
    """The new destination; None takes the link away and leaves its text."""
    why: str
    """`moved`, `renamed`, `https`, `canonical`, `spelling`, `tracking`, `relocate`, `archive` or `remove`."""

    @property
    def safe(self) -> bool:
        """Whether the edit is made by default, without an option that names it."""
        return self.why in {"moved", "renamed", "https", "canonical", "spelling"}


def propose(
    links: Iterable[tuple[Link, str]], records: Mapping[str, LinkRecord], options: FixOptions
) -> Iterator[Edit]:
    """Edits for links (each with its target's URL), in order, one for each place that has to change."""
    done: set[tuple[str, int, int]] = set()
    for link, address in links:
        record = records.get(address)
        if record is None or record.result.judgement.edit_reason in link.excused:
            continue
        place = (link.path, *link.destination_place)
        if place in done:
            continue
        edit = _edit(link, record, options)
        if edit is not None:
            done.add(place)
            yield edit


def _edit(link: Link, record: LinkRecord, options: FixOptions) -> Edit | None:
    judgement = record.result.judgement
    if judgement.verdict is Verdict.BROKEN:
        return _of_dead(link, record, options)
    url = judgement.suggested_url
    # A move that is not certainly to the same thing suggests an address and no edit.
    if url is not None and judgement.fix is not None and judgement.verdict in {Verdict.MOVED, Verdict.OK}:
        url = without_tracking(url) if options.tracking else url
        url = _keep_fragment(link.url, url)
        return Edit(link=link, url=url, why=judgement.fix) if url != link.url else None
    if options.tracking and judgement.verdict in {Verdict.OK, Verdict.MOVED}:
        clean = without_tracking(link.url)
        return Edit(link=link, url=clean, why="tracking") if clean != link.url else None
    return None


def _of_dead(link: Link, record: LinkRecord, options: FixOptions) -> Edit | None:
    moved = record.relocation
    if options.relocate and moved is not None and moved.sure:
        return Edit(link=link, url=_keep_fragment(link.url, moved.url), why="relocate")
    archived = record.history.archive_url
    if options.archive and archived:
        return Edit(link=link, url=archived, why="archive")
    return Edit(link=link, url=None, why="remove") if options.remove else None


def _keep_fragment(old: str, new: str) -> str:
    fragment = old.partition("#")[2]
    return new if not fragment or "#" in new else f"{new}#{fragment}"
