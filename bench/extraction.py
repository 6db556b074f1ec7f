"""Extraction: megabytes a second, whether twice the text takes twice the time, all cores, and lists from memory.

Run with `python -m bench.extraction`; with a folder, its lists alone are read. Processor time is what counts on a
machine that others use too.
"""

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from linkcheck.config import Config
from linkcheck.extract import extract_document
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.read import Lists, read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.urls import group

P = ParamSpec("P")
T = TypeVar("T")
MEGABYTE = 1_000_000
SIZES = (1 * MEGABYTE, 2 * MEGABYTE, 5 * MEGABYTE)
FILES = 2_500
ALL = os.sched_getaffinity(0)


def entries(rng: random.Random) -> str:
    """Lines as curated lists have them."""
    number = rng.randrange(10**6)
    return rng.choice(
        (
            f"- [Project {number}](https://host{number % 997}.example/p/{number}) - Does *one* thing, and that well.\n",
            f"- **Name {number}**: https://host{number % 991}.example/{number}\n",
            f"\n## Section {number}\n\nSome prose about [the topic][ref{number % 7}] and more of it.\n\n",
            f"  - nested [item](docs/{number}.md) with `code` and a www.host{number % 89}.example/x address.\n",
            f"{number % 9}. [Paper &amp; code {number}](<https://papers.example/{number} (final).pdf> 'A title')\n",
        )
    )


def markdown_list(size: int) -> str:
    """One long list."""
    rng = random.Random(size)
    lines, length = [], 0
    while length < size:
        lines.append(entries(rng))
        length += len(lines[-1])
    return "".join(lines) + "".join(f"[ref{n}]: https://ref.example/{n}\n" for n in range(7))


def one_line(size: int) -> str:
    """Everything in a single line."""
    return markdown_list(size).replace("\n", " ")


def table(size: int) -> str:
    """A table of links."""
    row = "| [name](https://a.example/x) | https://b.example/y | about it |\n"
    return "| a | b | c |\n|---|---|---|\n" + row * (size // len(row))


def with_html(size: int) -> str:
    """Badges and anchors between the entries."""
    badge = '<p><a href="https://a.example/?x=1&amp;y=2"><img src="/b.svg" alt="badge"></a></p>\n\n'
    return "".join(badge + part + "\n" for part in markdown_list(size * 2 // 3).split("\n## "))


def timed(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> tuple[T, float, float]:
    """What came out, seconds on the clock, and seconds of processors, those of child processes too."""
    clock, before = time.perf_counter(), _processors()
    result = work(*arguments, **named)
    return result, time.perf_counter() - clock, _processors() - before


def _processors() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def kinds() -> None:
    """Texts of several kinds and sizes, one document each, extracted and normalised."""
    print(f"{'text':14} {'MB':>4} {'links':>7} {'CPU s':>7} {'MB/s':>6} {'to the size before':>19}")
    for make in (markdown_list, one_line, table, with_html):
        before = (0.0, 1)
        for size in SIZES:
            text = make(size)
            document, _, taken = timed(extract_document, text, "list.md")
            _, _, grouped = timed(group, document.links)
            taken += grouped
            growth = f"size x{len(text) / before[1]:.1f}, time x{taken / before[0]:.1f}" if before[0] else ""
            print(
                f"{make.__name__:14} {len(text) / MEGABYTE:>4.1f} {len(document.links):>7} {taken:>7.2f} "
                f"{len(text) / taken / MEGABYTE:>6.2f} {growth:>19}"
            )
            before = (taken, len(text))


def lists(folder: Path) -> None:
    """Real lists below a folder, extracted alone, the least of three readings."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.md"))]
    size = sum(len(text.encode()) for text in texts)
    taken = min(timed(lambda: [extract_document(text, "list.md") for text in texts])[2] for _ in range(3))
    print(f"{len(texts)} lists, {size / MEGABYTE:.1f} MB: {taken:.2f} s of CPU, {size / taken / MEGABYTE:.2f} MB/s")


def folders() -> None:
    """Five megabytes as they lie on disk: cold on one core and on all, then from memory."""
    print(f"\n{'5 MB in':14} {'read':>12} {'wall s':>7} {'CPU s':>7} {'MB/s by the clock':>18}")
    for count in (FILES, 1):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            text = markdown_list(5 * MEGABYTE // count)
            for number in range(count):
                (folder / f"{number}.md").write_text(text, encoding="utf-8")
            for how, cores in (("one core", {min(ALL)}), ("all cores", ALL), ("from memory", ALL)):
                lists, clock, processors = timed(read, folder, cores)
                size = len(text) * len(lists.documents)
                print(
                    f"{count:>6} file{'s' if count > 1 else ' '}   {how:>12} {clock:>7.2f} {processors:>7.2f} "
                    f"{size / clock / MEGABYTE:>18.2f}"
                )
                if how == "one core":
                    (folder / "linkcheck.db-lists").unlink()


def read(folder: Path, cores: set[int]) -> Lists:
    """As a command does, with a database beside the lists."""
    os.sched_setaffinity(0, cores)
    parsed = ParseCache.for_database(folder / "linkcheck.db")
    lists = read_lists(sources_of(Config(), [str(folder)]), parsed=parsed)
    parsed.save()
    return lists


if __name__ == "__main__":
    if sys.argv[1:]:
        lists(Path(sys.argv[1]))
    else:
        kinds()
        folders()
