"""Links to files and anchors of the repository itself, judged as GitHub serves them: case-sensitively."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from linkcheck import files
from linkcheck.changes import TrackedFiles
from linkcheck.model import Link, Severity
from linkcheck.model.text import shortened
from linkcheck.pipeline.plan.fragments import LinkedFile, folds_case, judge_fragment
from linkcheck.pipeline.plan.hints import respelt, right_spelling
from linkcheck.pipeline.plan.local.conventions import is_convention, is_named, softened
from linkcheck.pipeline.plan.local.in_sites import SeenLink, SiteLinks, by_habits
from linkcheck.pipeline.plan.local.local_link import LEFT_ALONE, LocalLink, as_note, follows, left_alone
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles, is_inside
from linkcheck.pipeline.plan.sites import SiteFinder
from linkcheck.urls import Destination


def check_local(
    links: Iterable[tuple[Link, Destination]], disk: RepositoryFiles, sites: SiteFinder | None = None
) -> Iterator[LocalLink]:
    """Look each local destination up: on disk, and in git's index where a repository is known.

    A reader gets what git holds, so a file that is only on disk is missing. Files outside the repository count as
    missing. The fragments of a file that is not read for its headings pass. What GitHub does not follow in a source of
    a static site is looked up as `sites` say.
    """
    sites = SiteFinder() if sites is None else sites
    in_sites = SiteLinks(disk, sites)
    seen: list[SeenLink] = []
    paths = _Paths(disk)
    for link, place in links:
        judged = _check(link, place, disk, paths)
        if judged.reason:
            seen.append(SeenLink(_elsewhere(judged, place, disk, in_sites), place, is_followed=False))
        elif judged.note == "anchor-case" and (in_sites.keeps_case(link) or is_named(judged, place, disk)):
            seen.append(SeenLink(follows(judged), place, is_followed=True))
        else:
            seen.append(SeenLink(judged, place, is_followed=True))
    return by_habits(seen, disk, in_sites, sites)


def _elsewhere(judged: LocalLink, place: Destination, disk: RepositoryFiles, in_sites: SiteLinks) -> LocalLink:
    """What becomes of a link that GitHub does not follow, by the place in which its file is shown."""
    if is_convention(judged, place, disk):
        return left_alone(judged)
    judged = in_sites.judge(judged, place)
    if judged.reason in {"", LEFT_ALONE}:
        return judged
    return as_note(judged) if in_sites.is_guessed(judged.link) else softened(judged, place, disk)


class _Place(NamedTuple):
    """Where a destination's path leads."""

    path: Path
    shown: str
    is_inside: bool
    """Whether that is in the repository."""


class _Fault(NamedTuple):
    """What is wrong with a destination's path; nothing with the empty message."""

    message: str
    right: Path | None = None
    """The file that is there, where it is clear which one is meant."""


class _Paths:
    """What the paths in links lead to. The pages of a folder have mostly the same ones: each is looked up once."""

    def __init__(self, disk: RepositoryFiles) -> None:
        self._disk = disk
        self._places: dict[tuple[str, str, bool], _Place] = {}
        self._faults: dict[tuple[str, str, bool, bool], _Fault] = {}

    def place(self, link: Link, place: Destination) -> _Place:
        """Where a link leads."""
        key = _folder(link), place.file, place.rooted
        if key not in self._places:
            path, top, _ = self._disk.place(link.path)
            folder = top if place.rooted else path.parent
            name = os.path.normpath(os.path.join(folder, place.file))  # noqa: PTH118 - half the time of `/`
            found = Path(name)
            inside = (top == Path() and _is_below_here(name)) or is_inside(found, top)
            self._places[key] = _Place(found, files.shown(found.as_posix()), inside)
        return self._places[key]

    def fault(self, link: Link, place: Destination, found: _Place) -> _Fault:
        """What is wrong with a path inside the repository."""
        path, top, inside = self._disk.place(link.path)
        tracked = self._disk.tracked(top, path)
        key = _folder(link), place.file, place.rooted, tracked is None
        if key not in self._faults:
            if tracked is not None and _goes_round(place, inside):
                self._faults[key] = _Fault(_round(place, found.path, path))
            else:
                self._faults[key] = self._missing(place, found.path, top, tracked)
        return self._faults[key]

    def _missing(self, place: Destination, path: Path, top: Path, tracked: TrackedFiles | None) -> _Fault:
        where = "in the repository" if place.rooted else "beside this file"
        message = self._disk.fault(path, top, tracked, place.file, where)
        if not message:
            return _Fault("")
        right = right_spelling(path, self._disk.entries)
        return _Fault(message, right if right is not None and self._disk.has_page(right, top, tracked) else None)


