"""How the links of a folder are written throughout: what never works there on GitHub is made for another program.

No list of programs that build sites is complete. Where links of one form lead to pages or headings that the repository
has, three times and more often than not as GitHub would not find them, whoever writes them has a program that does.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from linkcheck.pipeline.plan.fragments import is_readme
from linkcheck.pipeline.plan.local.in_sites.likely_places import SUMMARY, LikelyPlaces
from linkcheck.pipeline.plan.local.in_sites.site_links import SiteLinks
from linkcheck.pipeline.plan.local.local_link import LocalLink, as_note, left_alone
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import COMMUNITY, READ, SiteFinder, is_language, names_page
from linkcheck.urls import Destination

_FEWEST = 3
"""Different destinations that make a habit."""
_FEWEST_OF_READMES = 10
"""Those that make one of READMEs, which GitHub shows for certain, and three of which have them."""
_UNKNOWN = "unknown-in-site"
_MOST_FOUND = 3
"""Addresses that are found in a folder for each one that is not, where what is below it is of the sources.

In the labelled notes (bench) that kept 17 right ones of 33, and 10 wrong ones of 31.
"""
_FEW_ADDRESSES = 10
"""Addresses from the root in a whole repository, in the sources of a site that is recognised; fewer tell nothing."""
_DOUBTFUL = frozenset(("missing-file", "missing-anchor"))
_ANCHORS, _NAMES, _PATHS, _COPIES = "anchors", "names of files", "paths", "names of pages"
_ROOTED, _OF_READMES = "addresses from the root", "addresses from the root in READMEs"
_JOINED, _CHAPTERS, _OF_OTHERS = "paths of files", "chapters", "links of pages"
_SIGNED = "names with a sign before them"
_MADE_ANCHORS = "anchors that no heading gives"
_MADE, _FOREIGN = "addresses of pages without sources", "addresses"
"""In a folder that the sources have, and in one that they have not."""
_SIGN = re.compile(r"[~@!:$%^&*+=|][A-Za-z][^/]*\Z")
_PLAIN = re.compile(r"#[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""An anchor that each program makes alike."""
_OF_NO_HEADING = re.compile(r"[A-Za-z][\w-]*[.:/][\w.:/-]*\Z")
"""Such as `opt-programs.fish.enable`; `1.2-roses` is a heading that was written as it stands."""
_MOST_PLAIN = 5
"""Such ones for each anchor that fails: no more go by the way where another program makes them."""
_DOCUMENTATION = re.compile(
    r"(?:.*[-_.])?(?:docs?|documentation|manuals?|guides?|web|website|site|pages|contents?|books?|wiki|tutorials?|blog)"
    r"(?:[-_.].*)?\Z",
    re.IGNORECASE,
)


class Habit(NamedTuple):
    """A form of links in a folder."""

    folder: str
    """From the top of the repository."""
    form: str
    """In words."""
    into: str = ""
    """The folder that they lead into, where no source of them lies."""

    @property
    def said(self) -> str:
        """What to say once, before the number of the links."""
        where = f"{self.form[0].upper()}{self.form[1:]} in `{self.folder or '.'}`"
        if self.form == _MADE_ANCHORS:
            return f"{where} have dots or other signs: a program seems to make them"
        where += " lead"
        if self.form == _SIGNED:
            return f"{where} to no files: a program seems to know what they mean"
        if self.form == _OF_OTHERS:
            return (
                f"{where} to sources that are not here: the program, or code of the project, seems to join or make them"
            )
        if self.form == _NAMES:
            return f"{where} to none of its pages, and no other does: another site seems to take the folder in"
        if self.form == _COPIES:
            return f"{where} to none, but to folders with a README: another program seems to make the pages of those"
        if self.form == _PATHS:
            return f"{where} to files from the top of the repository: their pages seem to be joined there"
        if self.form in (_JOINED, _CHAPTERS):
            return f"{where} into `{self.into}`: a program seems to put that beside the pages"
        if self.form == _MADE:
            return f"{where} into `/{self.into}`: another program seems to make the pages there"
        if self.into:
            return f"{where} into `/{self.into}`, which is not here: another program or host seems to serve it"
        return (
            f"{where} to pages and headings that are there, but not where GitHub finds them: they seem to be made for "
            "another program"
        )


class SeenLink(NamedTuple):
    """A local link that was judged."""

    judged: LocalLink
    place: Destination
    is_followed: bool
    """Whether GitHub follows it."""


