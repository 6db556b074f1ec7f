"""What links that lead nowhere may mean in their repository: other pages, other folders, other programs."""

import os
from pathlib import PurePosixPath
from typing import NamedTuple

from linkcheck.pipeline.plan.local.in_sites.site_files import SiteFiles
from linkcheck.pipeline.plan.local.in_sites.site_links import from_root
from linkcheck.pipeline.plan.local.local_link import LocalLink
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles, is_inside
from linkcheck.pipeline.plan.sites import HTML, SiteFinder, any_site, is_nearly_one_of, names_page
from linkcheck.urls import Destination

SUMMARY = "SUMMARY.md"
"""What names the chapters of a book."""


class ServedFolder(NamedTuple):
    """A folder as addresses name it."""

    name: str
    is_here: bool
    """Whether the sources have it."""


class LikelyPlaces:
    """The places that a link may be written for, as its repository shows them."""

    def __init__(self, disk: RepositoryFiles, finder: SiteFinder, files: SiteFiles) -> None:
        """`files` are those of the repositories' sites, which are looked up once for all."""
        self._disk = disk
        self._finder = finder
        self._files = files

    @property
    def may_guess(self) -> bool:
        """Whether links may be made for a program that is not recognised: nobody said which sites there are."""
        return self._finder.may_guess

    def nearly_has(self, judged: LocalLink, place: Destination) -> bool:
        """Whether the repository has what a link that fails may mean: a page of its name, or a heading like its anchor.

        A program that is not known here may well lead there.
        """
        path, top, _ = self._disk.place(judged.link.path)
        site = self._finder.site_of(path, top) or any_site(top)
        place = from_root(place)
        if (judged.reason or judged.note) == "missing-anchor":
            if not site.is_guess:
                return False
            pages = self._files.sources(place, path, site, top) if place.file else [path]
            known = (self._disk.offer(page, top, "").anchors() for page in pages)
            return any(is_nearly_one_of(place.fragment, anchors) for anchors in known if anchors)
        if place.rooted or place.file.lower().endswith(HTML):
            return self._files.may_have(place, path, site, top)
        return bool(self._files.sources(place, path, site, top))

    def has_folder_page(self, judged: LocalLink, place: Destination) -> bool:
        """Whether a name of a file that the repository has nowhere is that of a folder with a README."""
        top, name = self._disk.place(judged.link.path).top, PurePosixPath(place.file)
        return self._files.has_end(f"{name.stem}/README.md", top) and not self._files.has_name(name.name, top)

    def has_from_top(self, judged: LocalLink, place: Destination) -> bool:
        """Whether a relative path leads to a file from the top of the repository, where pages may be joined."""
        path, top, _ = self._disk.place(judged.link.path)
        wanted = top / place.file
        return is_inside(wanted, top) and self._disk.has_page(wanted, top, self._disk.tracked(top, path))

    def joined_folder(self, judged: LocalLink, place: Destination) -> str:
        """The one folder that a path below a list leads into elsewhere; "" where there is none, or that is above it.

        Whoever moves a list leaves its files above or below it. Programs put other folders beside their pages, and
        join the chapters that a summary names, and pieces of HTML.
        """
        inside = self._disk.place(judged.link.path).inside
        if place.rooted or "/" not in place.file or place.file.startswith("../"):
            return ""
        folders = self._files.folders_with(place.file, self._disk.place(judged.link.path).top)
        (folder,) = folders if len(folders) == 1 else ("",)
        is_above = inside.as_posix().casefold().startswith(f"{folder}/")
        is_joined = inside.name == SUMMARY or inside.suffix.lower() in HTML
        return folder if is_joined or not is_above else ""

    def is_elsewhere(self, judged: LocalLink, place: Destination) -> bool:
        """Whether a destination lies in a folder that the sources have not."""
        served = self.served_folder(judged, place)
        return served is not None and not served.is_here

    def served_folder(self, judged: LocalLink, place: Destination) -> ServedFolder | None:
        """The folder that another program or host may serve a destination in; None where that is not to be thought of.

        It is the first one on the way that the sources have not. A page of a site may also be made of what lies
        elsewhere, in a folder that they have.
        """
        path, top, inside = self._disk.place(judged.link.path)
        place = from_root(place)
        site = self._finder.site_of(path, top)
        is_name = not place.rooted and "/" not in place.file.strip("/")
        if is_name or (site is None and path.suffix.lower() not in HTML):
            return None
        steps = place.file.strip("/") if place.rooted else os.path.normpath(inside.parent / place.file)
        *folders, _ = steps.split("/")
        bases = [*(site.roots if site else path.parents), *([site.folder] if site else ())] if place.rooted else [top]
        for depth, name in enumerate(folders, 1):
            bases = [base / name for base in bases if name in self._disk.entries(str(base))]
            if not bases:
                return ServedFolder("/".join(folders[:depth]), is_here=False)
        is_page = names_page(place.file)
        return ServedFolder("/".join(folders), is_here=True) if site is not None and is_page and folders else None
