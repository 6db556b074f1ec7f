"""A long crawl of a scripted internet with a tenth of faults: `python -m bench.soak --targets 100000`.

The internet is a process of its own and measures politeness where it counts. At the end every target must be
accounted for with the evidence its fault deserves, no host may have been asked faster than the options allow, and
memory must have stayed flat, with no task, socket or warning left over. Exit code 1 says that something of this does
not hold.
"""

import argparse
import asyncio
import gc
import json
import resource
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec

from bench.soak_world import expected, found, hosts, targets
from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.crawl.distributed.batch import BatchContext
from linkcheck.crawl.distributed.dask_workers import crawl_on_workers
from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Evidence, Target
from tests.internet import TestInternet

ALLOWED = 20
"""Requests a host gets in a second, as promised; the interval leaves room for those that bunch up on their way."""
MOST_MEGABYTES = 300


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


# The crawler's side


async def soak(options: argparse.Namespace, network: dict[str, Any]) -> dict[str, Any]:
    asked = targets(options.targets, options.hosts, options.seed)
    longest = max(Counter(target.host for target in asked).values())
    left = {target.url for target in asked}
    wrong: Counter[str] = Counter()
    complaints: list[str] = []
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, *_, **__: complaints.append(str(message))
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(str(context["message"])))
    before, sockets_before = resource.getrusage(resource.RUSAGE_SELF), sockets()
    started = time.monotonic()
    async for target, evidence in watched(crawled(asked, network, options), len(asked)):
        left.remove(target.url)
        if found(evidence.outcome) != expected(target):
            wrong[f"{expected(target)} came out as {found(evidence.outcome)}"] += 1
    after = resource.getrusage(resource.RUSAGE_SELF)
    gc.collect()  # what was left open complains when it is collected
    await asyncio.sleep(0.1)
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
        "sockets left": sockets() - sockets_before,
        "complaints": complaints,
    }


def sockets() -> int:
    """Open sockets of this process; none where the system does not tell."""
    folder = Path("/proc/self/fd")
    return sum(_target(entry).startswith("socket:") for entry in folder.iterdir()) if folder.is_dir() else 0


def _target(entry: Path) -> str:
    try:
        return str(entry.readlink())
    except OSError:  # the folder's own descriptor
        return ""


async def crawled(
    asked: list[Target], network: dict[str, Any], options: argparse.Namespace
) -> AsyncIterator[tuple[Target, Evidence]]:
    """In this process, or on workers."""
    fetch, how = msgspec.convert(network, FetchOptions), CrawlOptions(confirm_after=options.confirm_after)
    if options.workers:
        async for result in crawl_on_workers(asked, {}, BatchContext(fetch=fetch, crawl=how), workers=options.workers):
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
    print(json.dumps(figures, indent=2))
    for fault in faults(figures, options.targets):
        print(f"soak: {fault}", file=sys.stderr)
    return 1 if faults(figures, options.targets) else 0


def faults(figures: dict[str, Any], targets: int) -> list[str]:
    """What of the promises does not hold."""
    found = {
        "some targets are not accounted for": figures["unaccounted"] or figures["targets"] != targets,
        "some came out wrong": figures["wrong"],
        "tasks are left": figures["tasks left"],
        "sockets are left": figures["sockets left"] > 0,
        "there were warnings": figures["complaints"],
        "memory grew too much": figures["memory peak, MB"] > MOST_MEGABYTES,
        "a host had too many requests in flight": figures["host peak"] > FetchOptions().per_host_max,
        "a host was asked too fast": figures["host busiest second"] > ALLOWED,
    }
    return [fault for fault, holds in found.items() if holds]


if __name__ == "__main__":
    sys.exit(main())