def by_habits(
    seen: Sequence[SeenLink], disk: RepositoryFiles, sites: SiteLinks, finder: SiteFinder
) -> Iterator[LocalLink]:
    """The links, none of which is accused of what is a habit of its folder; the finder counts those that were."""
    likely = LikelyPlaces(disk, finder, sites.files)
    nearly: dict[int, Habit] = {}
    for number, one in enumerate(seen if likely.may_guess else ()):
        if one.is_followed or one.judged.right:
            continue
        if one.judged.note == "missing-file" and sites.is_open(one.judged.link):
            habit = _habit(one.judged.link.path, _OF_OTHERS, disk)
        else:
            habit = _habit_of(one, disk, likely)
        if habit is not None:
            nearly[number] = habit
    habits = frozenset(_habits(seen, nearly, disk, likely))
    folders = frozenset(habit.folder for habit in habits if habit.form != _OF_READMES)
    unfounded = frozenset(_unfounded(seen, disk, likely, sites) if likely.may_guess else ())
    for number, one in enumerate(seen):
        habit = nearly.get(number)
        if habit is not None and habit in habits:
            finder.habits[habit.said] += 1
            yield left_alone(one.judged)
        elif one.judged.reason in _DOUBTFUL and _folder(disk.place(one.judged.link.path).inside) in folders:
            # Who writes links of one form for a program there may have it make what others lead to.
            yield one.judged if sites.is_known(one.judged.link) else as_note(one.judged)
        elif number in unfounded:
            yield left_alone(one.judged)
        else:
            yield one.judged


def _unfounded(
    seen: Sequence[SeenLink], disk: RepositoryFiles, likely: LikelyPlaces, sites: SiteLinks
) -> Iterator[int]:
    """The addresses from the root below a folder in which too little is found to tell what is missing there.

    Other repositories and hosts serve pages below the same root, files in folders that are not here, and other
    languages. Where a repository has hardly any such address, there is nothing to compare with.
    """
    found, unknown = defaultdict[tuple[Path, str], set[str]](set), defaultdict[tuple[Path, str], list[int]](list)
    in_all = defaultdict[Path, set[str]](set)
    for number, one in enumerate(seen):
        if (folder := _first_folder(one, disk)) is None:
            continue
        in_all[folder[0]].add(one.place.file)
        if not (one.judged.reason or one.judged.note):
            found[folder].add(one.place.file)
        elif one.judged.note == _UNKNOWN and (names_page(one.place.file) or likely.is_elsewhere(one.judged, one.place)):
            unknown[folder].append(number)
    for folder, numbers in unknown.items():
        first = seen[numbers[0]]
        least = _FEW_ADDRESSES if sites.is_recognised(first.judged.link) else _FEWEST
        may_compare = len(in_all[folder[0]]) >= least
        is_of_language = is_language(folder[1]) and likely.is_elsewhere(first.judged, first.place)
        fewest = max(_FEWEST, _MOST_FOUND * len({seen[number].place.file for number in numbers}))
        if len(found[folder]) < fewest and (may_compare or is_of_language):
            yield from numbers


def _first_folder(one: SeenLink, disk: RepositoryFiles) -> tuple[Path, str] | None:
    """The repository and the first folder of an address from the root; None for others."""
    if not one.place.rooted:
        return None
    folder, slash, _ = one.place.file.strip("/").partition("/")
    return disk.place(one.judged.link.path).top, folder if slash else ""


def _habits(
    seen: Iterable[SeenLink], nearly: dict[int, Habit], disk: RepositoryFiles, likely: LikelyPlaces
) -> Iterator[Habit]:
    """The habits by which at least as many destinations nearly work as others work on GitHub."""
    wanted = frozenset(habit.form for habit in nearly.values())
    missed, followed = defaultdict[Habit, set[str]](set), defaultdict[Habit, set[str]](set)
    lists = defaultdict[Habit, set[str]](set)
    for number, one in enumerate(seen):
        if number in nearly:
            missed[nearly[number]].add(one.judged.file)
            lists[nearly[number]].add(one.judged.link.path)
            continue
        if one.is_followed:
            for form in wanted.intersection(_forms(one.place)):
                if habit := _habit(one.judged.link.path, form, disk):
                    followed[habit].add(one.judged.file)
        if _MADE in wanted and one.place.file and not (one.judged.reason or one.judged.note):
            served = likely.served_folder(one.judged, one.place)
            if served is not None and (habit := _habit(one.judged.link.path, _MADE, disk, served.name)):
                followed[habit].add(one.judged.file)
    for habit, files in missed.items():
        # One list that was moved has wrong paths too, but not a folder of them.
        count = min(len(files), len(lists[habit])) if habit.form in (_PATHS, _JOINED) else len(files)
        if habit.form == _OF_READMES and (count < _FEWEST_OF_READMES or len(lists[habit]) < _FEWEST):
            continue
        if count >= _FEWEST and not _is_against(followed[habit], habit.form, len(files)):
            yield habit


