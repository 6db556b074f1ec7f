"""What elements of a page say by `itemprop`, where it costs next to nothing to look."""

import html
import re

from linkcheck.metadata.markup.head import Head

_SIGN = '="author'
_OPEN = re.compile(r"<[a-zA-Z][^<>]{0,400}(?:itemprop|rel)$")
_ASIDE = re.compile(r"comment|review", re.IGNORECASE)
"""Who speaks there did not write the page."""
_NAME = re.compile(r"\bitemprop=\"name\"[^<>]{0,400}>([^<>]{1,200})<")
_TEXT = re.compile(r"[^<>]{0,400}>\s*([^<>]{1,200})</")
_MOST = 8
_NEAR = 800


def authors(text: str) -> list[str]:
    """The one name that elements with `itemprop` or `rel` "author" give; none where they differ, as on overviews."""
    found: dict[str, None] = {}
    place = text.find(_SIGN)
    for _ in range(_MOST):
        if place < 0:
            break
        before = text[max(0, place - 420) : place]
        if _OPEN.search(before) and not _ASIDE.search(before) and (name := _name(text[place : place + _NEAR])):
            found[name] = None
        place = text.find(_SIGN, place + 1)
    return list(found) if len(found) == 1 else []


def headline(head: Head) -> list[str]:
    """A headline, or a name where the page gives it to one thing only: of several, nobody knows which is the page."""
    names = _contents(head, "name")
    return _contents(head, "headline") or (names if len(names) == 1 else [])


def product(text: str, url: str) -> str | None:
    """The name of what a shop sells, from the element that only this shop has."""
    if ".amazon." not in url or (place := text.find('id="productTitle"')) < 0:
        return None
    match = _TEXT.match(text[place : place + _NEAR])
    return html.unescape(match[1]) if match else None


def types(head: Head) -> list[str]:
    """What the root element says that the page is."""
    return [re.split(r"[/#:]", name)[-1].lower() for name in head.html.get("itemtype", "").split()[:10]]


def _contents(head: Head, prop: str) -> list[str]:
    return [meta["content"] for meta in head.metas if meta.get("itemprop", "").lower() == prop and meta.get("content")]


def _name(near: str) -> str | None:
    match = _NAME.search(near) or _TEXT.match(near)
    return " ".join(html.unescape(match[1]).split()) or None if match else None
