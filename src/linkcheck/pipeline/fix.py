"""Rewrite the lists where the answer is certain: plan, prove, write."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from linkcheck.config import Config
from linkcheck.errors import InputError, UsageError
from linkcheck.files import byte_order_mark, on_disk, replace_file, repository_of
from linkcheck.fix import (
    Edit,
    FixOptions,
    NewLink,
    is_certain_scheme,
    linked,
    propose,
    propose_links,
    proved,
    proved_link,
    rewritten,
)
from linkcheck.model import Document, Link, Report
from linkcheck.pipeline.lists.parse import parse_list
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.read import read_list_bytes, read_lists
from linkcheck.pipeline.lists.sources import Sources
from linkcheck.pipeline.plan.comments import Comments
from linkcheck.pipeline.plan.ignores import Allowances
from linkcheck.pipeline.plan.local import RepositoryFiles, check_local, is_no_link
from linkcheck.pipeline.plan.settled import settled_links
from linkcheck.pipeline.plan.sites import SiteFinder
from linkcheck.report.data.json import dumps
from linkcheck.urls import DestinationKind, Grouping, group, locate

# The longer marks first: UTF-32's begins like UTF-16's.


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """The edits of one list."""

    path: str
    data: bytes
    """The file as it was read; it is written only while it still is."""
    before: str
    after: str
    edits: tuple[Edit, ...]
    refused: tuple[Edit, ...] = ()
    """Edits that could not be proved to change just their link; a person has to make them."""
    new_links: tuple[NewLink, ...] = ()
    unlinked: tuple[NewLink, ...] = ()
    """Entries whose link could not be proved to be all that changes."""


class Repairs(msgspec.Struct, frozen=True, kw_only=True):
    """What `fix` would do."""

    repairs: tuple[Repair, ...]
    stale: tuple[str, ...] = ()
    """Lists that changed since the check; nothing is edited there."""
    faults: tuple[InputError, ...] = ()
    skipped: tuple[InputError, ...] = ()
    notice: str = ""
    """What to say once of files that the usual patterns excluded."""


def plan_repairs(
    report: Report,
    sources: Sources,
    options: FixOptions,
    *,
    parsed: ParseCache | None = None,
    config: Config | None = None,
    today: date = date.min,
) -> Repairs:
    """Everything that can be edited for certain in the lists as they are now.

    What `config` ignores `today` is left as it is, and so is what is right where a list is the source of a site.
    """
    lists = read_lists(sources, parsed=parsed)
    settings = config or Config()
    rules = Allowances(settings, today)
    records = {
        record.result.url: record
        for record in report.links
        if not rules.settles(record.result.url, record.result.judgement.edit_reason)
    }
    checked = _checked_places(report)
    repairs: list[Repair] = []
    stale: list[str] = []
    disk = RepositoryFiles(lists.documents, parsed or ParseCache())
    sites = SiteFinder(roots=settings.roots, folder=settings.folder, off=not settings.sites, text=disk.text)
    comments = Comments(lists.documents)
    spellings = _spellings(lists.documents, disk, rules, sites, comments)
    for document in lists.documents:
        links = comments.split(document.links)[0]
        edits = tuple(propose(_addressed(links), records, options))
        new_links = tuple(propose_links(document.findings, report.findings)) if options.suggest else ()
        spelt = spellings.get(document.path, ())
        if not _as_checked(edits, checked):
            stale.append(document.path)
            edits, new_links = (), ()
        edits = (*edits, *spelt)
        if not edits and not new_links:
            continue
        repairs.append(_with_links(document.path, _repair(document, edits), new_links))
    return Repairs(
        repairs=tuple(repairs), stale=tuple(stale), faults=lists.faults, skipped=lists.left_out, notice=lists.notice
    )


def _spellings(
    documents: Sequence[Document], disk: RepositoryFiles, rules: Allowances, sites: SiteFinder, comments: Comments
) -> Mapping[str, tuple[Edit, ...]]:
    """Addresses that have one right spelling, by list: no check has to have seen them."""
    grouping = group(link for document in documents for link in document.links)
    local = [entry for entry in check_local(grouping.local, disk, sites) if entry.right]
    invalid = tuple(
        bad
        for bad in grouping.invalid
        if bad.right and is_certain_scheme(bad.link, bad.right) and not is_no_link(bad.link, disk)
    )
    settled = settled_links(Grouping(targets=(), local=(), other=(), invalid=invalid), local)
    edits: dict[str, dict[tuple[int, int], Edit]] = {}
    for entry, right in zip(settled, (*(bad.right for bad in invalid), *(one.right for one in local)), strict=True):
        link, left = entry.link, rules.obey(entry, comments)
        if (left.reason, left.note) == (entry.reason, entry.note):
            edit = Edit(link=link, url=right, why="spelling")
            edits.setdefault(link.path, {}).setdefault(link.destination_place, edit)
    return {path: tuple(by_place.values()) for path, by_place in edits.items()}


def edits_json(found: Repairs) -> str:
    """The edits as a document: `{"schema": 1, "edits": [{"path", "line", "column", "old", "new", "why"}]}`."""
    edits = [
        {
            "path": edit.link.path,
            "line": edit.link.destination_place[0],
            "column": edit.link.destination_place[1],
            "old": edit.link.url,
            "new": edit.url,
            "why": edit.why,
        }
        for repair in found.repairs
        for edit in repair.edits
    ] + [
        {
            "path": new_link.finding.path,
            "line": new_link.finding.line,
            "column": new_link.finding.column,
            "old": "",
            "new": new_link.candidate.url,
            "why": "suggest",
        }
        for repair in found.repairs
        for new_link in repair.new_links
    ]
    return dumps({"schema": 1, "edits": edits}, indent=2) + "\n"


def write_repair(repair: Repair) -> None:
    """Replace the list in one step, keeping its encoding, line ends and permissions."""
    if read_list_bytes(repair.path) != repair.data:
        raise UsageError(f"{repair.path}: it changed while it was being fixed.", remedy="Run `linkcheck fix` again.")
    try:
        path = on_disk(repair.path)
        replace_file(path, [_encoded(repair)], root=repository_of(path))
    except OSError as error:
        raise UsageError(f"{repair.path}: {error.strerror}.", remedy="Nothing was changed in it.") from error


def _addressed(links: Iterable[Link]) -> Iterable[tuple[Link, str]]:
    for link in links:
        place = locate(link.url)
        if place.kind is DestinationKind.WEB:
            yield link, place.url


def _checked_places(report: Report) -> Mapping[str, set[tuple[str, int, int, str]]]:
    return {record.result.url: {_place(link) for link in record.occurrences} for record in report.links}


def _as_checked(edits: Iterable[Edit], checked: Mapping[str, set[tuple[str, int, int, str]]]) -> bool:
    """Whether every link to edit stands exactly where the check found it."""
    return all(_place(edit.link) in checked[locate(edit.link.url).url] for edit in edits)


def _place(link: Link) -> tuple[str, int, int, str]:
    return (os.path.relpath(on_disk(link.path)), *link.destination_place, link.raw)


def _repair(document: Document, edits: tuple[Edit, ...]) -> Repair:
    data = read_list_bytes(document.path)
    before = _text(data)
    after = _attempt(document, before, edits)
    if after is None:
        # One edit that cannot be proved must not cost the others.
        good = tuple(edit for edit in edits if _attempt(document, before, (edit,)) not in {None, before})
        after = _attempt(document, before, good)
    else:
        good = edits
    if after is None:
        good, after = (), before
    refused = tuple(edit for edit in edits if edit not in good)
    return Repair(path=document.path, data=data, before=before, after=after, edits=good, refused=refused)


def _attempt(document: Document, before: str, edits: tuple[Edit, ...]) -> str | None:
    after = rewritten(before, edits)
    if after is None:
        return None
    again = parse_list(after.encode(), document.path)
    return after if proved(document.links, again.links, edits) else None


def _with_links(path: str, repair: Repair, new_links: Sequence[NewLink]) -> Repair:
    text, links = repair.after, parse_list(repair.after.encode(), path).links
    good: list[NewLink] = []
    for new_link in new_links:
        changed = linked(text, new_link)
        again = parse_list(changed.encode(), path).links if changed is not None else ()
        if changed is not None and proved_link(links, again, new_link):
            text, links = changed, again
            good.append(new_link)
    return msgspec.structs.replace(
        repair, after=text, new_links=tuple(good), unlinked=tuple(each for each in new_links if each not in good)
    )


def _text(data: bytes) -> str:
    mark, encoding = byte_order_mark(data)
    return data[len(mark) :].decode(encoding)


def _encoded(repair: Repair) -> bytes:
    mark, encoding = byte_order_mark(repair.data)
    return mark + repair.after.encode(encoding)
