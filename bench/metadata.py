"""Titles, authors and years of saved pages: right, wrong and absent, and processor time a page.

    python -m bench.metadata FOLDER                       # the table
    python -m bench.metadata FOLDER --half tune --wrong authors

FOLDER holds checkouts of the collections that bench/saved_pages.py reads; what they expect is the judge. A title is
right when its letters and digits are; authors when the same names are there in any order, however they are joined; a
year when it is the year. Rules are written with the half `tune` and counted with both.
"""

import argparse
import codecs
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.saved_pages import SavedPage, saved_pages
from linkcheck.metadata import read_page
from linkcheck.model import PageMetadata
from linkcheck.model.http.exchange import Headers

_READ = 512 * 1024
"""Bytes of a page that a run reads at most."""
_BETWEEN = re.compile(r"\s*[;,&|]\s*|\s+(?:and|und|et|y|with)\s+|\n", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)


def plain(text: str) -> str:
    """Letters and digits alone."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def names(value: str | tuple[str, ...]) -> frozenset[str]:
    """Names however they are joined, in either order of given and family name."""
    parts = value if isinstance(value, tuple) else (value,)
    found = (_BY.sub("", name) for part in parts for name in _BETWEEN.split(_BY.sub("", part)))
    return frozenset("".join(sorted(plain(word) for word in re.split(r"[\s,.]+", name))) for name in found) - {""}


def judge_title(page: SavedPage, found: PageMetadata) -> tuple[bool, Any]:
    return bool(found.title) and plain(found.title or "") == plain(page.title or ""), found.title


def judge_authors(page: SavedPage, found: PageMetadata) -> tuple[bool, Any]:
    return names(tuple(found.authors)) == names(page.authors or ""), found.authors


def judge_year(page: SavedPage, found: PageMetadata) -> tuple[bool, Any]:
    return (found.published or "")[:4] == str(page.year), found.published


FIELDS: dict[str, Callable[[SavedPage, PageMetadata], tuple[bool, Any]]] = {
    "title": judge_title,
    "authors": judge_authors,
    "year": judge_year,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.metadata", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "held-out"), help="one half of the pages only")
    parser.add_argument("--wrong", choices=tuple(FIELDS), help="print what differs")
    options = parser.parse_args()
    pages = [page for page in saved_pages(options.folder) if options.half in {None, half(page)}]
    counts: Counter[tuple[str, str, str]] = Counter()
    bodies = [page.path.read_bytes()[:_READ] for page in pages]
    answers = [(page.url, headers(body), body) for page, body in zip(pages, bodies, strict=True)]
    seconds = time.process_time()
    found = [read_page(*answer) for answer in answers]
    seconds = time.process_time() - seconds
    for page, metadata in zip(pages, found, strict=True):
        for field, judge in FIELDS.items():
            if expected := getattr(page, field):
                right, value = judge(page, metadata)
                state = "right" if right else "wrong" if value else "absent"
                for group in (page.collection, "all"):
                    counts[group, field, state] += 1
                if options.wrong == field and state != "right":
                    print(f"{state}\t{page.path}\t{page.url}\n\twanted {expected!r}\n\tfound  {value!r}")
    print(table(counts))
    size = sum(map(len, bodies))
    print(f"\n{len(pages)} pages, {size / 1e6:.0f} MB: {seconds / len(pages) * 1000:.3f} ms of CPU a page")


def headers(body: bytes) -> Headers:
    """The collections save most pages as UTF-8, whatever they declare: then the answer says so."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return (("content-type", "text/html"),)
    return (("content-type", "text/html; charset=utf-8"),)


def half(page: SavedPage) -> str:
    return "held-out" if page.held_out else "tune"


def table(counts: Counter[tuple[str, str, str]]) -> str:
    """Markdown: right / wrong / absent of known, by collection and field."""
    lines = ["| collection | " + " | ".join(FIELDS) + " |", "|---|" + "---|" * len(FIELDS)]
    for group in [*sorted({group for group, _, _ in counts} - {"all"}), "all"]:
        cells = []
        for field in FIELDS:
            each = [counts[group, field, state] for state in ("right", "wrong", "absent")]
            cells.append(f"{each[0]} / {each[1]} / {each[2]} of {sum(each)}" if sum(each) else "–")
        lines.append(f"| {group} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
