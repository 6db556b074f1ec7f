"""False alarms on saved pages: public collections of healthy pages, judged as a first visit and as a later night.

    python -m bench.healthy_pages FOLDER          # the table
    python -m bench.healthy_pages FOLDER --show   # and every page that is not ok

FOLDER holds checkouts of collections of saved pages (see README.md beside this); each HTML file of them counts once. A
page is judged six ways: new and listed under its own title; new under a label that says nothing; the next night,
unchanged; when its title was another, made up; when its title, and its label too, was that of a neighbour in the same
language and script; and when that neighbour stood in its place. Of none may the verdict be broken, suspect or blocked:
a changed title alone is a note.
"""

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import msgspec

from linkcheck.classify.case import Case
from linkcheck.classify.evidence import likeness
from linkcheck.classify.judge import judge
from linkcheck.classify.probe import wants_name_servers
from linkcheck.crawl.requests.page import evidence_of
from linkcheck.fetch import FetchOptions
from linkcheck.fetch.transport.body import Collector, plan
from linkcheck.model import (
    BodyExtent,
    Evidence,
    Judgement,
    Link,
    LinkKind,
    PageMetadata,
    Response,
    Target,
    TargetHistory,
    Verdict,
)
from linkcheck.urls import host_of

ALARMS = frozenset({Verdict.BROKEN, Verdict.SUSPECT, Verdict.BLOCKED, Verdict.FAILING, Verdict.INVALID})
_LEAST = 2048
"""Bytes; what is smaller is made for a test."""
_LEFT_OUT = re.compile(r"expected|result|template|theme|/docs?/|fuzz")
_ADDRESS = re.compile(
    rb"<(?:link[^<>]{0,200}?\brel=[\"']?canonical[\"']?[^<>]{0,200}?\bhref|"
    rb"meta[^<>]{0,200}?\bproperty=[\"']?og:url[\"']?[^<>]{0,200}?\bcontent)=[\"'](https?://[^\"'<>\s]{4,400})[\"']",
    re.IGNORECASE,
)
_NOW = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)


class Healthy(msgspec.Struct, frozen=True, kw_only=True):
    """One saved page as it is fetched."""

    collection: str
    path: Path
    url: str
    evidence: Evidence


def healthy_pages(folder: Path) -> Iterator[Healthy]:
    """Each page once, however many collections have it."""
    seen: set[int] = set()
    for root in sorted(each for each in folder.iterdir() if each.is_dir()):
        for path in sorted(each for each in root.rglob("*.htm*") if each.is_file()):
            body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            if len(body) < _LEAST or b"<title" not in body.lower() or _LEFT_OUT.search(path.name.lower()):
                continue
            if _LEFT_OUT.search(str(path.relative_to(folder)).lower()) or (key := crc32(body)) in seen:
                continue
            seen.add(key)
            yield _page(root.name, path, body)


def _page(collection: str, path: Path, body: bytes) -> Healthy:
    found = _ADDRESS.search(body)
    url = found[1].decode("utf-8", "replace") if found else f"https://site{crc32(body)}.example/saved/{path.stem}"
    collector = Collector(plan(BodyExtent.HEAD, 200, "text/html", len(body), FetchOptions()))
    collector.feed(body)
    collector.ended = True
    headers = (("content-type", "text/html"),)
    response = Response(url=url, status=200, headers=headers, body=collector.data, truncated=collector.truncated)
    return Healthy(collection=collection, path=path, url=url, evidence=evidence_of(response))


def target_of(page: Healthy, label: str) -> Target:
    """The link as a list would have it."""
    link = Link(
        url=page.url, raw=page.url, text=label, label=label, kind=LinkKind.INLINE, path="l.md", line=1, column=1
    )
    return Target(url=page.url, host=host_of(page.url), links=(link,))


def first_visit(page: Healthy, label: str) -> Judgement:
    """A link that is new to the list."""
    return judge(Case(target_of(page, label), page.evidence, now=_NOW))


def next_night(page: Healthy, label: str, before: PageMetadata | None) -> Judgement:
    """A link that showed the page `before` when it was last accepted."""
    day = timedelta(days=1)
    history = TargetHistory(
        verdict=Verdict.OK,
        reason="ok",
        first_seen=_NOW - 9 * day,
        since=_NOW - 9 * day,
        last_ok=_NOW - day,
        last_checked=_NOW - day,
        title=(before.title or before.h1) if before else None,
        page=before,
    )
    return judge(Case(target_of(page, label), page.evidence, history, now=_NOW))


def judged(page: Healthy, other: PageMetadata | None) -> Iterator[tuple[str, Judgement]]:
    """Each way of judging one page; `other` is the metadata of another page in its language."""
    known = page.evidence.page
    title = (known.title or known.h1 if known else None) or ""
    yield "new, its title", first_visit(page, title)
    yield "new, no label", first_visit(page, "here")
    yield "next night", next_night(page, title, known)
    if known is not None:
        yield "another headline", next_night(page, "", msgspec.structs.replace(known, title="Lines of yesterday"))
        if other is not None:
            renamed = msgspec.structs.replace(known, title=other.title)
            yield "another title and label", next_night(page, other.title or "", renamed)
            yield "another site's page", next_night(page, "", other)


def neighbours(pages: list[Healthy]) -> dict[str, PageMetadata]:
    """Of each page, by its address, the page before it in its language and script."""
    last: dict[tuple[str, str], PageMetadata] = {}
    found: dict[str, PageMetadata] = {}
    for page in pages:
        known = page.evidence.page
        if known is None or not known.title:
            continue
        spoken = likeness.script(known.title), (known.language or "")[:2].lower()
        if spoken in last:
            found[page.url] = last[spoken]
        last[spoken] = known
    return found


def main() -> None:
    """Read, judge, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    pages = list(healthy_pages(given.folder))
    others = neighbours(pages)
    ways: dict[str, Counter[Verdict]] = {}
    asked = 0
    for page in pages:
        asked += wants_name_servers(page.evidence)
        for way, judgement in judged(page, others.get(page.url)):
            ways.setdefault(way, Counter())[judgement.verdict] += 1
            if given.show and judgement.verdict in ALARMS:
                print(f"{way}: {judgement.verdict} {judgement.reason}: {judgement.detail}\n  {page.path} {page.url}")
    collections = Counter(page.collection for page in pages)
    print(f"{len(pages)} pages: {', '.join(f'{name} {count}' for name, count in sorted(collections.items()))}")
    for way, verdicts in ways.items():
        print(f"{way}: {', '.join(f'{verdict} {count}' for verdict, count in sorted(verdicts.items()))}")
    print(f"name servers would be asked of {asked}")


if __name__ == "__main__":
    main()
