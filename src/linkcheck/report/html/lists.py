"""One page for each list, where the report is too large to write every link out: lean rows that need no script."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec

from linkcheck.model import Report
from linkcheck.report.html.rows import LinkView, Place
from linkcheck.report.html.view import SEVERITY, Page

LARGE = 5_000
"""Links from which on a report has pages for its lists."""
FOLDER = "lists"
"""Beside index.html."""
_LONGEST = 60
_FINE = frozenset({"ok", "skipped"})


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A link at one place of the list."""

    link: LinkView
    spot: Place
    label: str

    @property
    def bad(self) -> bool:
        """Whether it stands out."""
        return self.link.verdict not in _FINE


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Entries below one heading."""

    name: str
    entries: tuple[Entry, ...]


def paths_of(report: Report) -> list[str]:
    """The lists of a report, sorted: their numbers are those that places name."""
    listed = {link.path for record in report.links for link in record.occurrences}
    return sorted(listed | {finding.path for finding in report.findings})


def file_names(paths: Iterable[str]) -> dict[str, str]:
    """`lists/reading-papers-1f3a9c.html` for each path: readable, safe on any disk, and different even without case."""
    return {path: f"{FOLDER}/{_slug(path)}.html" for path in paths}


def _slug(path: str) -> str:
    plain = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode().lower()
    # The digest keeps `a-b.md` and `a/b.md` apart, and names such as `con` or `..` out of the way.
    mark = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(filter(None, (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[-_LONGEST:].strip("-"), mark)))


def entries_by_list(page: Page) -> Mapping[int, Sequence[Entry]]:
    """Every place of every link by the number of its list, in list order."""
    found: dict[int, list[Entry]] = {}
    for link in page.links:
        for spot in link.places:
            found.setdefault(spot.list, []).append(Entry(link=link, spot=spot, label=spot.label or link.title))
    for entries in found.values():
        entries.sort(key=lambda entry: (entry.spot.line, entry.spot.column))
    return found


def sections(entries: Sequence[Entry]) -> tuple[Section, ...]:
    """The entries under their headings, in list order."""
    return tuple(
        Section(name=name, entries=tuple(below))
        for name, below in groupby(entries, key=lambda entry: entry.spot.section)
    )


def counts(entries: Sequence[Entry]) -> tuple[tuple[str, int], ...]:
    """Links by verdict, worst first."""
    seen = Counter(entry.link.verdict for entry in entries)
    return tuple((verdict, seen[verdict]) for verdict in SEVERITY if seen[verdict])
