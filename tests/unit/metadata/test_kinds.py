"""Kinds that follow from the address alone."""

import pytest

from linkcheck.metadata.kinds import kind_of_page
from linkcheck.model import PageKind

KINDS = {
    "https://learning.oreilly.com/videos/moss-in-depth/9780000000000/": PageKind.VIDEO,
    "https://developer.apple.com/videos/play/wwdc2020/10001/": PageKind.VIDEO,
    "https://www.youtube.com/playlist?list=PLmoss": PageKind.VIDEO,
    "https://www.youtube.com/watch?v=moss": PageKind.VIDEO,
    "https://www.udacity.com/course/moss-keeping--ud999": PageKind.COURSE,
    "https://leanpub.com/moss-keeping": PageKind.BOOK,
    "https://leanpub.com/": PageKind.PAGE,
    "https://leanpub.com/bookstore/all": PageKind.PAGE,
    "https://leanpub.com/c/moss-course": PageKind.PAGE,
    "https://learning.oreilly.com/library/view/moss/9780000000000/": PageKind.BOOK,
    "https://github.com/fern/moss": PageKind.REPOSITORY,
    "https://github.com/fern/moss/": PageKind.REPOSITORY,
    "https://github.com/fern/moss?tab=readme-ov-file#use": PageKind.REPOSITORY,
    "https://github.com/fern/moss/tree/main/src": PageKind.REPOSITORY,
    "https://github.com/fern/moss.js": PageKind.REPOSITORY,
    "https://github.com/fern/moss/issues": PageKind.PAGE,
    "https://github.com/fern/moss/issues/7#issuecomment-1": PageKind.PAGE,
    "https://github.com/fern/moss/pull/7/files": PageKind.PAGE,
    "https://github.com/fern/moss/discussions/7": PageKind.PAGE,
    "https://github.com/fern/moss/wiki/Home": PageKind.PAGE,
    "https://github.com/fern/moss/releases/tag/v1.0": PageKind.PAGE,
    "https://gist.github.com/fern/0123456789abcdef0123": PageKind.PAGE,
    "https://github.com/fern/issues": PageKind.REPOSITORY,
    "https://github.com/fern/wiki/blob/main/README.md": PageKind.REPOSITORY,
    "https://github.com/fern/moss/issues-of-old": PageKind.REPOSITORY,
    "https://gitlab.com/fern/moss": PageKind.REPOSITORY,
    "https://gitlab.com/fern/moss/-/issues/7": PageKind.PAGE,
    "https://codeberg.org/fern/moss/pulls": PageKind.PAGE,
}


@pytest.mark.parametrize(("url", "kind"), KINDS.items())
def test_an_address_says_what_it_leads_to(url: str, kind: PageKind) -> None:
    assert kind_of_page(url, types=(), og_type="", paper=False, book=False) is kind
