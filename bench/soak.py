"""A long crawl of a scripted internet with a tenth of faults: `python -m bench.soak --targets 100000`.

The internet is a process of its own and measures politeness where it counts. At the end every target must be
accounted for with the evidence its fault deserves, no host may have been asked faster than the options allow, and
memory must have stayed flat. Exit code 1 says that something of this does not hold.
"""

import argparse
import asyncio
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import msgspec

from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.crawl.batch import Orders
from linkcheck.crawl.cluster import crawl_on_workers
from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Evidence, Failure, Outcome, Target
from tests.internet import Asked, DnsFault, Host, Page, Port, TestInternet, Wire

FAULTS: dict[str, tuple[float, str]] = {
    # path's first part: weight, what must come out of it
    "missing": (3.0, "404"),
    "gone": (1.0, "410"),
    "moved": (2.0, "200"),
    "loop": (0.5, "redirect-loop"),
    "error": (1.0, "500"),
    "walled": (1.0, "403"),
    "reset": (0.5, "reset"),
    "hang": (0.02, "timeout"),
    "limited": (0.1, "200"),
}
DEAD = {
    "nowhere": (DnsFault.NXDOMAIN, Port.OPEN, "dns-nxdomain"),
    "servfail": (DnsFault.SERVFAIL, Port.OPEN, "dns-servfail"),
    "refused": (None, Port.REFUSED, "connect-refused"),
    "hole": (None, Port.DROPPED, "connect-timeout"),
}
HEALTHY = 90.9
PAGE = Page(title="A page of the soak", size=20_000)
PAGES = {
    "ok": PAGE,
    "missing": Page(status=404, title="Not here"),
    "gone": Page(status=410, title="Gone"),
    "moved": Page(status=301, location="/ok/elsewhere"),
    "error": Page(status=500, title="Oops"),
    "walled": Page(status=403, title="No"),
    "reset": Page(wire=(Wire.RESET,)),
    "hang": Page(wire=(Wire.HANG,)),
}


