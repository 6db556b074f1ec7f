"""Types of schema.org, by what a page that has such a node is."""

import re
from functools import lru_cache
from typing import Any

from linkcheck.model import PageKind

_ARTICLES = {
    "article": PageKind.PAGE,
    "blogposting": PageKind.PAGE,
    "discussionforumposting": PageKind.PAGE,
    "liveblogposting": PageKind.PAGE,
    "medicalscholarlyarticle": PageKind.PAPER,
    "newsarticle": PageKind.PAGE,
    "podcastepisode": PageKind.PAGE,
    "qapage": PageKind.PAGE,
    "recipe": PageKind.PAGE,
    "report": PageKind.PAPER,
    "scholarlyarticle": PageKind.PAPER,
    "socialmediaposting": PageKind.PAGE,
    "thesis": PageKind.PAPER,
}
_THINGS = {
    "book": PageKind.BOOK,
    "chapter": PageKind.BOOK,
    "course": PageKind.COURSE,
    "creativework": PageKind.PAGE,
    "dataset": PageKind.DATASET,
    "event": PageKind.PAGE,
    "howto": PageKind.PAGE,
    "learningresource": PageKind.COURSE,
    "presentationdigitaldocument": PageKind.SLIDES,
    "product": PageKind.PAGE,
    "softwareapplication": PageKind.TOOL,
    "softwaresourcecode": PageKind.REPOSITORY,
    "videoobject": PageKind.VIDEO,
    "webapplication": PageKind.TOOL,
}
KINDS = _ARTICLES | _THINGS
_PAGES = frozenset({"aboutpage", "checkoutpage", "contactpage", "faqpage", "itempage", "profilepage", "webpage"})


def types(node: dict[str, Any]) -> list[str]:
    """Lower-case type names without their vocabulary."""
    value = node.get("@type")
    named = value if isinstance(value, list) else [value]
    return [_name(name) for name in named[:10] if isinstance(name, str)]


@lru_cache(maxsize=1024)  # the same few for every page of a run, asked for four times a node
def _name(written: str) -> str:
    return re.split(r"[/#:]", written)[-1].lower()


def is_article(name: str) -> bool:
    """Whether a page that has such a node mostly is it."""
    return name in _ARTICLES or name.endswith("article")


def is_thing(name: str) -> bool:
    """Whether such a node is often merely embedded in a page about something else."""
    return name in _THINGS or name.endswith("event")


def is_page(name: str) -> bool:
    """Whether such a node describes the page as a page."""
    return name in _PAGES


def is_descriptive(name: str) -> bool:
    """Whether a node of this type may describe the page."""
    return is_article(name) or is_thing(name) or is_page(name)
