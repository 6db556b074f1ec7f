"""Anchors of pages that a site's program makes."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec

from linkcheck import files
from linkcheck.model import Link
from linkcheck.model.text import shortened
from linkcheck.pipeline.plan.fragments import judge_fragment
from linkcheck.pipeline.plan.local.in_sites.site_files import SiteFiles
from linkcheck.pipeline.plan.local.local_link import LocalLink, follows, left_alone
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import READ, PageAnchors, Site
from linkcheck.urls import Destination

_INCLUDED = re.compile(
    r"(?:[-{%#<!@]\s*include(?:_relative)?\b:?|\bfrom\s+(?=[\"'])|-8<-{1,2}|<<<|\{!|!INCLUDE[^\n\]]{0,200}\]\(|@import"
    r"|\b(?:src|file)=)[}\s\"'(]*([^\s\"'`()\[\]{}<>=:,]{1,200}\.(?:mdx?|qmd|rmd))\b",
    re.IGNORECASE,
)
"""How pages include others: VitePress, MkDocs, mdBook, Jekyll, Docusaurus, Sphinx and Quarto."""
_MOST_BESIDE = 200
"""Pages of a folder that are looked at for all its links."""


class SitePages:
    """What becomes of fragments, by the sources of the pages that they belong to."""

    def __init__(self, disk: RepositoryFiles, site_files: SiteFiles) -> None:
        self._disk = disk
        self._files = site_files
        self._anchors: dict[Path, PageAnchors] = {}
        self._beside: dict[Path, frozenset[str]] = {}
        """The anchors of all pages of a folder."""
        self._included: dict[Path, frozenset[str]] = {}
        """The names of the files that the pages of a folder include."""

    def judge(self, judged: LocalLink, place: Destination, pages: Iterable[Path], top: Path, site: Site) -> LocalLink:
        """The judgement on a fragment, by the sources of the page that it belongs to."""
        works = follows(judged)
        if not place.file and self._is_taken_in(judged.link, top):
            return left_alone(judged)
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
        if not site.is_guess and self._files.layout_ids(top).may_have(place.fragment):
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
            known = (self._disk.anchors(files.shown(page.as_posix()), top) for page in self._pages_in(folder))
            self._beside[folder] = frozenset().union(*filter(None, known))
        return fragment.isdecimal() or fragment in self._beside[folder]

    def _is_taken_in(self, link: Link, top: Path) -> bool:
        """Whether a page beside a list, or in the folder above, includes it, so that its anchors may be that page's."""
        path = self._disk.place(link.path).path
        folders = (path.parent,) if path.parent == top else (path.parent, path.parent.parent)
        return any(path.name in self._included_in(folder, top) for folder in folders)

    def _included_in(self, folder: Path, top: Path) -> frozenset[str]:
        if folder not in self._included:
            texts = (self._disk.text(page, top) for page in self._pages_in(folder))
            names = (PurePosixPath(name).name for text in texts for name in _INCLUDED.findall(text))
            self._included[folder] = frozenset(names)
        return self._included[folder]

    def _pages_in(self, folder: Path) -> list[Path]:
        names = (name for name in self._disk.entries(str(folder)) if PurePosixPath(name).suffix in READ)
        return [folder / name for name in sorted(names)[:_MOST_BESIDE]]


def _no_anchor(place: Destination) -> str:
    file, fragment = shortened(files.shown(place.file)), shortened(place.fragment)
    return f"No heading or id in the source of `{file}` gives `#{fragment}`."