def main() -> int:
    options = parse()
    if options.serve:
        asyncio.run(serve(options))
        return 0
    command = [sys.executable, "-m", "bench.soak", "--serve", *sys.argv[1:]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        network = json.loads(server.stdout.readline())
        figures = asyncio.run(soak(options, network))
        server.stdin.close()
        figures |= json.loads(server.stdout.readline())
    return report(figures, options)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.soak", description=__doc__)
    parser.add_argument("--targets", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--confirm-after", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=0, help="Dask workers; 0 asks from this process")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


# The server's side


async def serve(options: argparse.Namespace) -> None:
    """Play the internet until standard input ends, then print what the hosts saw."""
    loop = asyncio.get_running_loop()
    async with TestInternet(hosts(options.hosts)) as internet:
        print(json.dumps(internet.settings()), flush=True)
        await loop.run_in_executor(None, sys.stdin.read)
        records = internet.ledger.hosts.values()
        print(
            json.dumps(
                {
                    "requests": sum(record.count for record in records),
                    "host peak": max(record.peak for record in records),
                    "host busiest second": max(record.busiest() for record in records),
                    "connections": sum(internet.ledger.connections.values()),
                }
            ),
            flush=True,
        )


def hosts(count: int) -> Iterator[Host]:
    for number in range(count):
        kind = host_kind(number)
        if kind in DEAD:
            dns, port, _ = DEAD[kind]
            yield Host(name=name(number), port=port, dns=(dns,) if dns else ())
        else:
            yield Host(name=name(number), default=answer, latency=(0.0, 0.1))


def name(number: int) -> str:
    return f"{host_kind(number)}{number}.soak{number}.test"


def host_kind(number: int) -> str:
    """One host in fifty is dead, in one of four ways."""
    return list(DEAD)[number // 50 % len(DEAD)] if number % 50 == 49 else "site"


def answer(asked: Asked) -> Page:
    kind = asked.target.split("/")[1]
    if kind == "loop":
        return Page(status=302, location=f"/loop/{len(asked.target) % 2 * 10}")
    if kind == "limited":
        limited = random.random() < 0.2  # drawn for each try: nearly all get through
        return Page(status=429, headers=(("Retry-After", "1"),)) if limited else PAGE
    return PAGES.get(kind, PAGE)


# The crawler's side


def targets(options: argparse.Namespace) -> list[Target]:
    """Hosts of very different sizes, as in real lists: each number is drawn with its rank's weight."""
    rng = random.Random(options.seed)
    kinds = ["ok", *FAULTS]
    weights = [HEALTHY, *(weight for weight, _ in FAULTS.values())]
    chosen_hosts = rng.choices(
        range(options.hosts), [1 / (20 + rank) for rank in range(options.hosts)], k=options.targets
    )
    chosen_kinds = rng.choices(kinds, weights, k=options.targets)
    return [
        Target(url=f"{'https' if host % 5 == 0 else 'http'}://{name(host)}/{kind}/{number}", host=name(host), links=())
        for number, (host, kind) in enumerate(zip(chosen_hosts, chosen_kinds, strict=True))
    ]


def expected(target: Target) -> str:
    for kind, (_, _, outcome) in DEAD.items():
        if target.host.startswith(kind):
            return outcome
    kind = target.url.split("/")[3]
    return "200" if kind == "ok" else FAULTS[kind][1]


def found(outcome: Outcome | None) -> str:
    if outcome is None:
        return "unchecked"
    return outcome.kind.value if isinstance(outcome, Failure) else str(outcome.status)


async def soak(options: argparse.Namespace, network: dict[str, Any]) -> dict[str, Any]:
    asked = targets(options)
    longest = max(Counter(target.host for target in asked).values())
    left = {target.url for target in asked}
    wrong: Counter[str] = Counter()
    before = resource.getrusage(resource.RUSAGE_SELF)
    started = time.monotonic()
    async for target, evidence in watched(crawled(asked, network, options), len(asked)):
        left.remove(target.url)
        if found(evidence.outcome) != expected(target):
            wrong[f"{expected(target)} came out as {found(evidence.outcome)}"] += 1
    after = resource.getrusage(resource.RUSAGE_SELF)
    await asyncio.sleep(0)
    return {
        "targets": len(asked),
        "longest host": longest,
        "seconds": round(time.monotonic() - started, 1),
        "cpu seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "memory before, MB": before.ru_maxrss // 1024,
        "memory peak, MB": after.ru_maxrss // 1024,
        "unaccounted": len(left),
        "wrong": dict(wrong.most_common()),
        "tasks left": len(asyncio.all_tasks()) - 1,
    }


async def crawled(
    asked: list[Target], network: dict[str, Any], options: argparse.Namespace
) -> AsyncIterator[tuple[Target, Evidence]]:
    """In this process, or on workers."""
    fetch, how = msgspec.convert(network, FetchOptions), CrawlOptions(confirm_after=options.confirm_after)
    if options.workers:
        async for result in crawl_on_workers(asked, {}, Orders(fetch=fetch, crawl=how), workers=options.workers):
            yield result
        return
    async with Fetcher(fetch) as fetcher:
        async for result in crawl(asked, {}, fetch=fetcher.fetch, options=how):
            yield result


async def watched(
    results: AsyncIterator[tuple[Target, Evidence]], total: int
) -> AsyncIterator[tuple[Target, Evidence]]:
    """Say on standard error how far it is, every ten seconds."""
    seen, last, begun = 0, time.monotonic(), time.monotonic()
    async for result in results:
        seen += 1
        yield result
        if time.monotonic() - last > 10:
            last = time.monotonic()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{seen} of {total} after {last - begun:.0f} s, {memory} MB", file=sys.stderr, flush=True)


def report(figures: dict[str, Any], options: argparse.Namespace) -> int:
    limits = FetchOptions()
    allowed = 20  # a second, as promised; the interval leaves room for requests that bunch up on their way
    polite = figures["host peak"] <= limits.per_host_max and figures["host busiest second"] <= allowed
    print(json.dumps(figures, indent=2))
    few_wrong = sum(cast("dict[str, int]", figures["wrong"]).values()) <= options.targets / 1000
    return 0 if polite and few_wrong and not figures["unaccounted"] and not figures["tasks left"] else 1


if __name__ == "__main__":
    sys.exit(main())
