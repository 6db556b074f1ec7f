"""Links in the sources of static sites, judged by the sources of the pages that they lead to."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import msgspec

from linkcheck import files
from linkcheck.pipeline.plan.fragments import judge_fragment
from linkcheck.pipeline.plan.local.local_link import LocalLink
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles, is_inside
from linkcheck.pipeline.plan.sites import (
    Site,
    SiteFinder,
    can_be_known,
    has_site_anchor,
    is_completed_later,
    sources_for,
)
from linkcheck.urls import Destination

_MOST_SOURCES = 4


def judge_in_site(judged: LocalLink, place: Destination, disk: RepositoryFiles, finder: SiteFinder) -> LocalLink:
    """What becomes of a link that GitHub does not follow where its list is a source of a static site."""
    path = Path(files.on_disk(judged.link.path))
    folder = disk.folder(path.parent)
    path, top = folder / path.name, disk.root(folder)
    site = finder.site_of(path, top)
    if site is None:
        return judged
    if not place.file:
        return _in_pages(judged, place, [path], top, disk, shares_labels=site.shares_labels)
    tracked = disk.tracked(top, path)
    sources = (
        source
        for source in sources_for(place, path, site, disk.entries)
        if is_inside(source, top) and not disk.fault(source, top, tracked, place.file, "")
    )
    found = [*islice(sources, _MOST_SOURCES if place.fragment else 1)]
    if found:
        return _in_pages(judged, place, found, top, disk, shares_labels=False)
    return (
        judged if judged.reason == "missing-anchor" or can_be_known(place, path) else _unknown_page(judged, place, site)
    )


def _unknown_page(judged: LocalLink, place: Destination, site: Site) -> LocalLink:
    message = (
        f"No source of `{files.shown(place.file)}` is found for the {site.name} site ({site.marker}); "
        "whether the built site has it is not known here."
    )
    return LocalLink(link=judged.link, file=judged.file, note="unknown-in-site", message=message)


def _in_pages(
    judged: LocalLink,
    place: Destination,
    pages: Iterable[Path],
    top: Path,
    disk: RepositoryFiles,
    *,
    shares_labels: bool,
) -> LocalLink:
    """The judgement on a fragment, by the sources of the page that it belongs to."""
    works = LocalLink(link=judged.link, file=judged.file)
    if not place.fragment or (shares_labels and not place.file):
        return works
    for path in pages:
        name = files.shown(path.as_posix())
        text, known = disk.text(path, top), disk.anchors(name, top)
        if known is None or judge_fragment(place.fragment, disk.offer(path, top, name)) is None:
            return works
        if has_site_anchor(place.fragment, known, text) or is_completed_later(place.fragment, text):
            return works
    message = judged.message if judged.reason == "missing-anchor" else _no_anchor(place)
    return msgspec.structs.replace(judged, reason="missing-anchor", message=message, right="")


def _no_anchor(place: Destination) -> str:
    return f"No heading or id in the source of `{files.shown(place.file)}` gives `#{place.fragment}`."
