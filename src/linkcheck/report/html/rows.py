"""One link as the page shows it: a `LinkView`, read by the template and, as JSON, by the script.

All wording is settled here, so that the two renderings of a row cannot tell different stories.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from linkcheck.model import Link, LinkRecord, PageMetadata, Run, Verdict
from linkcheck.report.html.dates import day
from linkcheck.report.html.evidence import Fact, Step, evidence_of, route_of
from linkcheck.report.html.strip import Stretch, history_of, strip_of
from linkcheck.report.html.text import clean, clean_url, may_open, plural

_SAY_NOTHING = frozenset(
    [
        "article",
        "blog",
        "book",
        "code",
        "demo",
        "docs",
        "github",
        "here",
        "link",
        "paper",
        "pdf",
        "post",
        "repo",
        "repository",
        "site",
        "slides",
        "video",
        "website",
    ]
) | {"blog post", "click here", "source code"}
"""Labels that name no thing: the page's own title is the better name."""

_SNAPSHOT = re.compile(r"/web/(\d{8})\d{0,6}/")

TROUBLE = (Verdict.BROKEN, Verdict.INVALID)
"""What fails a merge and a night."""


class Place(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Where a list names the link; `list` counts in `Page.lists`."""

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
    """Fragment of the row, the same every night."""
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
    strip: tuple[Stretch, ...] = ()
    history: tuple[str, ...] = ()
    since: str = ""
    """ISO date on which the present verdict began."""
    archive: str = ""
    archived: str = ""
    """The day of the archived copy, where its address tells."""
    suggested: str = ""
    change: str = ""
    """`broke`, `arrived-broken`, `failing`, `recovered`, `moved` or `new`; empty when as before."""
    advice: str = ""
    authors: str = ""
    year: str = ""
    kind: str = ""
    stars: int | None = None


def link_view(
    record: LinkRecord,
    *,
    lists: Mapping[str, int],
    sections: Mapping[tuple[str, tuple[str, ...]], str],
    runs: Sequence[Run],
    recovered: frozenset[str],
    notes: Mapping[str, str],
    first_run: bool,
) -> LinkView:
    """The view of one record; `sections` are shown names, `notes` titles of reasons by id."""
    result, history = record.result, record.history
    judgement, evidence = result.judgement, result.evidence
    page = evidence.page or (evidence.answer.page if evidence.answer else None) or PageMetadata()
    url = clean_url(result.url)
    label = label_of(record.occurrences, result.url)
    page_title = clean(page.title or history.title)
    title = page_title if page_title and (not label or label.lower() in _SAY_NOTHING) else label
    final = clean_url(evidence.outcome.url) if evidence.outcome and evidence.outcome.url != result.url else ""
    archive = clean_url(history.archive_url or "") if judgement.verdict is not Verdict.OK else ""
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
        evidence=evidence_of(record),
        about=about_page(page),
        notes=tuple(
            NoteView(clean(notes.get(note.reason, note.reason)), clean(note.detail)) for note in judgement.notes
        ),
        places=tuple(
            Place(
                lists[link.path],
                link.line,
                link.column,
                clean(link.label or link.text, 120),
                sections[link.path, link.section],
            )
            for link in record.occurrences
        ),
        strip=strip_of(record, runs),
        history=history_of(record),
        since=since.date().isoformat() if since else "",
        archive=archive,
        archived=archived_on(archive),
        suggested=clean_url(judgement.suggested_url or ""),
        change=change_of(record, recovered, first_run=first_run),
        authors=authors_of(page),
        year=(page.published or "")[:4],
        kind=page.kind.value if evidence.page or (evidence.answer and evidence.answer.page) else "",
        stars=page.repository.stars if page.repository else None,
    )


def label_of(occurrences: Sequence[Link], url: str) -> str:
    """The first name a list gives it that is more than the bare address."""
    labels = (clean(link.label or link.text) for link in occurrences)
    bare = url.rpartition("://")[2].strip("/")
    return next((label for label in labels if label and "://" not in label and label.strip("/") != bare), "")


def row_id(url: str) -> str:
    """A short stable fragment for a URL."""
    return "link-" + hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def archived_on(archive: str) -> str:
    """`8 Mar 2020`, from the fourteen digits in a Wayback address."""
    found = _SNAPSHOT.search(archive)
    if not found:
        return ""
    try:
        return day(datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC))
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """The host to group by, without user, port and `www.`."""
    if "://" not in url[:12]:
        return ""
    host = url.split("://", 1)[1].split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    return host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")[:120]


def section_names(records: Iterable[LinkRecord]) -> dict[tuple[str, tuple[str, ...]], str]:
    """`Books › Essential` for every section of every list, without a heading that all of a list stands under."""
    sections: dict[str, set[tuple[str, ...]]] = {}
    for record in records:
        for link in record.occurrences:
            sections.setdefault(link.path, set()).add(link.section)
    names = {}
    for path, found in sections.items():
        title = len({section[:1] for section in found}) == 1 and any(len(section) > 1 for section in found)
        for section in found:
            names[path, section] = " › ".join(clean(heading, 80) for heading in section[title:])
    return names


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


def authors_of(page: PageMetadata) -> str:
    """`Ada Lovelace, Charles Babbage and 3 more`."""
    names = [clean(name, 60) for name in page.authors[:3]]
    more = len(page.authors) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def about_page(page: PageMetadata) -> tuple[Fact, ...]:
    """What the page says of itself, in reading order; unknowns left out."""
    repository = page.repository
    facts = [
        ("Authors", authors_of(page)),
        ("Published", clean(page.published, 20)),
        ("Kind", page.kind.value if page.title else ""),
        ("Site", clean(page.site_name, 80)),
        ("Description", clean(page.description, 280)),
        ("Language", clean(page.language, 20)),
        ("DOI", clean(page.doi, 80)),
        ("arXiv", clean(page.arxiv_id, 40)),
        ("Licence", clean((repository and repository.licence) or page.licence, 60)),
        ("Content", clean(page.content_type, 80)),
    ]
    if repository:
        facts += [
            ("Repository", clean(repository.full_name, 120)),
            ("Stars", f"{repository.stars:,}" if repository.stars is not None else ""),
            ("Last push", clean(repository.pushed_at, 10)),
            ("Archived", clean(repository.archived_at, 10) or ("yes" if repository.archived else "")),
        ]
    if page.duration:
        facts.append(("Length", plural(max(1, round(page.duration / 60)), "minute")))
    return tuple(Fact(name, value) for name, value in facts if value)


def began(record: LinkRecord) -> str:
    """Since when the present state lasts, for a person."""
    since = record.history.failing_since or record.history.blocked_since or record.history.since
    return day(since) if since else ""
