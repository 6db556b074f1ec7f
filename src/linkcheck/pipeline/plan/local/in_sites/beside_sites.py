"""Links of files that are no source of a known site, but may be shown on one."""

import os
from pathlib import Path, PurePosixPath

from linkcheck.pipeline.plan.fragments import is_readme
from linkcheck.pipeline.plan.local.in_sites.site_files import SiteFiles
from linkcheck.pipeline.plan.local.in_sites.site_pages import SitePages
from linkcheck.pipeline.plan.local.local_link import LocalLink, follows, left_alone
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles, is_inside
from linkcheck.pipeline.plan.sites import (
    COMMUNITY,
    HTML,
    READ,
    SiteFinder,
    any_site,
    is_of_repository,
    is_partial,
    names_page,
    names_symbol,
)
from linkcheck.urls import Destination


class BesideSites:
    """What becomes of links that GitHub does not follow in such a file, or where no site is known."""

    def __init__(self, disk: RepositoryFiles, finder: SiteFinder, site_files: SiteFiles, pages: SitePages) -> None:
        self._disk = disk
        self._finder = finder
        self._files = site_files
        self._pages = pages

    def judge(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> LocalLink:
        """The judgement on a link of a file beside a site's sources: `.html` names a page of the site."""
        if self._is_label_beside(judged, place, path, top):
            return follows(judged)
        if is_of_repository(self._disk.place(judged.link.path).inside) or not self._finder.may_guess:
            return judged
        if judged.reason == "missing-anchor" and place.rooted:
            return self._on_page_of_site(judged, place, path, top)
        if judged.reason != "missing-file":
            return judged
        site = self._finder.site_beside(path, top)
        if site is None:
            return self._perhaps_in_site(judged, place, path, top)
        ending = PurePosixPath(place.file).suffix.lower()
        if ending == ".html" or (place.rooted and not ending):
            is_neighbour = site.generator.is_flat and place.file.startswith("../")
            is_known = is_neighbour or self._files.page_names(site, top).may_have(place, path)
        else:
            is_known = ending not in ("", *READ) and any(not self._disk.lacks(r / place.file, top) for r in site.roots)
        if is_known:
            return follows(judged)
        return self._perhaps_in_site(judged, place, path, top)

    def _on_page_of_site(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> LocalLink:
        """The judgement on an anchor behind an address from the root, by the site of the page that it leads to."""
        pages = self._files.sources(place, path, any_site(top), top)
        site = self._finder.site_of(pages[0], top) if pages else None
        return judged if site is None else self._pages.judge(judged, place, pages, top, site)

    def _perhaps_in_site(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> LocalLink:
        """A note where the address of a page that the repository has is written as sites write it."""
        site, name = any_site(top), PurePosixPath(place.file)
        is_route = place.rooted and path.suffix.lower() in HTML and name.name == place.file and not name.suffix
        if judged.right:
            return judged
        if place.rooted and is_partial(self._disk.place(judged.link.path).inside) and not is_readme(path.name):
            return left_alone(judged)
        if is_route:  # one word behind `/` is for the host of a page, or for its script
            return follows(judged)
        # A relative link that names a source file is wrong for certain, as in a known site.
        is_page = (place.rooted or name.suffix.lower() in ("", ".html")) and not COMMUNITY.match(name.name)
        # And what git holds under this very name was deleted on disk.
        tracked = self._disk.tracked(top, path)
        wanted = os.path.normpath(path.parent / place.file)
        is_page &= tracked is None or not tracked.has(Path(wanted))
        is_there = is_page and self._files.may_have(place, path, site, top)
        # `2.Model` is `2.Model.md` without its ending, though it seems to have another one.
        source = Path(f"{wanted}.md")
        if is_there or (not place.rooted and is_inside(source, top) and self._disk.has_page(source, top, tracked)):
            message = f"{judged.message} A site that has the page of that name may know what is meant."
            return LocalLink(link=judged.link, file=judged.file, note="missing-file", message=message)
        is_address = name.suffix.lower() in ("", ".html") or names_symbol(place.file)
        if is_address and place.rooted and not is_readme(path.name) and not COMMUNITY.match(name.name):
            message = f"{judged.message} Whether a site has the page that is built of this file is not known here."
            return LocalLink(link=judged.link, file=judged.file, note="unknown-in-site", message=message)
        if self._is_gathered(place, path, top):
            message = f"{judged.message} A file of that name lies in another folder, where a program may take it from."
            return LocalLink(link=judged.link, file=judged.file, note="missing-file", message=message)
        return judged

    def _is_gathered(self, place: Destination, path: Path, top: Path) -> bool:
        """Whether a picture or another file that is no page lies in another folder of the repository.

        Programs that nobody here knows gather such files. In the labelled findings (bench) 7 such failures of pages
        below the top were right and 13 wrong; of those that lead to pages which lie elsewhere, 29 and 2.
        """
        is_below = len(self._disk.place(path.as_posix()).inside.parts) > 1
        return is_below and not names_page(place.file) and self._files.has_name(PurePosixPath(place.file).name, top)

    def _is_label_beside(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> bool:
        """Whether a page of the repository that a site takes in too leads to one of the site's labels."""
        label = place.file if judged.reason == "missing-file" else place.fragment
        if place.rooted or (place.file and judged.reason != "missing-file"):
            return False
        sites = (site for site in self._finder.sites_near(path, top) if site.generator.shares_labels)
        return any(self._files.page_names(site, top).has_label(label) for site in sites)
