"""Links to the lists' own repository on GitHub: its pages by relative links, its files by whole addresses."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from linkcheck import changes, files
from linkcheck.formats import FORMATS, format_of
from linkcheck.model import Finding, Link, Severity, Target, finding_at
from linkcheck.pipeline.plan.local import LocalLink
from linkcheck.urls import Destination, DestinationKind, locate
from linkcheck.urls.repository_pages import (
    branch_file_in,
    is_wiki,
    own_file,
    page_address,
    page_in,
    shows_file,
    wiki_page_in,
)

_AFTER_MERGE = " Once this is merged, the address leads nowhere."
_TODAY = " The default branch, as it was last fetched, has none either: the address leads nowhere."


class OwnRepositories:
    """The repositories of the lists; git is asked once for each, and only where a link depends on it."""

    def __init__(self) -> None:
        self._homes: dict[Path | None, changes.Home | None] = {}
        self._folders: dict[str, tuple[Path | None, str]] = {}
        self._branches: dict[Path, changes.OtherBranches] = {}

    def page(self, link: Link, place: Destination) -> Destination | None:
        """The address that GitHub makes of a relative link to a page of the repository; None for other links.

        A link to a page of a repository whose address is not known is one that is not asked.
        """
        if not place.file.startswith("..") or format_of(link.path) is FORMATS["html"]:
            return None
        top, folder = self._inside(link.path)
        if place.file.count("..") <= len(folder.split("/")) - (folder == ".") and not place.rooted:
            return None  # it stays in the repository: most that begin so do
        page, in_wiki, elsewhere = page_in(folder, place), wiki_page_in(folder, place), branch_file_in(folder, place)
        if page is None and in_wiki is None and not elsewhere:
            return None
        home = self._home(top)
        if home is not None and is_wiki(home.url):
            page = in_wiki
        elif page is None and elsewhere and self._is_on_other_branch(top, elsewhere):
            page = f"blob/{elsewhere}"
        if page is None:
            return None
        if home is None or not home.is_public_github:
            return Destination(kind=DestinationKind.OTHER, reason="repository-page")
        return locate(page_address(home.url, page, link.url))

    def _is_on_other_branch(self, top: Path | None, path: str) -> bool:
        home = self._home(top)
        if top is None or home is None:
            return False
        if top not in self._branches:
            self._branches[top] = changes.OtherBranches(top, home)
        return self._branches[top].may_have(path)

    def files(self, targets: Iterable[Target]) -> Iterator[tuple[Link, Destination]]:
        """Links whose whole address shows a file of the list's own repository on its default branch, with that."""
        for target in targets:
            if shows_file(target.url):
                for link in target.links:
                    if (place := self._file(link, target.url)) is not None:
                        yield link, place

    def upstream(self, entry: LocalLink) -> changes.Upstream:
        """What the default branch has of the file of a link; unknown without a fetched branch."""
        top = self._inside(entry.link.path)[0]
        home = self._home(top)
        if top is None or home is None:
            return changes.Upstream.UNKNOWN
        return changes.upstream_state(top, home, os.path.relpath(files.on_disk(entry.file.partition("#")[0]), top))

    def _file(self, link: Link, address: str) -> Destination | None:
        home = self._home(self._inside(link.path)[0])
        if home is None:
            return None
        fragment = link.url.partition("#")[2]
        return own_file(f"{address}#{fragment}", home.urls, home.branches)

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


def own_file_findings(
    checked: Iterable[LocalLink], upstream: Callable[[LocalLink], changes.Upstream]
) -> Iterator[Finding]:
    """A finding for each address of the own repository whose file or anchor is not in the work tree.

    `upstream` tells what the default branch has of the file: what readers see today, and what a merge brings.
    """
    for entry in checked:
        if not entry.message or (state := upstream(entry)) is changes.Upstream.NEWER:
            continue
        is_gone = entry.reason == "missing-file" and state is changes.Upstream.LACKS
        after = _TODAY if is_gone else _AFTER_MERGE if entry.reason else ""
        reason = "missing-in-work-tree" if entry.reason else entry.note
        yield finding_at(entry.link, reason, entry.message + after, Severity.FAIL if is_gone else Severity.NOTE)
