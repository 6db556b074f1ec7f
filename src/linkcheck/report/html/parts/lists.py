"""One page for each list, where the report is too large to write every link out: lean rows that need no script."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from sys import intern

import msgspec

from linkcheck.model import LinkRecord
from linkcheck.report.html.parts.rows import SEVERITY, RowContext, archive_of, title_of
from linkcheck.report.html.words.names import archived_on, row_id
from linkcheck.report.html.words.text import clean, clean_url, may_open

LARGE = 5_000
"""Links from which on a report has pages for its lists."""
FOLDER = "lists"
"""Beside index.html."""
_LONGEST = 60
_FINE = frozenset({"ok", "skipped"})


class ListEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A link at one place of the list: no more than its line of the page needs, as there is one for every place."""

    url: str
    verdict: str
    reason: str
    label: str
    section: str
    list: int
    line: int
    column: int
    suggested: str
    relocated: str
    archive: str
    accepted: bool
    """The baseline knows it."""
    id: str
    """Fragment of its row in the report's own page, with the evidence; empty where it has none."""

    @property
    def bad(self) -> bool:
        """Whether it stands out."""
        return self.verdict not in _FINE

    @property
    def opens(self) -> bool:
        """Whether the URL may be a link at all."""
        return may_open(self.url)

    @property
    def archived(self) -> str:
        """The day of the archived copy, where its address has it."""
        return archived_on(self.archive)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Entries below one heading."""

    name: str
    entries: tuple[ListEntry, ...]


def file_names(paths: Iterable[str]) -> dict[str, str]:
    """`lists/reading-papers-1f3a9c.html` for each path: readable, safe on any disk, and different even without case."""
    return {path: f"{FOLDER}/{_slug(path)}.html" for path in paths}


def _slug(path: str) -> str:
    plain = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode().lower()
    # The digest keeps `a-b.md` and `a/b.md` apart, and names such as `con` or `..` out of the way.
    mark = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(filter(None, (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[-_LONGEST:].strip("-"), mark)))


def entries_of(
    record: LinkRecord, setting: RowContext, *, shown: bool, accepted: bool
) -> Iterator[tuple[int, ListEntry]]:
    """Every place of a link, with the number of the list it is in."""
    url = clean_url(record.result.url) or "(empty)"
    judgement = record.result.judgement
    reason = intern(clean(judgement.reason, 60))
    suggested, archive = clean_url(judgement.suggested_url or ""), archive_of(record)
    for link in record.places:
        number = setting.lists[link.path]
        yield (
            number,
            ListEntry(
                url=url,
                verdict=judgement.verdict.value,
                reason=reason,
                label=clean(link.label or link.text, 120) or title_of(record) or url,
                section=setting.sections[link.path, link.section],
                list=number,
                line=link.line,
                column=link.column,
                suggested=suggested,
                relocated=clean_url(record.relocation.url) if record.relocation else "",
                archive=archive,
                accepted=accepted,
                id=row_id(record.result.url) if shown else "",
            ),
        )


def sections(entries: Sequence[ListEntry]) -> tuple[Section, ...]:
    """The entries under their headings, in list order."""
    in_order = sorted(entries, key=lambda entry: (entry.line, entry.column))
    return tuple(
        Section(name=name, entries=tuple(below)) for name, below in groupby(in_order, key=lambda entry: entry.section)
    )


def counts(entries: Sequence[ListEntry]) -> tuple[tuple[str, int], ...]:
    """Links by verdict, worst first."""
    seen = Counter(entry.verdict for entry in entries)
    return tuple((verdict, seen[verdict]) for verdict in SEVERITY if seen[verdict])