def _is_against(followed: set[str], form: str, missed: int) -> bool:
    """Whether what GitHub follows shows that so many others of a form are slips."""
    if form == _NAMES:
        return bool(followed)
    if form == _ANCHORS:
        plain = sum(_PLAIN.search(file) is not None for file in followed)
        return len(followed) - plain > missed or plain > _MOST_PLAIN * missed
    return len(followed) > missed


def _habit_of(one: SeenLink, disk: RepositoryFiles, likely: LikelyPlaces) -> Habit | None:
    """The habit that a link may have which nearly works, or leads to what is served beside the site."""
    name = one.judged.link.path
    match one.judged.reason or one.judged.note:
        case "missing-file":
            return _habit_of_file(one, disk, likely)
        case "missing-anchor" if likely.nearly_has(one.judged, one.place):
            return _habit(name, _ANCHORS, disk)
        case "missing-anchor" if not one.place.file and _OF_NO_HEADING.match(one.place.fragment):
            return _habit(name, _MADE_ANCHORS, disk)
        case "unknown-in-site" if served := likely.served_folder(one.judged, one.place):
            return _habit(name, _MADE if served.is_here else _FOREIGN, disk, served.name)
    return None


def _habit_of_file(one: SeenLink, disk: RepositoryFiles, likely: LikelyPlaces) -> Habit | None:
    """The habit that a link to a missing file may have."""
    name, form = one.judged.link.path, next(_forms(one.place), "")
    if _SIGN.match(one.place.file):
        return _habit(name, _SIGNED, disk)
    if folder := likely.joined_folder(one.judged, one.place):
        return _habit(name, _CHAPTERS if PurePosixPath(name).name == SUMMARY else _JOINED, disk, folder)
    if form == _NAMES:
        is_copy = likely.has_folder_page(one.judged, one.place)
        return _habit(name, _COPIES, disk) if is_copy else _habit_of_names(one, disk)
    if form == _PATHS:
        return _habit(name, _PATHS, disk) if likely.has_from_top(one.judged, one.place) else None
    return _habit(name, form, disk) if form and likely.nearly_has(one.judged, one.place) else None


def _habit_of_names(one: SeenLink, disk: RepositoryFiles) -> Habit | None:
    """The habit of pages of documentation; a README that was moved, and links to one, are none."""
    habit = _habit(one.judged.link.path, _NAMES, disk)
    if habit is None or is_readme(one.judged.link.path) or COMMUNITY.match(PurePosixPath(one.place.file).name):
        return None
    return habit if _DOCUMENTATION.match(PurePosixPath(habit.folder).name) else None


def _forms(place: Destination) -> Iterator[str]:
    """The forms that a destination has: of its path, and of its fragment."""
    if place.file:
        ending = PurePosixPath(place.file).suffix.lower()
        if place.rooted:
            yield _ROOTED
        elif ending in {"", ".html"} or (ending not in READ and guess_type(place.file)[0] is None):
            yield "addresses of pages"  # `2.Model` has a number and no ending
        else:
            yield _NAMES if ending in READ else _PATHS
    if place.fragment:
        yield _ANCHORS


def _habit(name: str, form: str, disk: RepositoryFiles, into: str = "") -> Habit | None:
    """A habit of a list's folder; None where GitHub alone shows the list."""
    inside = disk.place(name).inside
    folder = _folder(inside)
    if folder is None and form == _ROOTED and is_readme(inside.name) and len(inside.parts) > 1:
        return Habit("", _OF_READMES)
    return None if folder is None else Habit(folder, form, into)


@lru_cache(maxsize=4_096)
def _folder(inside: Path) -> str | None:
    """The outermost folder of documentation that a list lies in; of others the first folder, without READMEs."""
    folders = inside.parts[:-1]
    if not folders and COMMUNITY.match(inside.name):
        return None
    if folders and folders[0].startswith("."):
        return None
    for depth, name in enumerate(folders, 1):
        if _DOCUMENTATION.match(name):
            return "/".join(folders[:depth])
    return None if is_readme(inside.name) else "/".join(folders[:1])
