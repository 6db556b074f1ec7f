"""What a repository holds for the sites that are built of it, looked up once for all links."""

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from linkcheck import files
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles, absolute, is_inside
from linkcheck.pipeline.plan.sites import LayoutIds, Name, PageNames, Site, is_layout, pages_of, sources_for
from linkcheck.urls import Destination

_MOST_SOURCES = 4
_MOST_LAYOUTS = 500
_ENDINGS = ("", ".md")
"""What a name of a file may leave out."""


class SiteFiles:
    """Sources, names of pages, and layouts of a repository's sites."""

    def __init__(self, disk: RepositoryFiles) -> None:
        self._disk = disk
        self._names: dict[tuple[Site, Path], PageNames] = {}
        self._names_read: dict[Path, frozenset[Name]] = {}
        self._ids: dict[Path, LayoutIds] = {}
        self._by_name: dict[Path, dict[str, list[str]]] = {}

    def has_name(self, name: str, top: Path) -> bool:
        """Whether some folder of the repository has a file of a name."""
        return name.casefold() in self._files_by_name(top)

    def has_end(self, file: str, top: Path) -> bool:
        """Whether the path of some file of the repository ends with a destination, which may lack the ending."""
        wanted, by_name = f"/{file.strip('/').casefold()}", self._files_by_name(top)
        name = wanted.rpartition("/")[2]
        return any(path.endswith(f"{wanted}{ending}") for ending in _ENDINGS for path in by_name.get(name + ending, ()))

    def folders_with(self, file: str, top: Path) -> frozenset[str]:
        """The folders from the top of the repository, in lower case, from which a path leads to a file."""
        wanted = f"/{file.casefold()}"
        found = self._files_by_name(top).get(wanted.rpartition("/")[2], ())
        prefix = "" if top == Path() else f"/{top.as_posix().casefold()}"
        return frozenset(path[len(prefix) : -len(wanted)].strip("/") for path in found if path.endswith(wanted))

    def _files_by_name(self, top: Path) -> dict[str, list[str]]:
        """The paths of all files, each behind a slash and without case: many links ask for one of a name."""
        if top not in self._by_name:
            found = self._by_name[top] = {}
            for path in self._disk.listing(top):
                found.setdefault(path.name.casefold(), []).append(f"/{path.as_posix().casefold()}")
        return self._by_name[top]

    def is_made(self, place: Destination, path: Path, site: Site, top: Path) -> bool:
        """Whether git leaves the file to a program that makes pages."""
        folders = site.roots if place.rooted else (path.parent, *site.roots)
        wanted = (os.path.normpath(folder / place.file) for folder in folders)
        files_there = (Path(f"{name}{ending}") for name in wanted for ending in _ENDINGS)
        return any(is_inside(file, top) and self._disk.is_ignored(file, top) for file in files_there)

    def sources(self, place: Destination, path: Path, site: Site, top: Path) -> list[Path]:
        """The files that the page of a link may be made of."""
        tracked = self._disk.tracked(top, path)
        sources = (
            source
            for source in sources_for(place, path, site, self._disk.entries)
            if is_inside(source, top) and self._disk.has_page(source, top, tracked)
        )
        return [*islice(sources, _MOST_SOURCES if place.fragment else 1)]

    def may_have(self, place: Destination, path: Path, site: Site, top: Path) -> bool:
        """Whether a site has a source of the page that a link of a list leads to, or some page of its name."""
        return bool(self.sources(place, path, site, top)) or self.page_names(site, top).may_have(place, path)

    def page_names(self, site: Site, top: Path) -> PageNames:
        """What the pages of a site may be called."""
        if (site, top) not in self._names:
            folders = [*map(absolute, (site.folder, *site.roots))]
            paths = [path for path in self._disk.listing(top) if pages_of(path.name) or _lies_in(path, folders)]
            self._disk.read_ahead(paths, top)
            self._names[site, top] = PageNames(paths, site, lambda path: self._disk.text(path, top), self._names_read)
        return self._names[site, top]

    def layout_ids(self, top: Path) -> LayoutIds:
        """The ids that stand in the repository's layouts, which a program puts around its pages."""
        if top not in self._ids:
            layouts = [path for path in self._disk.listing(top) if is_layout(path.relative_to(top))][:_MOST_LAYOUTS]
            self._disk.read_ahead(layouts, top)
            self._ids[top] = LayoutIds(self._disk.text(path, top) for path in layouts)
        return self._ids[top]


def _lies_in(path: Path, folders: Iterable[str]) -> bool:
    name = absolute(path)
    return any(files.is_within(name, folder) for folder in folders)