def _folder(link: Link) -> str:
    return os.path.dirname(link.path)  # noqa: PTH120 - half the time of paths


def _is_below_here(name: str) -> bool:
    """Whether a path stays in the working directory for certain, without asking where that is."""
    return name != ".." and not name.startswith(("../", "/")) and not os.path.isabs(name)  # noqa: PTH117


def _check(link: Link, place: Destination, disk: RepositoryFiles, paths: _Paths) -> LocalLink:
    if not place.file:
        path = disk.place(link.path).path
        file = _with_fragment(files.shown(path.as_posix()), place)
        return _check_anchor(link, place, Path(files.on_disk(link.path)), file, disk)
    found = paths.place(link, place)
    file = _with_fragment(found.shown, place)
    if not found.is_inside:
        message = f"`{shortened(files.shown(place.file))}` lies outside the repository; GitHub has no such page."
        return LocalLink(link=link, file=file, reason="missing-file", message=message)
    fault = paths.fault(link, place, found)
    if fault.message:
        right = respelt(link.url, fault.right) if fault.right is not None else ""
        return LocalLink(link=link, file=file, reason="missing-file", message=fault.message, right=right)
    return _check_anchor(link, place, found.path, file, disk)


def _round(place: Destination, path: Path, list_path: Path) -> str:
    said = shortened(files.shown(place.file))
    right = shortened(files.shown(Path(os.path.relpath(path, list_path.parent)).as_posix()))
    return f"`{said}` names the folder of this clone, which no address has: write `{right}`."


def _goes_round(place: Destination, inside: Path) -> bool:
    """Whether a path leaves the repository on its way to a file of it. `inside` is the list's, from the top."""
    if ".." not in place.file:
        return False
    start = "" if place.rooted else os.path.dirname(inside)  # noqa: PTH120 - half the time of paths
    steps = os.path.normpath(os.path.join(start, place.file)).split(os.sep, 1)  # noqa: PTH118
    return steps[0] == ".."


def _check_anchor(link: Link, place: Destination, path: Path, file: str, disk: RepositoryFiles) -> LocalLink:
    if not place.fragment:
        return LocalLink(link=link, file=file)
    shown = "this file" if not place.file else f"`{shortened(files.shown(place.file))}`"
    offer = disk.offer(path, disk.place(link.path).top, shown)
    slip = judge_fragment(place.fragment, offer)
    if slip is None or _stands_as_written(link, offer):
        return LocalLink(link=link, file=file)
    reason, note = (slip.reason, "") if slip.severity is Severity.FAIL else ("", slip.reason)
    right = link.url.partition("#")[0] + "#" + (quote(slip.right) if "%" in link.url.partition("#")[2] else slip.right)
    return LocalLink(
        link=link,
        file=file,
        reason=reason,
        note=note,
        message=slip.message,
        right=right if slip.right else "",
    )


def _stands_as_written(link: Link, offer: LinkedFile) -> bool:
    """Whether a page of HTML has the very id that the link writes: browsers decode it only where there is none.

    HTML, 7.4.6.3, “find a potential indicated element”. GitHub's scripts look for the decoded one in Markdown.
    """
    written = link.url.partition("#")[2]
    return "%" in written and not folds_case(offer.name) and written in (offer.anchors() or ())


def _with_fragment(file: str, place: Destination) -> str:
    return f"{file}#{files.shown(place.fragment)}" if place.fragment else file
