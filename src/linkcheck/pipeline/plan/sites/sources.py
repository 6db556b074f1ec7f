"""The files of which a site may make the page that a link leads to."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from pathlib import Path, PurePosixPath

from linkcheck.pipeline.plan.hints import missing_scheme
from linkcheck.pipeline.plan.sites.generators import Site
from linkcheck.urls import Destination

Entries = Callable[[str], Iterable[str]]

_SOURCES = (".md", ".mdx", ".qmd", ".rmd", ".markdown", ".ipynb", ".rst", ".adoc", ".html", ".njk", ".vue", ".astro")
_READ = (".md", ".mdx", ".qmd", ".rmd", ".markdown", ".rst")
_FRONT = ("index", "_index", "readme")
# `01-intro.md` is the page `intro`, `2024-05-01-news.md` the page `news`.
_NUMBER = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d+)[-_. ]+(?=\S)")
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?|i18n|versioned_docs|locales?|translations?)\Z")


def sources_for(place: Destination, path: Path, site: Site, entries: Entries) -> Iterator[Path]:
    """Files and folders, existing ones alone, that the page of a local link may be made of, likeliest first."""
    for base in _bases(place, path, site):
        wanted = Path(os.path.normpath(base / place.file))
        names = frozenset(entries(str(wanted.parent)))
        if wanted.name in names or wanted.name in {"", ".", ".."}:
            yield from _fronts(wanted, entries)
            yield wanted
        # Hugo and others put addresses in lower case.
        page = re.sub(r"\.html?\Z", "", wanted.name).casefold()
        for name in sorted(names):
            if _page(name) == page:
                yield wanted.parent / name
        if wanted.name.endswith((".html", ".htm")):
            yield from _fronts(wanted.with_suffix(""), entries)
        if page == "index":
            yield from _fronts(wanted.parent, entries)


def can_be_known(place: Destination, path: Path) -> bool:
    """Whether a path that nothing is found for is wrong for certain: it names a source itself, or lacks its scheme.

    Translations and versions take what they lack from elsewhere.
    """
    if not place.rooted and missing_scheme(place.file):
        return True
    ending = PurePosixPath(place.file).suffix.lower()
    return not place.rooted and ending in _READ and not any(map(_LANGUAGE.match, path.parent.parts))


def _bases(place: Destination, path: Path, site: Site) -> tuple[Path, ...]:
    if place.rooted:
        # A language or a version may have a root of its own.
        above = takewhile(lambda folder: folder != site.folder, path.parents)
        return (*site.roots, site.folder, *above)
    # `a.md` is mostly served as `a/`, from where `../b` is a neighbour.
    return path.parent, path.parent / path.stem, *site.roots


def _fronts(folder: Path, entries: Entries) -> Iterator[Path]:
    """What a folder's own page is made of."""
    for name in sorted(entries(str(folder))):
        if PurePosixPath(name).suffix.lower() in _SOURCES and PurePosixPath(name).stem.lower() in _FRONT:
            yield folder / name


@lru_cache(maxsize=65_536)
def _page(name: str) -> str | None:
    """What the page made of a file is called; None for a file that is no source."""
    file = PurePosixPath(name)
    return _NUMBER.sub("", file.stem, count=1).casefold() if file.suffix.lower() in _SOURCES else None
