"""The kind of a page, from its address and its tags."""

import re
from collections.abc import Iterable

from linkcheck.metadata.structured.schema_types import KINDS
from linkcheck.model import PageKind

_ABOUT_IT = (
    r"(?!(?:/-)?/(?:issues|pulls?|discussions|wikis?|releases|merge_requests|pull-requests|downloads|milestones?|labels"
    r"|actions|projects|security|pulse|stargazers|forks|network|graphs|compare|tags)(?:[/?#]|$))(?![\w.-])"
)
"""Behind the name of a repository: no page about it, though a repository may be called so."""
_NO_BOOKS = "about|authors?|bookstore|bundles?|c|contact|courses?|help|login|podcasts?|s|store|u"
_ADDRESSES = {
    PageKind.REPOSITORY: (
        r"github\.com/(?!(?:topics|orgs|features|explore|sponsors|collections|marketplace|apps)/)[\w.-]+/[\w.-]+"
        + _ABOUT_IT,
        r"(?:gitlab\.com|codeberg\.org|bitbucket\.org)/[\w.-]+/[\w.-]+" + _ABOUT_IT,
    ),
    PageKind.VIDEO: (
        r"(?:m\.)?youtube\.com/(?:watch|embed/|live/|shorts/|v/|playlist\?)",
        r"youtu\.be/",
        r"(?:player\.)?vimeo\.com/(?:video/)?\d",
        r"ted\.com/talks/",
        r"learning\.oreilly\.com/videos/",
        r"developer\.apple\.com/videos/",
    ),
    PageKind.PAPER: (
        r"(?:[\w-]+\.)?arxiv\.org/(?:abs|html)/",
        r"openreview\.net/forum",
        r"proceedings\.mlr\.press/v\d+/[^/]+\.html",
        r"(?:papers|proceedings)\.(?:nips|neurips)\.cc/paper",
        r"(?:dx\.)?doi\.org/10\.",
        r"dl\.acm\.org/doi/",
        r"aclanthology\.org/\w",
    ),
    PageKind.SLIDES: (
        r"slideshare\.net/[^/]+/",
        r"speakerdeck\.com/[^/]+/",
        r"docs\.google\.com/presentation/",
        r"slides\.com/[^/]+/",
    ),
    PageKind.COURSE: (
        r"udemy\.com/course/",
        r"coursera\.org/(?:learn|specializations)/",
        r"edx\.org/(?:course|learn)/",
        r"udacity\.com/course/",
    ),
    PageKind.DATASET: (
        r"kaggle\.com/datasets/",
        r"huggingface\.co/datasets/",
        r"openml\.org/d/",
    ),
    PageKind.BOOK: (
        r"(?:learning\.)?oreilly\.com/library/view/",
        r"manning\.com/books/",
        r"amazon\.[a-z.]{2,6}/(?:[^/]+/)?(?:dp|gp/product|exec/obidos/ASIN)/",
        r"packtpub\.com/(?:[\w-]+/){0,3}product/",
        r"link\.springer\.com/book/",
        rf"leanpub\.com/(?!(?:{_NO_BOOKS})(?:[/?#]|$))[\w-]+",
    ),
    PageKind.TOOL: (
        r"pypi\.org/project/",
        r"npmjs\.com/package/",
        r"crates\.io/crates/",
    ),
}
# One pattern, one group a kind: thirty patterns take as much time as half the page.
_KNOWN = re.compile(
    r"https?://(?:www\.)?(?:" + "|".join(f"(?P<{kind}>{'|'.join(each)})" for kind, each in _ADDRESSES.items()) + ")"
)
_OPEN_GRAPH = [("video", PageKind.VIDEO), ("book", PageKind.BOOK), ("books.book", PageKind.BOOK)]


def kind_of_media(media: str | None) -> PageKind | None:
    """PDF and image by media type; None for pages and unknown types."""
    if media == "application/pdf":
        return PageKind.PDF
    return PageKind.IMAGE if media is not None and media.startswith("image/") else None


def kind_of_page(url: str, *, types: Iterable[str], og_type: str, paper: bool, book: bool) -> PageKind:
    """Known addresses first, then citation tags, then the page's own declarations."""
    if (known := _KNOWN.match(url)) and known.lastgroup:
        return PageKind(known.lastgroup)
    if book or paper:
        return PageKind.BOOK if book else PageKind.PAPER
    for name in types:
        if (kind := KINDS.get(name, PageKind.PAGE)) is not PageKind.PAGE:
            return kind
    og = og_type.strip().lower()
    return next((kind for prefix, kind in _OPEN_GRAPH if og == prefix or og.startswith(prefix + ".")), PageKind.PAGE)
