"""The labelled set: evidence as a person would note it down, and the verdict that person would give.

One JSON object a line in tests/data/verdicts/*.jsonl. Everything but `name`, `url` and `expect` has a default:

    name      what the row shows; `why` may add where the evidence comes from
    url       the listed address        label    what the list calls it ("" by default)
    hops      [[status, next address], …]; status 0 is a meta refresh
    status    of the final answer (200) headers  of the final answer
    title, h1, lang, site               what the page says of itself; `html` replaces the page made from them
    page      further `PageMetadata` fields
    failure   kind of failure instead of an answer (at the end of `hops`)
    again     asked twice with the same outcome      recovered, unchanged   as in `Evidence`
    official  [provider, existence] or with more `Answer` fields as a third item
    history   `TargetHistory` fields; times are days before today
    many      listed links that end at the same page as this one
    no_fragment  places inside the page that its links name and it does not have
    shared    unrelated sites that have the same new title      fallen   every link of the host failed in this run
    sibling   [status] or [status, where it ended] of the probe            same_text   its page is the same
    front     status of the host's front page, where all its links are missing
    archived  [status, day] of the archive's last copy
    addresses of the host
    servers   name servers              tls      `tls_note` or days left of the certificate
    options   `ClassifyOptions` fields  unasked  nobody asked anything
    robots    robots.txt forbids it, and was only warned of
    tries     0 for a target that was not asked because others of its host were refused
    expect    "verdict reason"; `notes`, `suggest` and `fix` are compared where given
"""

import html
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from linkcheck.classify import ClassifyOptions
from linkcheck.classify.evidence.death import archive_markers
from linkcheck.classify.evidence.markers import find_markers
from linkcheck.classify.evidence.parking_services import address_markers
from linkcheck.classify.evidence.phrases import title_key
from linkcheck.classify.probe import front_page_markers
from linkcheck.classify.survey import Survey
from linkcheck.model import (
    Answer,
    Evidence,
    Failure,
    FailureKind,
    Hop,
    HopKind,
    Link,
    LinkKind,
    Outcome,
    PageMetadata,
    Response,
    Target,
    TargetHistory,
)
from linkcheck.urls.compare import page_key

FOLDER = Path(__file__).parents[2] / "data" / "verdicts"
TODAY = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
_TIMES = {"first_seen", "last_checked", "last_ok", "since", "failing_since", "blocked_since", "changed_since"}


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the set."""

    name: str
    url: str
    expect: str
    why: str = ""
    label: str = ""
    hops: tuple[tuple[int, str], ...] = ()
    status: int = 200
    headers: dict[str, str] = {}
    title: str | None = None
    h1: str | None = None
    lang: str | None = None
    site: str | None = None
    html: str | None = None
    page: dict[str, Any] = {}
    failure: FailureKind | None = None
    detail: str = ""
    again: bool = False
    recovered: bool = False
    unchanged: bool = False
    official: tuple[Any, ...] = ()
    history: dict[str, Any] = {}
    many: int = 0
    shared: int = 0
    no_fragment: tuple[str, ...] = ()
    fallen: bool = False
    sibling: tuple[Any, ...] = ()
    same_text: bool = False
    servers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    front: int | None = None
    archived: tuple[int, str] | None = None
    tls: str | int | None = None
    options: dict[str, Any] = {}
    unasked: bool = False
    tries: int = 1
    robots: bool = False
    notes: tuple[str, ...] | None = None
    suggest: str | None = None
    fix: str | None = None

    @property
    def final_url(self) -> str:
        """Where the redirects end."""
        return self.hops[-1][1] if self.hops else self.url


def rows() -> list[Row]:
    """The whole set, in file and line order."""
    decoder = msgspec.json.Decoder(Row)
    return [
        decoder.decode(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_bytes().splitlines()
        if line.strip()
    ]


def target_of(row: Row) -> Target:
    link = Link(
        url=row.url,
        raw=row.url,
        text=row.label,
        label=row.label,
        kind=LinkKind.INLINE,
        path="list.md",
        line=1,
        column=1,
    )
    return Target(url=row.url.partition("#")[0], host=row.url.split("/")[2].split("?")[0], links=(link,))


def evidence_of(row: Row) -> Evidence:
    if row.unasked:
        return Evidence(answer=_answer(row))
    outcome, markers = _outcome(row)
    page = None
    if isinstance(outcome, Response) and (row.title or row.h1 or row.page or row.site or row.lang):
        page = msgspec.convert(
            {"title": row.title, "h1": row.h1, "language": row.lang, "site_name": row.site, **row.page}, PageMetadata
        )
    return Evidence(
        outcome=outcome,
        page=page,
        markers=markers
        + (("sibling:same-text",) if row.same_text else ())
        + (front_page_markers(Response(url=row.url, status=row.front)) if row.front else ())
        + address_markers(row.addresses)
        + (archive_markers(*row.archived) if row.archived else ())
        + tuple(f"no-fragment:{each}" for each in row.no_fragment),
        answer=_answer(row),
        confirmed=row.again,
        recovered=row.recovered,
        not_modified=row.unchanged,
        probe=Response(url=row.sibling[1] if len(row.sibling) > 1 else row.url, status=row.sibling[0])
        if row.sibling
        else None,
        name_servers=row.servers,
    )


def history_of(row: Row) -> TargetHistory:
    fields = {name: TODAY - timedelta(days=value) if name in _TIMES else value for name, value in row.history.items()}
    return msgspec.convert(fields, TargetHistory)


def survey_of(row: Row) -> Survey:
    return Survey(
        landings={page_key(row.final_url): row.many} if row.many else {},
        titles={title_key(row.title or ""): row.shared} if row.shared else {},
        fallen_hosts=frozenset({target_of(row).host} if row.fallen else ()),
    )


def options_of(row: Row) -> ClassifyOptions:
    return msgspec.convert(row.options, ClassifyOptions)


def _outcome(row: Row) -> tuple[Outcome, tuple[str, ...]]:
    chain = [row.url, *(place for _, place in row.hops)]
    hops = tuple(
        Hop(
            url=before,
            status=status or 200,
            location=after,
            seconds=0.1,
            kind=HopKind.HTTP if status else HopKind.META_REFRESH,
        )
        for (status, after), before in zip(row.hops, chain, strict=False)
    )
    if row.failure:
        return Failure(url=chain[-1], kind=row.failure, detail=row.detail, hops=hops, tries=row.tries), ()
    text = _text(row)
    response = Response(
        url=chain[-1],
        status=row.status,
        headers=tuple({"content-type": "text/html", **row.headers}.items()),
        body=text.encode(),
        hops=hops,
        tries=row.tries,
        robots_denied=row.robots,
        tls_note=row.tls if isinstance(row.tls, str) else None,
        tls_not_after=(TODAY + timedelta(days=row.tls)).isoformat() if isinstance(row.tls, int) else None,
    )
    return response, find_markers(response, text)


def _text(row: Row) -> str:
    if row.html is not None:
        return row.html
    title = f"<title>{html.escape(row.title)}</title>" if row.title else ""
    h1 = f"<h1>{html.escape(row.h1)}</h1>" if row.h1 else ""
    return f"<!doctype html><html><head>{title}</head><body>{h1}<p>Some text.</p></body></html>"


def _answer(row: Row) -> Answer | None:
    if not row.official:
        return None
    more = row.official[2] if len(row.official) > 2 else {}
    return msgspec.convert({"provider": row.official[0], "existence": row.official[1], **more}, Answer)
