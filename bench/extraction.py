"""Extraction: megabytes a second on generated lists, and whether twice the text takes twice the time.

Run with `python -m bench.extraction`.
"""

import random
import time

from linkcheck.extract import extract_document

KILOBYTE = 1024
SIZES = (256 * KILOBYTE, 512 * KILOBYTE, 1024 * KILOBYTE)


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


def seconds(text: str) -> tuple[float, int]:
    """Processor time of one extraction, and the number of links."""
    start = time.process_time()
    links = len(extract_document(text, "list.md").links)
    return time.process_time() - start, links


def main() -> None:
    print(f"{'text':12} {'size':>8} {'links':>7} {'seconds':>8} {'MB/s':>6} {'x2 size':>8}")
    for make in (markdown_list, one_line, table, with_html):
        before = 0.0
        for size in SIZES:
            text = make(size)
            taken, links = seconds(text)
            growth = f"x{taken / before:.2f}" if before else ""
            print(
                f"{make.__name__:12} {len(text) // KILOBYTE:>5} KB {links:>7} {taken:>8.2f} "
                f"{len(text) / taken / 1e6:>6.2f} {growth:>8}"
            )
            before = taken


if __name__ == "__main__":
    main()
