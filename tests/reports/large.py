"""A report of any size: 20,000 links and 90 nights by default, always the same."""

from collections import Counter
from random import Random

from linkcheck.model import Link, LinkKind, LinkRecord, PageKind, PageMetadata, Report, RepositoryFacts, Run, RunState
from tests.reports.records import NIGHT, NOW, record

_SHARES = (
    ("ok", "ok", 8_300),
    ("moved", "moved-permanently", 520),
    ("blocked", "bot-challenge", 780),
    ("broken", "http-404", 150),
    ("broken", "dns-nxdomain", 70),
    ("failing", "http-503", 60),
    ("failing", "timeout", 50),
    ("suspect", "soft-404-title", 50),
    ("suspect", "redirect-to-root", 20),
)
_WORDS = (
    "adaptive",
    "batch",
    "canary",
    "data",
    "drift",
    "embedding",
    "feature",
    "gradient",
    "inference",
    "kernel",
    "latency",
    "lineage",
    "model",
    "monitor",
    "online",
    "pipeline",
    "quality",
    "ranking",
    "registry",
    "retrieval",
    "scale",
    "schema",
    "serving",
    "shadow",
    "stream",
    "tensor",
    "training",
    "validation",
    "vector",
)


def large_report(links: int = 20_000, nights: int = 90, seed: int = 7) -> Report:
    """Links in 24 lists on some 2,000 hosts."""
    chance = Random(seed)
    records = tuple(
        sorted((_record(chance, number, nights) for number in range(links)), key=lambda item: item.result.url)
    )
    counts = dict(Counter(item.result.judgement.verdict.value for item in records))
    trend = tuple(_run(night, nights, _counts(chance, counts, night, nights), links) for night in range(nights))
    recovered = tuple(item.result.url for item in records if item.result.judgement.verdict == "ok")[:9]
    return Report(run=trend[-1], links=records, trend=trend, recovered=recovered)


def _record(chance: Random, number: int, nights: int) -> LinkRecord:
    verdict, reason, _ = chance.choices(_SHARES, weights=[share for *_, share in _SHARES])[0]
    words = chance.sample(_WORDS, 4)
    host = f"{chance.choice(_WORDS)}{int(chance.paretovariate(0.6)) % 700}.example"
    url = f"https://{host}/{words[0]}/{words[1]}-{number}"
    final = url.replace("https://", "https://docs.") if verdict == "moved" else ""
    label = f"{words[0].title()} {words[1]} for {words[2]} {words[3]}"
    bad = 0 if verdict in {"ok", "blocked"} else min(nights, int(chance.expovariate(0.1)) + 1)
    return record(
        url,
        [_link(chance, number, url, label) for _ in range(1 + (chance.random() < 0.05))],
        verdict,
        reason,
        nights=nights,
        bad_nights=min(bad, 2) if verdict == "failing" else bad,
        final=final,
        suggested=final or None,
        archive=f"https://web.archive.org/web/2020/{url}" if verdict == "broken" else None,
        page=_page(chance, number, label) if verdict in {"ok", "moved"} else None,
    )


def _link(chance: Random, number: int, url: str, label: str) -> Link:
    part = chance.randrange(24)
    return Link(
        url=url,
        raw=url,
        text=label,
        label=label,
        section=(f"Part {part + 1}", chance.choice(_WORDS).title()),
        kind=LinkKind.INLINE,
        path=f"lists/part-{part + 1:02}.md",
        line=number // 24 + 1,
        column=5,
    )


def _page(chance: Random, number: int, label: str) -> PageMetadata:
    kind = chance.choice((PageKind.PAGE, PageKind.PAGE, PageKind.PAPER, PageKind.REPOSITORY, PageKind.VIDEO))
    stars = int(chance.paretovariate(0.5)) % 90_000
    return PageMetadata(
        title=f"{label} | No. {number}",
        authors=("Ada Lovelace", "Charles Babbage")[: chance.randrange(3)],
        published=f"{chance.randrange(2009, 2027)}-05-01",
        kind=kind,
        description=f"An account of {label.lower()}, as it was done.",
        language="en",
        repository=RepositoryFacts(full_name=f"owner/{number}", stars=stars) if kind is PageKind.REPOSITORY else None,
    )


def _counts(chance: Random, counts: dict[str, int], night: int, nights: int) -> dict[str, int]:
    if night == nights - 1:
        return counts
    share = 0.6 + 0.4 * night / nights
    earlier = {
        verdict: round(counts.get(verdict, 0) * share * chance.uniform(0.9, 1.1))
        for verdict in ("broken", "failing", "suspect")
    }
    return {
        **counts,
        **earlier,
        "ok": counts.get("ok", 0) + sum(counts.get(name, 0) - earlier[name] for name in earlier),
    }


def _run(night: int, nights: int, counts: dict[str, int], targets: int) -> Run:
    started = NOW - NIGHT * (nights - 1 - night)
    return Run(
        id=night + 1,
        started=started,
        finished=started + NIGHT / 48,
        state=RunState.COMPLETE,
        version="0.1.0",
        paths=("lists",),
        repository_url="git@github.com:example/library.git",
        commit="4f1c2d9a7be0",
        counts=counts,
        links=targets,
        targets=targets,
    )
