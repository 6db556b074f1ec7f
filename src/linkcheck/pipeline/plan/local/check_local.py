"""Links to files and anchors of the repository itself, judged as GitHub serves them: case-sensitively."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from linkcheck import files
from linkcheck.model import Link, Severity
from linkcheck.model.text import shortened
from linkcheck.pipeline.plan.fragments import LinkedFile, folds_case, judge_fragment
from linkcheck.pipeline.plan.hints import respelt, right_spelling
from linkcheck.pipeline.plan.local.conventions import is_convention, softened
from linkcheck.pipeline.plan.local.habits import SeenLink, by_habits
from linkcheck.pipeline.plan.local.local_link import LocalLink
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles, is_inside
from linkcheck.pipeline.plan.local.site_links import SiteLinks
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
    for link, place in links:
        judged = _check(link, place, disk)
        if judged.reason:
            seen.append(SeenLink(_elsewhere(judged, place, disk, in_sites), place, is_followed=False))
        elif judged.note == "anchor-case" and in_sites.keeps_case(link):
            seen.append(SeenLink(LocalLink(link=link, file=judged.file), place, is_followed=True))
        else:
            seen.append(SeenLink(judged, place, is_followed=True))
    return by_habits(seen, disk, in_sites, sites.habits)


def _elsewhere(judged: LocalLink, place: Destination, disk: RepositoryFiles, in_sites: SiteLinks) -> LocalLink:
    """What becomes of a link that GitHub does not follow, by the place in which its file is shown."""
    if is_convention(judged, place, disk):
        return LocalLink(link=judged.link, file=judged.file)
    judged = in_sites.judge(judged, place)
    return softened(judged, place, disk) if judged.reason else judged


def _check(link: Link, place: Destination, disk: RepositoryFiles) -> LocalLink:
    path, top, inside = disk.place(link.path)
    if not place.file:
        return _check_anchor(link, place, Path(files.on_disk(link.path)), top, disk)
    folder = top if place.rooted else path.parent
    resolved = Path(os.path.normpath(os.path.join(folder, place.file)))  # noqa: PTH118 - half the time of `/`
    if not is_inside(resolved, top):
        message = f"`{shortened(files.shown(place.file))}` lies outside the repository; GitHub has no such page."
        return LocalLink(link=link, file=_shown(resolved, place), reason="missing-file", message=message)
    tracked = disk.tracked(top, path)
    if tracked is not None and _goes_round(place, inside):
        shown = files.shown(Path(os.path.relpath(resolved, path.parent)).as_posix())
        said = shortened(files.shown(place.file))
        message = f"`{said}` names the folder of this clone, which no address has: write `{shortened(shown)}`."
        return LocalLink(link=link, file=_shown(resolved, place), reason="missing-file", message=message)
    where = "in the repository" if place.rooted else "beside this list"
    if message := disk.fault(resolved, top, tracked, place.file, where):
        right = right_spelling(resolved, disk.entries)
        found = right is not None and disk.has_page(right, top, tracked)
        return LocalLink(
            link=link,
            file=_shown(resolved, place),
            reason="missing-file",
            message=message,
            right=respelt(link.url, right) if right is not None and found else "",
        )
    return _check_anchor(link, place, resolved, top, disk)


def _goes_round(place: Destination, inside: Path) -> bool:
    """Whether a path leaves the repository on its way to a file of it. `inside` is the list's, from the top."""
    if ".." not in place.file:
        return False
    start = "" if place.rooted else os.path.dirname(inside)  # noqa: PTH120 - half the time of paths
    steps = os.path.normpath(os.path.join(start, place.file)).split(os.sep, 1)  # noqa: PTH118
    return steps[0] == ".."


def _check_anchor(link: Link, place: Destination, path: Path, top: Path, disk: RepositoryFiles) -> LocalLink:
    shown = "this file" if not place.file else f"`{shortened(files.shown(place.file))}`"
    file = _shown(path if place.file else disk.place(link.path)[0], place)
    if not place.fragment:
        return LocalLink(link=link, file=file)
    offer = disk.offer(path, top, shown)
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


def _shown(path: Path, place: Destination) -> str:
    return files.shown(path.as_posix()) + (f"#{files.shown(place.fragment)}" if place.fragment else "")
