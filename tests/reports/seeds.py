"""A report of the two seed lists as a bad month might have left them: every verdict, 30 nights of history."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from linkcheck.model import (
    Finding,
    Link,
    LinkKind,
    LinkRecord,
    Note,
    PageKind,
    PageMetadata,
    Report,
    RepositoryFacts,
    Run,
    RunState,
    Severity,
)
from tests.reports.records import NIGHT, NOW, record

SOURCES = Path(__file__).parents[2] / "sources"
NIGHTS = 30
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)|(?<![(<])(https?://[^\s)>*]+)")

STATES: Mapping[str, Mapping[str, Any]] = {
    "info.algorithmia.com": {"verdict": "broken", "reason": "dns-nxdomain", "bad_nights": 9},
    "full-stack-deep-learning.aerobaticapp.com": {"verdict": "broken", "reason": "dns-nxdomain", "bad_nights": 1},
    "databaseline.tech": {
        "verdict": "broken",
        "reason": "http-404",
        "bad_nights": 1,
        "detail": "404 twice, 41 s apart",
    },
    "www.agilestacks.com": {"verdict": "broken", "reason": "parked-domain", "bad_nights": 30},
    "algorithmia.com": {"verdict": "suspect", "reason": "redirect-to-root", "final": "https://www.datarobot.com/"},
    "www.iguazio.com": {
        "verdict": "suspect",
        "reason": "soft-404-title",
        "detail": "title: “Page not found - Iguazio”",
    },
    "hackernoon.com": {"verdict": "failing", "reason": "http-503", "bad_nights": 2},
    "xplordat.com": {"verdict": "failing", "reason": "timeout", "bad_nights": 1},
    "docs.microsoft.com": {"verdict": "moved", "reason": "moved-permanently", "host": "learn.microsoft.com"},
    "www.theregister.co.uk": {"verdict": "moved", "reason": "moved-permanently", "host": "www.theregister.com"},
    "ai.googleblog.com": {"verdict": "moved", "reason": "moved-permanently", "host": "research.google"},
    "dl.acm.org": {"verdict": "blocked", "reason": "bot-challenge"},
    "medium.com": {"verdict": "blocked", "reason": "bot-challenge", "bad_nights": 12},
    "www.udemy.com": {"verdict": "blocked", "reason": "bot-challenge", "nights": 100},
    "learning.oreilly.com": {"verdict": "blocked", "reason": "bot-challenge"},
    "www.mckinsey.com": {"verdict": "unchecked", "reason": "deadline"},
    "www.linkedin.com": {"verdict": "skipped", "reason": "ignored"},
}


def seed_report() -> Report:
    """143 links or so, in two lists."""
    places: dict[str, list[Link]] = {}
    for path in sorted(SOURCES.glob("*.md")):
        for link in _links(path):
            places.setdefault(link.url.partition("#")[0], []).append(link)
    records = tuple(_record(url, links) for url, links in sorted(places.items()))
    counts = Counter(item.result.judgement.verdict.value for item in records)
    run = _run(NIGHTS - 1, dict(counts), len(records))
    trend = (*(_run(night, _earlier(counts, night), len(records)) for night in range(NIGHTS - 1)), run)
    recovered = next(item.result.url for item in records if "martinfowler.com" in item.result.url)
    return Report(run=run, links=records, findings=_findings(places), trend=trend, recovered=(recovered,))


def _links(path: Path) -> list[Link]:
    found, section, name = [], [""], ""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if heading := re.match(r"(#+) (.+)", text):
            section = [*section[: len(heading[1]) - 1], heading[2]]
        if bold := re.match(r"\*\*\"?([^*\"]+)", text):
            name = bold[1]
        for match in _LINK.finditer(text):
            url = match[3] or match[2] or ""
            label = match[1] or name or url
            found.append(
                Link(
                    url=url,
                    raw=url,
                    text=match[1] or url,
                    label=label.strip(),
                    section=tuple(part for part in section if part),
                    kind=LinkKind.BARE if match[3] else LinkKind.INLINE,
                    path=f"sources/{path.name}",
                    line=number,
                    column=match.start(2 if match[2] is not None else 3) + 1,
                )
            )
    return found


def _record(url: str, links: list[Link]) -> LinkRecord:
    if not url:
        return record(url, links, "invalid", "empty-destination")
    host = urlsplit(url).hostname or ""
    state = dict(STATES.get(host, {}))
    if new_host := state.pop("host", None):
        state["final"] = state["suggested"] = url.replace(host, new_host).replace("http://", "https://")
    if state.get("verdict") == "broken":
        state["archive"] = f"https://web.archive.org/web/20200308120000/{url}"
    return record(url, links, page=_page(host, url, links[0]), notes=_notes(url), **state)


def _notes(url: str) -> tuple[Note, ...]:
    if url.endswith(("visenger/MLSpec", "ml-project-template")):
        return (Note(reason="repository-archived", detail="since 3 Feb 2024"),)
    return (Note(reason="label-mismatch", detail="the page calls itself “AI Adoption”"),) if "forbes" in url else ()


def _page(host: str, url: str, link: Link) -> PageMetadata | None:
    if host in STATES and STATES[host]["verdict"] not in {"moved", "failing"}:
        return None
    if host == "github.com":
        name = "/".join(url.split("/")[3:5])
        facts = RepositoryFacts(full_name=name, stars=len(url) * 131 % 19_000, licence="MIT", pushed_at="2026-10-30")
        return PageMetadata(
            title=f"{name}: {link.label}", kind=PageKind.REPOSITORY, repository=facts, site_name="GitHub"
        )
    if host == "arxiv.org":
        return PageMetadata(
            title=link.label,
            authors=("D. Sculley", "Gary Holt", "Daniel Golovin", "Jean-François Crespo"),
            published=f"{2015 + len(url) % 6}-03-08",
            kind=PageKind.PAPER,
            arxiv_id=url.rpartition("/")[2],
            language="en",
        )
    kind = PageKind.VIDEO if "youtu" in host else PageKind.PDF if url.endswith(".pdf") else PageKind.PAGE
    return PageMetadata(
        title=f"{link.label} | {host.removeprefix('www.').split('.')[0].title()}",
        published=str(2016 + len(url) % 7),
        kind=kind,
        description=f"What practitioners learnt about {link.label[:60]}.",
        content_type="application/pdf" if kind is PageKind.PDF else "text/html",
    )


def _findings(places: Mapping[str, list[Link]]) -> tuple[Finding, ...]:
    twice = [links for links in places.values() if len(links) > 1]
    found = [
        Finding(
            reason="duplicate-link",
            severity=Severity.NOTE,
            message=f"“{links[1].label}” is listed already in line {links[0].line}.",
            path=links[1].path,
            line=links[1].line,
            column=links[1].column,
        )
        for links in twice
    ]
    unlinked = Finding(
        reason="unlinked-entry",
        severity=Severity.NOTE,
        message="“Accelerated DevOps with AI, ML & RPA” has no link.",
        path=min(links[0].path for links in places.values()),
        line=11,
        column=1,
    )
    return tuple(sorted([*found, unlinked], key=lambda finding: (finding.path, finding.line)))


def _earlier(counts: Mapping[str, int], night: int) -> dict[str, int]:
    """Fewer troubles in the past, with a bad week in the middle."""
    broken = 1 if night < 21 else 2
    failing = (night * 7 + night // 3) % 4 + (6 - abs(night - 12) if abs(night - 12) < 6 else 0)
    earlier = {**counts, "broken": broken, "failing": failing, "suspect": 1 if night < 16 else 2}
    earlier["ok"] = counts["ok"] + sum(counts.values()) - sum(earlier.values())
    return earlier


def _run(night: int, counts: dict[str, int], targets: int) -> Run:
    started = NOW - NIGHT * (NIGHTS - 1 - night)
    return Run(
        id=night + 1,
        started=started,
        finished=started + NIGHT / 700,
        state=RunState.PARTIAL if night == NIGHTS - 1 else RunState.COMPLETE,
        version="0.1.0",
        paths=("sources",),
        repository_url="https://github.com/example/mlops-reading",
        commit="4f1c2d9a7be0",
        counts=counts,
        links=targets + 3,
        targets=targets,
    )
