"""One link as the page shows it: a `LinkView`, read by the template and, as JSON, by the script.

All wording is settled here, so that the two renderings of a row cannot tell different stories.
"""

from collections.abc import Mapping, Sequence

import msgspec

from linkcheck.model import LinkRecord, PageMetadata, Run, Verdict
from linkcheck.model.schedule import MaxAge
from linkcheck.report.html.parts.about import about_page, authors_of
from linkcheck.report.html.parts.evidence import Fact, Step, evidence_of, route_of
from linkcheck.report.html.parts.timeline import Segment, history_of, timeline_of
from linkcheck.report.html.words.names import SAY_NOTHING, archived_on, host_of, label_of, row_id
from linkcheck.report.html.words.text import clean, clean_url, may_open
from linkcheck.report.problems import relocation_word

SEVERITY = ("broken", "invalid", "suspect", "failing", "moved", "blocked", "unchecked", "skipped", "ok")
"""The order of rows when nothing else is asked."""

TROUBLE = (Verdict.BROKEN, Verdict.INVALID)
"""Verdicts that fail a merge and a nightly run."""


class Place(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Where a list names the link; `list` counts in `PageView.lists`."""

    list: int
    line: int
    column: int
    label: str
    section: str


class NoteView(msgspec.Struct, frozen=True, array_like=True):
    """A note and its title in the registry."""

    title: str
    detail: str


class LinkView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of the link table, an item of a to-do group and an entry of the library."""

    id: str
    """Fragment of the row, the same in every run."""
    url: str
    opens: bool = True
    """Whether the URL may be a link at all."""
    host: str = ""
    verdict: str
    reason: str
    title: str
    """What the list calls it, else what the page does."""
    detail: str = ""
    page_title: str = ""
    """The page's own title where it differs."""
    status: int = 0
    final: str = ""
    """Where it ended, when elsewhere."""
    route: tuple[Step, ...] = ()
    evidence: tuple[Fact, ...] = ()
    about: tuple[Fact, ...] = ()
    notes: tuple[NoteView, ...] = ()
    places: tuple[Place, ...] = ()
    strip: tuple[Segment, ...] = ()
    history: tuple[str, ...] = ()
    since: str = ""
    """ISO date on which the present verdict began."""
    archive: str = ""
    archived: str = ""
    """The day of the archived copy, where its address has it."""
    suggested: str = ""
    accepted: bool = False
    """The baseline knows it."""
    relocated: str = ""
    """Where the page of a dead link is today."""
    relocated_word: str = ""
    """`now at`, or `perhaps now at`."""
    relocated_why: str = ""
    """What proves it."""
    change: str = ""
    """`broke`, `arrived-broken`, `failing`, `recovered`, `moved` or `new`; empty when as before."""
    advice: str = ""
    authors: str = ""
    year: str = ""
    kind: str = ""
    stars: int | None = None


class RowContext(msgspec.Struct, frozen=True, kw_only=True):
    """What a row must know of the rest of the report."""

    lists: Mapping[str, int]
    """Number of each list by its path."""
    sections: Mapping[tuple[str, tuple[str, ...]], str]
    """Shown name of each section of each list."""
    runs: Sequence[Run]
    recovered: frozenset[str]
    titles: Mapping[str, str]
    """Of the reasons, by id."""
    first_run: bool
    max_age: MaxAge = None


def link_view(record: LinkRecord, setting: RowContext, *, advice: str, accepted: bool = False) -> LinkView:
    """The view of one record."""
    result, history = record.result, record.history
    judgement, evidence = result.judgement, result.evidence
    page = evidence.description or PageMetadata()
    url = clean_url(result.url)
    page_title = clean(page.title or history.title)
    title = title_of(record)
    final = clean_url(evidence.outcome.url) if evidence.outcome and evidence.outcome.url != result.url else ""
    archive, relocation = archive_of(record), record.relocation
    since = history.since or (record.intervals[-1].first if record.intervals else None)
    outcome_status = evidence.outcome.status if evidence.outcome else None
    return LinkView(
        id=row_id(result.url),
        url=url or "(empty)",
        opens=may_open(url),
        host=host_of(url),
        verdict=judgement.verdict.value,
        reason=clean(judgement.reason, 60),
        title=title or url or "(empty)",
        detail=clean(judgement.detail),
        page_title=page_title if page_title != title else "",
        status=outcome_status or 0,
        final=final,
        route=route_of(evidence),
        evidence=evidence_of(record, setting.max_age),
        about=about_page(page),
        notes=tuple(
            NoteView(clean(setting.titles.get(note.reason, note.reason)), clean(note.detail))
            for note in judgement.notes
        ),
        places=tuple(
            Place(
                setting.lists[link.path],
                link.line,
                link.column,
                clean(link.label or link.text, 120),
                setting.sections[link.path, link.section],
            )
            for link in record.places
        ),
        strip=timeline_of(record, setting.runs),
        history=history_of(record),
        since=since.date().isoformat() if since else "",
        archive=archive,
        archived=archived_on(archive),
        suggested=clean_url(judgement.suggested_url or ""),
        accepted=accepted,
        relocated=clean_url(relocation.url) if relocation else "",
        relocated_word=relocation_word(relocation) if relocation else "",
        relocated_why=clean(relocation.evidence) if relocation else "",
        change="" if accepted else change_of(record, setting.recovered, first_run=setting.first_run),
        advice=advice,
        authors=authors_of(page),
        year=(page.published or "")[:4],
        kind=page.kind.value if evidence.description else "",
        stars=page.repository.stars if page.repository else None,
    )


def title_of(record: LinkRecord) -> str:
    """What the list calls it, else what the page does; empty where neither says."""
    label = label_of(record.places, record.result.url)
    if label and label.lower() not in SAY_NOTHING:
        return label
    page = record.result.evidence.description
    return clean((page.title if page else None) or record.history.title) or label


def archive_of(record: LinkRecord) -> str:
    """The copy in a web archive, where one may be needed."""
    return clean_url(record.history.archive_url or "") if record.result.judgement.verdict is not Verdict.OK else ""


def change_of(record: LinkRecord, recovered: frozenset[str], *, first_run: bool) -> str:
    """What is new about a link since the run before."""
    verdict, before = record.result.judgement.verdict, record.previous
    if record.result.url in recovered:
        return "recovered"
    if first_run or verdict is before:
        return ""
    if verdict in TROUBLE:
        return "" if before in TROUBLE else "broke" if before else "arrived-broken"
    if before is None:
        return "new"
    return verdict.value if verdict in {Verdict.FAILING, Verdict.MOVED, Verdict.SUSPECT} else ""
