"""The few tags that describe a page, picked out of its first bytes.

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
"""Most tags with metadata, and comments, that are read of a page: real heads have a tenth of it."""
_SCRIPT_LIMIT = 256 * 1024
_HEADING_LIMIT = 4096
_HEADINGS_LIMIT = 20

# To the end of a tag. Quotes matter only after `=`, as in the standard. Possessive: each character is looked at once.
_REST = r"(?:[^>=]*+=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+[^>=]*+>"
# The look ahead at one letter makes the search seven times faster on a page full of other tags. A tag that does not end
# has no second group: no other one ends either.
_OPEN = re.compile(
    r"<(?=[!hbtmlsni])"
    r"(?:!--|(html|base|title|meta|link|script|style|svg|template|textarea|noscript|iframe|h1|time)(?=[\s/>])"
    rf"({_REST})?+)",
    re.IGNORECASE | re.ASCII,
)
_CLOSERS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)
    for name in ("title", "script", "style", "svg", "template", "textarea", "noscript", "iframe", "h1")
}
_SWALLOWING = frozenset({"title", "script", "style", "textarea"})
"""Elements that, unclosed, make text of the rest of the page."""
_SCHOLARLY = ("citation_", "dc", "prism.", "doi", "bepress_", "eprints.")
_DULL_LINK = re.compile(
    r"rel=[\"']?(?:stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|(?:shortcut )?icon|apple-touch-"
    r"|mask-icon|manifest|pingback|EditURI|wlwmanifest|shortlink|https:)"
)
_DULL_META = re.compile(
    r"\s+(?:name|property)=[\"']?(?:og:image|twitter:(?:image|card|site|creator|domain|url)|viewport|msapplication"
    r"|fb:|al:|theme-color|robots|googlebot|generator|google-|apple-mobile-web-app-(?:capable|status)|format-detection"
    r"|referrer|csrf-|article:(?:tag|section|publisher)|og:locale:|keywords|news_keywords"
    r"|sailthru\.(?:tags|image)|parsely-(?:tags|section|image|link|type)|citation_(?:reference|keywords)|HandheldFriendly"
    r"|MobileOptimized|msvalidate|p:domain)"
)
_UNSEEN = re.compile(r"<(script|style|template|svg)\b[^<>]*+>.*?(?:</\1\s*+>|\Z)", re.IGNORECASE | re.DOTALL)
_INNER_TAG = re.compile(r"<[^<>]*+>")
_JSON_TYPE = re.compile(r"application/(?:[a-z]+\+)?ld\+json", re.IGNORECASE)


class HtmlHead(msgspec.Struct, kw_only=True):
    """What the skim found, in document order."""

    title: str | None = None
    h1: str | None = None
    h1_at: int | None = None
    """Where the first one begins, in characters."""
    h1_count: int = 0
    html: Attributes = {}
    base: str | None = None
    metas: list[Attributes] = []
    named: dict[str, list[str]] = {}
    """Contents of `<meta>` by lower-case property, name or itemprop."""
    itemprops: dict[str, list[str]] = {}
    """Contents of `<meta>` by lower-case itemprop."""
    scholarly: bool = False
    """Whether any of them is of the kind that libraries read; most pages have none of the sixty there are."""
    links: list[Attributes] = []
    rels: dict[str, str] = {}
    """The first address by rel."""
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
        return self.rels.get(rel)


def skim(text: str) -> HtmlHead:
    """Collect the tags that describe a page. Never raises; linear in the length of the text."""
    return _Skimmer(text).skim()


class _Skimmer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tags: list[Tag] = []
        self.head = HtmlHead()
        self.unclosed: set[str] = set()

    def skim(self) -> HtmlHead:
        """Pick the tags that describe the page, then read the attributes of those."""
        for name, attributes in attributes_of(self._pick()):
            _note(self.head, name, attributes)
        return self.head

    def _pick(self) -> list[Tag]:
        # One loop, not a function a tag: pages have a hundred that describe nothing, and a call costs as much as a tag.
        text, tags, position = self.text, self.tags, 0
        for _ in range(_STEPS_LIMIT):
            if not (match := _OPEN.search(text, position)):
                break
            if match[1] is None:
                position = text.find("-->", match.start() + 2) + 3
                if position < 3:
                    break
                continue
            if (rest := match[2]) is None:
                break
            (begin, position), name = match.span(2), match[1].lower()
            if name in _CLOSERS:
                after = self._element(name, begin, position)
                if after is None:
                    break
                position = after
            elif position - begin <= _TAG_LIMIT and not _is_dull(name, text, begin, position):
                tags.append((name, rest))
                if len(tags) >= _TAGS_LIMIT:
                    break
        return tags

    def _element(self, name: str, begin: int, end: int) -> int | None:
        """Where an element ends, whose start tag has its attributes at the given place."""
        if name in self.unclosed:
            return end
        if name == "h1":
            self._heading(end)
            return end
        closer = _CLOSERS[name].search(self.text, end)
        if closer is None:
            self.unclosed.add(name)
            return end if name not in _SWALLOWING else None
        stop = closer.start()
        if name == "title" and self.head.title is None:
            self.head.title = _plain(self.text[end : min(stop, end + _HEADING_LIMIT)])
        elif name == "script" and stop - end <= _SCRIPT_LIMIT and _JSON_TYPE.search(self.text, begin, end):
            self.head.json_ld.append(self.text[end:stop])
        return closer.end()

    def _heading(self, start: int) -> None:
        self.head.h1_count += 1
        if self.head.h1_at is None:
            self.head.h1_at = start
        if self.head.h1 is None and self.head.h1_count <= _HEADINGS_LIMIT:
            closer = _CLOSERS["h1"].search(self.text, start, start + _HEADING_LIMIT)
            if closer is not None:
                inner = _UNSEEN.sub(" ", self.text[start : closer.start()])
                self.head.h1 = (_plain(_INNER_TAG.sub(" ", inner)) or "").rstrip(" ¶") or None


def _is_dull(name: str, text: str, begin: int, end: int) -> bool:
    """Whether a tag is one of the many that do not describe the page, so that its attributes are not read."""
    if name == "meta":
        return _DULL_META.match(text, begin, end) is not None
    return name == "link" and _DULL_LINK.search(text, begin, end) is not None


def _plain(markup: str) -> str | None:
    """Text of a title, entities decoded as a browser does."""
    return clean(html.unescape(markup.replace("\0", "\ufffd")), TITLE)


def _note(head: HtmlHead, tag: str, attributes: Attributes) -> None:
    match tag:
        case "meta":
            head.metas.append(attributes)
            _name(head, attributes)
        case "link":
            head.links.append(attributes)
            if href := attributes.get("href"):
                for rel in attributes.get("rel", "").lower().split():
                    head.rels.setdefault(rel, href)
        case "time":
            head.times.append(attributes)
        case "html":
            head.html = head.html or attributes
        case "base":
            head.base = head.base or attributes.get("href")


def _name(head: HtmlHead, attributes: Attributes) -> None:
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    if attributes.get("content", "").strip():
        if "itemprop" in attributes:
            head.itemprops.setdefault(attributes["itemprop"].lower(), []).append(attributes["content"])
        name = name.strip().lower()
        head.named.setdefault(name, []).append(attributes["content"])
        head.scholarly = head.scholarly or name.startswith(_SCHOLARLY)
