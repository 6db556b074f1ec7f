"""Links in the sources of static sites, judged by the sources of the pages that they lead to."""

import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec

from linkcheck import files
from linkcheck.model import Link
from linkcheck.model.text import shortened
from linkcheck.pipeline.plan.fragments import is_readme, judge_fragment
from linkcheck.pipeline.plan.local.local_link import LocalLink, follows, left_alone
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles, is_inside
from linkcheck.pipeline.plan.local.site_files import SiteFiles
from linkcheck.pipeline.plan.sites import (
    COMMUNITY,
    READ,
    PageAnchors,
    Site,
    SiteFinder,
    any_site,
    can_be_known,
    configuration_files,
    is_generated,
    is_label,
    is_of_repository,
    is_partial,
    leaves_host_path,
    leaves_site,
    may_keep_case,
)
from linkcheck.urls import Destination

_BESIDE_OTHERS = "mdBook"
"""Its books are served beside others, and it makes `.html` of `.md` in links."""
HTML = (".html", ".htm")
"""Endings of pages as they are served."""
_MOST_BESIDE = 100
"""Pages of a folder that are read for one link."""
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
        self._anchors: dict[Path, PageAnchors] = {}
        self._keep_case: dict[Site, bool] = {}
        self._joins: dict[Site, bool] = {}
        self._beside: dict[Path, frozenset[str]] = {}
        """The anchors of all pages of a folder."""

    def is_known(self, link: Link) -> bool:
        """Whether a list is a source of a site of which it is known what its program makes of links."""
        site = self._site_of(link)
        return site is not None and not site.is_guess and site.generator.is_modelled and not self._joins_others(link)

    def is_open(self, link: Link) -> bool:
        """Whether a list is a source of a site whose program is recognised, but may find more than is known here."""
        site = self._site_of(link)
        return site is not None and not site.is_guess and not self.is_known(link)

    def is_guessed(self, link: Link) -> bool:
        """Whether a list is made for a program, and it is not known what that makes of links."""
        return self._site_of(link) is not None and not self.is_known(link)

    def _joins_others(self, link: Link) -> bool:
        """Whether the configuration of a list's site puts its pages below those of others, or others below its own."""
        path, top, _ = self._disk.place(link.path)
        site = self._finder.site_of(path, top)
        if site is None or site.configuration is None:
            return False
        if site not in self._joins:
            wanted = site.generator.joins
            text = self._disk.text(site.configuration, top) if wanted else ""
            self._joins[site] = bool(wanted) and re.search(f"^{wanted}", text, re.MULTILINE) is not None
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
            return self._beside_site(judged, place, path, top)
        if not place.file:
            return self._in_pages(judged, place, [path], top, site)
        if site.generator.needs_front_matter and self._is_as_on_github(judged, place, path, top):
            return judged
        found = self.files.sources(place, path, site, top)
        if found:
            return self._in_pages(judged, place, found, top, site)
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

    def _beside_site(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> LocalLink:
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
            is_known = is_neighbour or self.files.page_names(site, top).may_have(place, path)
        else:
            is_known = ending not in ("", *READ) and any(not self._disk.lacks(r / place.file, top) for r in site.roots)
        if is_known:
            return follows(judged)
        return self._perhaps_in_site(judged, place, path, top)

    def _leaves_for_another(self, place: Destination, path: Path, site: Site, top: Path) -> bool:
        """Whether a path leads out of a site's sources into a folder that the repository has not.

        Pages that were copied from another repository lead to the folders of that.
        """
        wanted = Path(os.path.normpath(path.parent / place.file))
        first, *rest = Path(os.path.relpath(wanted, top)).parts
        climbs = place.file.startswith("../") and not site.is_guess
        is_out = climbs and not any(wanted.is_relative_to(root) for root in site.roots if root != top)
        return is_out and bool(rest) and first != ".." and first not in self._disk.entries(str(top))

    def _on_page_of_site(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> LocalLink:
        """The judgement on an anchor behind an address from the root, by the site of the page that it leads to."""
        pages = self.files.sources(place, path, any_site(top), top)
        site = self._finder.site_of(pages[0], top) if pages else None
        return judged if site is None else self._in_pages(judged, place, pages, top, site)

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
        is_there = is_page and self.files.may_have(place, path, site, top)
        # `2.Model` is `2.Model.md` without its ending, though it seems to have another one.
        source = Path(f"{wanted}.md")
        if is_there or (not place.rooted and is_inside(source, top) and self._disk.has_page(source, top, tracked)):
            message = f"{judged.message} A site that has the page of that name may know what is meant."
            return LocalLink(link=judged.link, file=judged.file, note="missing-file", message=message)
        is_address = place.rooted and name.suffix.lower() in ("", ".html") and not is_readme(path.name)
        if is_address and not COMMUNITY.match(name.name):
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
        name = PurePosixPath(place.file)
        is_below = len(self._disk.place(path.as_posix()).inside.parts) > 1
        is_page = name.suffix.lower() in ("", *HTML, *READ)
        return is_below and not is_page and self.files.has_name(name.name, top)

    def _is_label_beside(self, judged: LocalLink, place: Destination, path: Path, top: Path) -> bool:
        """Whether a page of the repository that a site takes in too leads to one of the site's labels."""
        label = place.file if judged.reason == "missing-file" else place.fragment
        if place.rooted or (place.file and judged.reason != "missing-file"):
            return False
        sites = (site for site in self._finder.sites_near(path, top) if site.generator.shares_labels)
        return any(self.files.page_names(site, top).has_label(label) for site in sites)

    def _in_pages(
        self, judged: LocalLink, place: Destination, pages: Iterable[Path], top: Path, site: Site
    ) -> LocalLink:
        """The judgement on a fragment, by the sources of the page that it belongs to."""
        works = follows(judged)
        if not place.fragment or (site.generator.shares_labels and not place.file):
            return works
        for path in pages:
            name = files.shown(path.as_posix())
            known = self._disk.anchors(name, top)
            is_made = bool(place.file) and not known
            if known is None or is_made or judge_fragment(place.fragment, self._disk.offer(path, top, name)) is None:
                return works
            if path not in self._anchors:
                has_components = site.generator.has_components or path.suffix.lower() == ".mdx"
                self._anchors[path] = PageAnchors(
                    known,
                    self._disk.text(path, top),
                    has_components=has_components,
                    romanises=site.generator.romanises,
                    is_own_code=not site.generator.is_modelled,
                )
            if self._anchors[path].may_have(place.fragment):
                return works
        if not site.is_guess and self.files.layout_ids(top).may_have(place.fragment):
            return works
        is_open = site.is_guess or site.generator.is_language
        if is_open and not place.file and self._is_joined(place.fragment, judged.link, top):
            return left_alone(judged)
        message = judged.message if judged.reason == "missing-anchor" else _no_anchor(place)
        return msgspec.structs.replace(judged, reason="missing-anchor", message=message, right="")

    def _is_joined(self, fragment: str, link: Link, top: Path) -> bool:
        """Whether an unknown program may have made one page of several: one beside a list has an anchor, or counts.

        Exercises and chapters that a program joins are numbered there.
        """
        folder = self._disk.place(link.path).path.parent
        if folder not in self._beside:
            pages = sorted(name for name in self._disk.entries(str(folder)) if PurePosixPath(name).suffix in READ)
            known = (self._disk.anchors(files.shown((folder / name).as_posix()), top) for name in pages[:_MOST_BESIDE])
            self._beside[folder] = frozenset().union(*filter(None, known))
        return fragment.isdecimal() or fragment in self._beside[folder]


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


def _no_anchor(place: Destination) -> str:
    file, fragment = shortened(files.shown(place.file)), shortened(place.fragment)
    return f"No heading or id in the source of `{file}` gives `#{fragment}`."
