"""Links in the sources of static sites, judged by the sources of the pages that they lead to."""

import os
import re
from pathlib import Path, PurePosixPath

import msgspec

from linkcheck import files
from linkcheck.model import Link
from linkcheck.model.text import shortened
from linkcheck.pipeline.plan.local.in_sites.beside_sites import BesideSites
from linkcheck.pipeline.plan.local.in_sites.site_files import SiteFiles
from linkcheck.pipeline.plan.local.in_sites.site_pages import SitePages
from linkcheck.pipeline.plan.local.local_link import LocalLink, follows, left_alone
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import (
    HTML,
    Site,
    SiteFinder,
    can_be_known,
    configuration_files,
    is_generated,
    is_label,
    is_partial,
    leaves_host_path,
    leaves_site,
    may_keep_case,
)
from linkcheck.urls import Destination

_BESIDE_OTHERS = "mdBook"
"""Its books are served beside others, and it makes `.html` of `.md` in links."""
_ALIAS = re.compile(
    r"(?:@(?:site)?|~)/(?=.)|(?:\{(?:filename|static|attach)\}|\|(?:filename|static|attach)\|)(?P<source>/?)"
)


class SiteLinks:
    """What becomes of links that GitHub does not follow, where their list is a source of a static site."""

    def __init__(self, disk: RepositoryFiles, finder: SiteFinder) -> None:
        self._disk = disk
        self._finder = finder
        self.files = SiteFiles(disk)
        """What the repositories hold for their sites."""
        self._pages = SitePages(disk, self.files)
        self._others = BesideSites(disk, finder, self.files, self._pages)
        self._keep_case: dict[Site, bool] = {}
        self._joins: dict[Site, bool] = {}

    def is_known(self, link: Link) -> bool:
        """Whether a list is a source of a site of which it is known what its program makes of links."""
        site = self._site_of(link)
        is_modelled = site is not None and not site.is_guess and site.generator.is_modelled
        return site is not None and is_modelled and not self._joins_others(site, self._disk.place(link.path).top)

    def is_recognised(self, link: Link) -> bool:
        """Whether a list is a source of a site whose program is recognised."""
        site = self._site_of(link)
        return site is not None and not site.is_guess

    def is_open(self, link: Link) -> bool:
        """Whether a list is a source of a site whose program is recognised, but may find more than is known here."""
        return self.is_recognised(link) and not self.is_known(link)

    def is_guessed(self, link: Link) -> bool:
        """Whether a list is made for a program, and it is not known what that makes of links."""
        return self._site_of(link) is not None and not self.is_known(link)

    def _joins_others(self, site: Site, top: Path) -> bool:
        """Whether its configuration puts a site's pages below those of others, or others below its own."""
        if not site.generator.joins or site.configuration is None:
            return False
        if site not in self._joins:
            text = self._disk.text(site.configuration, top)
            self._joins[site] = re.search(f"^{site.generator.joins}", text, re.MULTILINE) is not None
        return self._joins[site]

    def _site_of(self, link: Link) -> Site | None:
        path, top, _ = self._disk.place(link.path)
        return self._finder.site_of(path, top)

    def judge(self, judged: LocalLink, place: Destination) -> LocalLink:
        """The judgement on such a link; `judged` is GitHub's."""
        path, top, inside = self._disk.place(judged.link.path)
        place = from_root(place)
        site = self._finder.site_of(path, top)
        if site is None:
            return self._others.judge(judged, place, path, top)
        if not place.file:
            return self._pages.judge(judged, place, [path], top, site)
        if site.generator.needs_front_matter and self._is_as_on_github(judged, place, path, top):
            return judged
        found = self.files.sources(place, path, site, top)
        if found:
            return self._pages.judge(judged, place, found, top, site)
        by_source = site.generator.is_by_source and not place.rooted and not is_partial(inside)
        is_known = (can_be_known(place, inside) or by_source) and not self.files.is_made(place, path, site, top)
        is_known &= site.name != _BESIDE_OTHERS or not leaves_site(place, path, site)
        if is_known and self.files.page_names(site, top).is_moved(place, path):
            return follows(judged)
        by_name = is_known and site.generator.finds_by_name and self.files.has_name(PurePosixPath(place.file).name, top)
        if by_name or (site.generator.finds_by_end and self.files.has_end(place.file, top)):
            return follows(judged)
        if is_known and self._leaves_for_another(place, path, site, top):
            return _unknown_page(judged, place, site)
        if is_known or (judged.reason == "missing-anchor" and not place.rooted):
            return judged
        is_elsewhere = (
            (place.rooted and site.generator.shares_root)
            or self.files.is_made(place, path, site, top)
            or is_partial(inside)
            or is_generated(place)
            or leaves_site(place, path, site)
            or leaves_host_path(place, site)
            or is_label(place, site)
        )
        if is_elsewhere:
            return left_alone(judged)
        if self.files.page_names(site, top).may_have(place, path):
            return follows(judged)
        return _unknown_page(judged, place, site)

    def _is_as_on_github(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> bool:
        """Whether a relative path to a file leads where it does on GitHub: from a page that has no front matter."""
        ending = PurePosixPath(place.file).suffix.lower()
        is_file = judged.reason == "missing-file" and not place.rooted and ending not in ("", *HTML)
        return (
            is_file
            and not is_partial(self._disk.place(judged.link.path).inside)
            and not self._disk.text(path, top).startswith("---")
        )

    def keeps_case(self, link: Link) -> bool:
        """Whether the site of a list may have anchors with capitals."""
        path, top, _ = self._disk.place(link.path)
        site = self._finder.site_of(path, top)
        if site is None:
            return False
        if site not in self._keep_case:
            configuration = site.configuration
            files_of_site = configuration_files(configuration, self._disk.entries) if configuration else ()
            self._keep_case[site] = may_keep_case(site, (self._disk.text(file, top) for file in files_of_site))
        return self._keep_case[site]

    def _leaves_for_another(self, place: Destination, path: Path, site: Site, top: Path) -> bool:
        """Whether a path leads out of a site's sources into a folder that the repository has not.

        Pages that were copied from another repository lead to the folders of that.
        """
        wanted = Path(os.path.normpath(path.parent / place.file))
        first, *rest = Path(os.path.relpath(wanted, top)).parts
        climbs = place.file.startswith("../") and not site.is_guess
        is_out = climbs and not any(wanted.is_relative_to(root) for root in site.roots if root != top)
        return is_out and bool(rest) and first != ".." and first not in self._disk.entries(str(top))


def from_root(place: Destination) -> Destination:
    """`@/page.md` of Zola, `@site/static/x.png` of Docusaurus and `~/x` begin at the site's root.

    What Pelican shall find among its sources is named by `{filename}` and the like, and begins there only behind `/`.
    """
    alias = _ALIAS.match(place.file)
    if alias is None:
        return place
    return msgspec.structs.replace(place, file=place.file[alias.end() :], rooted=alias["source"] != "")


def _unknown_page(judged: LocalLink, place: Destination, site: Site) -> LocalLink:
    message = (
        f"No source of `{shortened(files.shown(place.file))}` is found for the {site.name} site ({site.marker}); "
        "whether the built site has it is not known here."
    )
    return LocalLink(link=judged.link, file=judged.file, note="unknown-in-site", message=message)
