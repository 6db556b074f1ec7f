"""Anchors of pages that a site's program makes."""

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

_MOST_BESIDE = 100
"""Pages of a folder that are read for one link."""


class SitePages:
    """What becomes of fragments, by the sources of the pages that they belong to."""

    def __init__(self, disk: RepositoryFiles, site_files: SiteFiles) -> None:
        self._disk = disk
        self._files = site_files
        self._anchors: dict[Path, PageAnchors] = {}
        self._beside: dict[Path, frozenset[str]] = {}
        """The anchors of all pages of a folder."""

    def judge(self, judged: LocalLink, place: Destination, pages: Iterable[Path], top: Path, site: Site) -> LocalLink:
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
            pages = sorted(name for name in self._disk.entries(str(folder)) if PurePosixPath(name).suffix in READ)
            known = (self._disk.anchors(files.shown((folder / name).as_posix()), top) for name in pages[:_MOST_BESIDE])
            self._beside[folder] = frozenset().union(*filter(None, known))
        return fragment.isdecimal() or fragment in self._beside[folder]


def _no_anchor(place: Destination) -> str:
    file, fragment = shortened(files.shown(place.file)), shortened(place.fragment)
    return f"No heading or id in the source of `{file}` gives `#{fragment}`."
