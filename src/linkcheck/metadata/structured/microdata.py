"""Authors, dates and types from `itemprop`, found near the heading at little cost."""

import html
import re

from linkcheck.metadata.markup.head import HtmlHead

_SIGN = '="author'
_OPEN = re.compile(r"<[a-zA-Z][^<>]{0,400}(?:itemprop|rel)$")
_ASIDE = re.compile(r"comment|review", re.IGNORECASE)
"""Classes of elements whose authors did not write the page."""
_NAME = re.compile(r"\bitemprop=\"name\"[^<>]{0,400}>([^<>]{1,200})<")
_TEXT = re.compile(r"[^<>]{0,400}>\s*([^<>]{1,200})</")
_PROPERTY = re.compile(r"\b(?:itemprop|property)=[\"']?(?:schema:)?$")
_STATED = re.compile(r"<[^<>]{0,800}?\s(?:content|datetime|title)=[\"']?([^\"'<>]{4,60})")
_MOST = 8
_BEFORE = 8_000
_WINDOW = 80_000
_NEAR = 800


def authors(text: str, heading: int | None) -> list[str]:
    """The one name that elements with `itemprop` or `rel` "author" give; none where they differ, as on overviews.

    Looked for from a little before the heading, which begins at the given character.
    """
    found: dict[str, None] = {}
    start = max(0, (heading or 0) - _BEFORE)
    place = text.find(_SIGN, start, start + _WINDOW)
    for _ in range(_MOST):
        if place < 0:
            break
        before = text[max(0, place - 420) : place]
        if _OPEN.search(before) and not _ASIDE.search(before) and (name := _name(text[place : place + _NEAR])):
            found[name] = None
        place = text.find(_SIGN, place + 1, start + _WINDOW)
    return list(found) if len(found) == 1 else []


def dates(text: str, heading: int | None) -> list[str]:
    """Dates of elements with `itemprop` "datePublished", from a little before the heading on, in order."""
    found = []
    start = max(0, (heading or 0) - _BEFORE)
    place = text.find("datePublished", start, start + _WINDOW)
    for _ in range(_MOST):
        if place < 0:
            break
        tag_start = text.rfind("<", max(0, place - 420), place)
        if tag_start >= 0 and _PROPERTY.search(text, tag_start, place) and not _ASIDE.search(text, tag_start, place):
            near = text[tag_start : place + _NEAR]
            if match := _STATED.match(near) or _TEXT.match(text[place : place + _NEAR]):
                found.append(html.unescape(match[1]))
        place = text.find("datePublished", place + 1, start + _WINDOW)
    return found


def product(text: str, url: str) -> str | None:
    """The name of what a shop sells, from the element that only this shop has."""
    if ".amazon." not in url or (place := text.find('id="productTitle"')) < 0:
        return None
    match = _TEXT.match(text[place : place + _NEAR])
    return html.unescape(match[1]) if match else None


def types(head: HtmlHead) -> list[str]:
    """The types that the root element declares."""
    return [re.split(r"[/#:]", name)[-1].lower() for name in head.html.get("itemtype", "").split()[:10]]


def _name(near: str) -> str | None:
    match = _NAME.search(near) or _TEXT.match(near)
    return " ".join(html.unescape(match[1]).split()) or None if match else None
