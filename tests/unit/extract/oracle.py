"""GitHub's own renderer, and an HTML reader that shares no code with ours.

cmark-gfm is not thread safe, and its binding frees no trees: keep to one thread and bounded runs.
"""

import re
from typing import Any, NamedTuple
from urllib.parse import quote

import html5lib._tokenizer as standard
from cmarkgfm import cmark
from html5lib.constants import tokenTypes

_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ["autolink", "table", "strikethrough", "tasklist", "tagfilter"]
_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_RAW = {
    "script": "scriptDataState",
    "plaintext": "plaintextState",
    "title": "rcdataState",
    "textarea": "rcdataState",
} | dict.fromkeys(("style", "xmp", "iframe", "noembed", "noframes"), "rawtextState")


class Seen(NamedTuple):
    """A link of the rendered page."""

    url: str
    text: str


def render(markdown: str) -> str:
    """What GitHub's renderer makes of it."""
    return str(cmark.markdown_to_html_with_extensions(markdown, options=_OPTIONS, extensions=_EXTENSIONS))


def links_of(html: str) -> list[Seen]:
    """The links of a page in order, those of footnote marks left out."""
    reader = _Reader(html)
    return [Seen(url, collapse("".join(text))) for url, text in reader.read()]


class _Reader:
    def __init__(self, html: str) -> None:
        self.tokenizer: Any = standard.HTMLTokenizer(html)
        self.found: list[tuple[str, list[str]]] = []
        self.stack: list[tuple[str, list[str] | None]] = []

    def read(self) -> list[tuple[str, list[str]]]:
        for token in self.tokenizer:
            if token["type"] in (tokenTypes["Characters"], tokenTypes["SpaceCharacters"]):
                self.show(token["data"])
            elif token["type"] == tokenTypes["StartTag"]:
                self.start(token["name"], token["data"])
            elif token["type"] == tokenTypes["EndTag"]:
                self.end(token["name"])
        return self.found

    def show(self, text: str) -> None:
        if self.stack and self.stack[-1][0] in _RAW:
            return
        for _, opened in self.stack:
            if opened is not None:
                opened.append(text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        shown = attributes.get("alt", "") if name == "img" else ""
        self.show(shown)
        opened = None
        for key, value in attributes.items():
            if key not in _ATTRIBUTES.get(name, ()) or any(key.startswith("data-footnote-") for key in attributes):
                continue
            for url in image_set(value) if key == "srcset" else [value]:
                text = [shown]
                self.found.append((url, text))
                opened = text if name == "a" else None
        if name in _RAW:
            self.tokenizer.state = getattr(self.tokenizer, _RAW[name])
            self.tokenizer.currentToken = {"name": name}
        if name not in _VOID:
            self.stack.append((name, opened))

    def end(self, name: str) -> None:
        if any(opened == name for opened, _ in self.stack):
            while self.stack.pop()[0] != name:
                pass


def image_set(value: str) -> list[str]:
    """URLs of a `srcset`, by the standard's steps."""
    urls = []
    while value := value.lstrip(" \t\n\f\r,"):
        url = re.split(r"[ \t\n\f\r]", value, maxsplit=1)[0]
        value = value[len(url) :]
        urls.append(url.rstrip(","))
        if not url.endswith(","):
            value = value[descriptors(value) :]
    return urls


def descriptors(value: str) -> int:
    """The length of what follows a URL, to the comma that ends it; commas in parentheses do not."""
    inside = False
    for index, character in enumerate(value):
        if character == "," and not inside:
            return index
        inside = character == "(" or (inside and character != ")")
    return len(value)


def collapse(text: str) -> str:
    """White space as browsers show it."""
    return re.sub(r"[ \t\n\r\f\v]+", " ", text).strip(" ")


def escape_href(url: str) -> str:
    """How the renderer writes a destination."""
    return quote(url, safe="-_.+!*'(),%#@?=;:/,+&$~")
