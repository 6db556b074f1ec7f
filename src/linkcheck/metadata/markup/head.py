"""The few tags that say what a page is, picked out of its first bytes.

A page is hostile: a tree builder needs quadratic time and memory for 100,000 nested or unclosed elements (500 s for
1.5 MB of `<div>`, measured on lexbor). So the text is first skimmed, in one linear pass, for the tags that matter;
the parser then sees only those, each closed and bounded, and does what it is best at: attributes and entities.
"""

import html
import re

import msgspec

from linkcheck.metadata.markup.attributes import Attributes, Tag, attributes_of
from linkcheck.model.text import TITLE, clean

_TAG_LIMIT = 8192
_TAGS_LIMIT = 1000
_STEPS_LIMIT = 4000
"""Telling tags, comments included, after which a page is not looked at further: real heads have a tenth of it."""
_SCRIPT_LIMIT = 256 * 1024
_HEADING_LIMIT = 4096
_HEADINGS_LIMIT = 20

# The look ahead at one letter makes the search seven times faster on a page full of other tags.
_OPEN = re.compile(
    r"<(?=[!hbtmlsni])"
    r"(?:!--|(html|base|title|meta|link|script|style|svg|template|textarea|noscript|iframe|h1|time)(?=[\s/>]))",
    re.IGNORECASE | re.ASCII,
)
# Quotes matter only after `=`, as in the standard. Possessive: each character is looked at once.
_REST = re.compile(r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>")
_CLOSERS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)
    for name in ("title", "script", "style", "svg", "template", "textarea", "noscript", "iframe", "h1")
}
_SWALLOWING = frozenset({"title", "script", "style", "textarea"})
"""Elements that, unclosed, make text of the rest of the page."""
_SCHOLARLY = ("citation_", "dc", "prism.", "doi", "bepress_", "eprints.")
_INNER_TAG = re.compile(r"<[^<>]*+>")
_JSON_TYPE = re.compile(r"application/(?:[a-z]+\+)?ld\+json", re.IGNORECASE)


class Head(msgspec.Struct, kw_only=True):
    """What the skim found, in document order."""

    title: str | None = None
    h1: str | None = None
    h1_count: int = 0
    html: Attributes = {}
    base: str | None = None
    metas: list[Attributes] = []
    named: dict[str, list[str]] = {}
    """Contents of `<meta>` by lower-case property, name or itemprop."""
    scholarly: bool = False
    """Whether any of them is of the kind that libraries read; most pages have none of the sixty there are."""
    links: list[Attributes] = []
    times: list[Attributes] = []
    json_ld: list[str] = []

    def meta(self, *names: str) -> list[str]:
        """Contents of all `<meta>` with one of these lower-case names; best name first."""
        named = self.named
        if not named or named.keys().isdisjoint(names):
            return []
        return [content for name in names if name in named for content in named[name]]

    def link(self, rel: str) -> str | None:
        """Address of the first `<link rel=…>`."""
        for attributes in self.links:
            if rel in attributes.get("rel", "").lower().split() and attributes.get("href"):
                return attributes["href"]
        return None


def skim(text: str) -> Head:
    """Collect the telling tags of a page. Never raises; linear in the length of the text."""
    skimmer = _Skimmer(text)
    for _ in range(_STEPS_LIMIT):
        if not skimmer.step():
            break
    return skimmer.finish()


class _Skimmer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.tags: list[Tag] = []
        self.head = Head()
        self.unclosed: set[str] = set()

    def step(self) -> bool:
        """Go past the next telling tag; false at the end."""
        match = _OPEN.search(self.text, self.position)
        if match is None or len(self.tags) >= _TAGS_LIMIT:
            return False
        if match[1] is None:
            end = self.text.find("-->", match.start() + 2)
            self.position = end + 3
            return end >= 0
        rest = _REST.match(self.text, match.end())
        if rest is None:
            return False
        self.position = rest.end()
        name = match[1].lower()
        if name in _CLOSERS:
            return self._element(name, rest[0])
        if len(rest[0]) <= _TAG_LIMIT:
            self.tags.append((name, rest[0]))
        return True

    def _element(self, name: str, attributes: str) -> bool:
        if name in self.unclosed:
            return True
        if name == "h1":
            self._heading()
            return True
        closer = _CLOSERS[name].search(self.text, self.position)
        if closer is None:
            self.unclosed.add(name)
            return name not in _SWALLOWING
        inner = self.text[self.position : closer.start()]
        self.position = closer.end()
        if name == "title" and self.head.title is None:
            self.head.title = _plain(inner[:_HEADING_LIMIT])
        elif name == "script" and _JSON_TYPE.search(attributes[:_TAG_LIMIT]) and len(inner) <= _SCRIPT_LIMIT:
            self.head.json_ld.append(inner)
        return True

    def _heading(self) -> None:
        self.head.h1_count += 1
        if self.head.h1 is None and self.head.h1_count <= _HEADINGS_LIMIT:
            closer = _CLOSERS["h1"].search(self.text, self.position, self.position + _HEADING_LIMIT)
            if closer is not None:
                self.head.h1 = _plain(_INNER_TAG.sub(" ", self.text[self.position : closer.start()]))

    def finish(self) -> Head:
        """Read the attributes of what was picked."""
        for name, attributes in attributes_of(self.tags):
            _note(self.head, name, attributes)
        return self.head


def _plain(markup: str) -> str | None:
    """Text of a title, entities decoded as a browser does."""
    return clean(html.unescape(markup.replace("\0", "\ufffd")), TITLE)


def _note(head: Head, tag: str, attributes: Attributes) -> None:
    match tag:
        case "meta":
            head.metas.append(attributes)
            _name(head, attributes)
        case "link":
            head.links.append(attributes)
        case "time":
            head.times.append(attributes)
        case "html":
            head.html = head.html or attributes
        case "base":
            head.base = head.base or attributes.get("href")


def _name(head: Head, attributes: Attributes) -> None:
    name = next((attributes[key] for key in ("property", "name", "itemprop") if attributes.get(key)), "")
    if attributes.get("content", "").strip():
        name = name.strip().lower()
        head.named.setdefault(name, []).append(attributes["content"])
        head.scholarly = head.scholarly or name.startswith(_SCHOLARLY)
