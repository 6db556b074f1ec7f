"""Links to the lists' own repository on GitHub: its pages by relative links, its files by whole addresses."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from linkcheck import changes, files
from linkcheck.formats import FORMATS, format_of
from linkcheck.model import Finding, Link, Target, finding_at
from linkcheck.pipeline.plan.local import LocalLink
from linkcheck.urls import Destination, DestinationKind, locate
from linkcheck.urls.repository_pages import own_file, page_address, page_in, shows_file


class OwnRepositories:
    """The repositories of the lists; git is asked once for each, and only where a link depends on it."""

    def __init__(self) -> None:
        self._homes: dict[Path | None, changes.Home | None] = {}
        self._folders: dict[str, tuple[Path | None, str]] = {}

    def page(self, link: Link, place: Destination) -> Destination | None:
        """The address that GitHub makes of a relative link to a page of the repository; None for other links.

        A link to a page of a repository whose address is not known is one that is not asked.
        """
        if not place.file.startswith("..") or format_of(link.path) is FORMATS["html"]:
            return None
        top, folder = self._inside(link.path)
        page = page_in(folder, place)
        if page is None:
            return None
        home = self._home(top)
        if home is None:
            return Destination(kind=DestinationKind.OTHER, reason="repository-page")
        return locate(page_address(home.url, page, link.url))

    def files(self, targets: Iterable[Target]) -> Iterator[tuple[Link, Destination]]:
        """Links whose whole address shows a file of the list's own repository on its default branch, with that."""
        for target in targets:
            if shows_file(target.url):
                for link in target.links:
                    if (place := self._file(link, target.url)) is not None:
                        yield link, place

    def _file(self, link: Link, address: str) -> Destination | None:
        home = self._home(self._inside(link.path)[0])
        if home is None:
            return None
        fragment = link.url.partition("#")[2]
        return own_file(f"{address}#{fragment}", home.url, home.branches)

    def _home(self, top: Path | None) -> changes.Home | None:
        if top not in self._homes:
            self._homes[top] = None if top is None else changes.home(top)
        return self._homes[top]

    def _inside(self, path: str) -> tuple[Path | None, str]:
        """Top of the repository that holds a list, and the list's folder from there; outside one, from here."""
        folder = os.path.dirname(files.on_disk(path))  # noqa: PTH120 - links have to be resolved
        if folder not in self._folders:
            real = os.path.realpath(folder or ".")
            top = changes.find_top(Path(real))
            inside = Path(os.path.relpath(real, top or os.path.realpath("."))).as_posix()
            self._folders[folder] = top, "." if inside.startswith("..") else inside
        return self._folders[folder]


def own_file_findings(checked: Iterable[LocalLink]) -> Iterator[Finding]:
    """A note for each address of the own repository whose file or anchor is not in the work tree."""
    for entry in checked:
        if not entry.message:
            continue
        after = " Once this is merged, the address leads nowhere." if entry.reason else ""
        reason = "missing-in-work-tree" if entry.reason else entry.note
        yield finding_at(entry.link, reason, entry.message + after)
