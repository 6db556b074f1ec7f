"""What the pages of a site may be called, wherever its program puts them.

Programs build addresses of dates, languages, versions, collections and settings. The last part of an address is mostly
still the name of a file, of a folder, or what the page's front matter says.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from linkcheck.pipeline.plan.sites.sources import is_front, page_of, pages_of
from linkcheck.urls import Destination

Text = Callable[[Path], str]

_PAGE_SCRIPTS = (".js", ".jsx", ".ts", ".tsx")
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_ADDRESS_KEY = re.compile(
    r"^(?:slug|permalink|url|id|path|aliases|redirect_from|redirects?)[\"']?\s*[:=]"
    r"(.*(?:\n[ \t]*-.*|\n[ \t]+.*|\n\].*)*)",
    re.MULTILINE,
)
_LABEL = re.compile(r"^[ ]{0,3}\(([^()\s]+)\)=\s*$|^\s*:?(?:label|name):\s*(\S+)", re.MULTILINE)
_OUTPUT = re.compile(r"(?:\.embed)?(?:-preview)?\.(?:html?|mdx?|qmd|pdf|docx|pptx|epub|tex|ipynb)\Z")
"""What Quarto and others make of one source beside its page."""
_VALUE = re.compile(r"[^\s\"'\[\],]+")
_REDIRECTS = re.compile(
    r"(?:.*redirect.*\.(?:js|ts|mjs|json|ya?ml|toml|csv|txt|conf)|_redirects|netlify\.toml|vercel\.json|firebase\.json"
    r"|(?:docusaurus|astro|next|nuxt|gatsby|eleventy)[.-]config\.\w+|mkdocs\.ya?ml|book\.toml|_toc\.yml|myst\.yml)\Z",
    re.IGNORECASE,
)
_LINK_HOOK = "render-link"
"""Hugo asks such a template what it shall make of each destination: `[word](g)` may lead to a glossary."""
_MOST_FILES = 20_000
_SHORTEST = 3
"""Shorter names stand in too many texts."""


class PageNames:
    """The names of a site's pages; files are read when the first one is asked for."""

    def __init__(self, paths: Iterable[Path], text: Text, read: dict[Path, frozenset[str]]) -> None:
        """`read` keeps the names that a file gives to pages, for it may be a source of several sites."""
        self._paths = paths
        self._text = text
        self._read = read
        self._names: frozenset[str] | None = None
        self._redirects = ""
        self._rewrites = False

    def may_have(self, place: Destination) -> bool:
        """Whether some page has the name that a local link ends with, or some redirection names its address."""
        if self._names is None:
            paths = sorted(self._paths)[:_MOST_FILES]
            self._names = frozenset().union(*map(self._names_of, paths))
            self._rewrites = any(path.name.startswith(_LINK_HOOK) for path in paths)
            self._redirects = "\n".join(self._text(path) for path in paths if _REDIRECTS.match(path.name))
        address = place.file.strip("/")
        name = page_of(PurePosixPath(address).name)
        if name.replace(" ", "-") in self._names:
            return True
        parent = PurePosixPath(address).parent.name.casefold()
        if f"{parent}/[]" in self._names or (self._rewrites and not place.rooted and address.isalnum()):
            return True
        if {name, address.casefold(), _OUTPUT.sub("", PurePosixPath(address).name.casefold())} & self._names:
            return True
        is_redirected = len(address) >= _SHORTEST and re.search(rf"[/\"'\s]{re.escape(address)}\b", self._redirects)
        return bool(is_redirected)

    def _names_of(self, path: Path) -> frozenset[str]:
        if path not in self._read:
            names = _names_of(path, self._text)
            self._read[path] = frozenset(form for name in names for form in _forms(name))
        return self._read[path]


def _names_of(path: Path, text: Text) -> Iterator[str]:
    pages = pages_of(path.name)
    if is_front(path.name):
        yield from pages_of(f"{path.parent.name}.md")
    elif path.suffix.lower() in _PAGE_SCRIPTS and path.name.startswith("["):
        yield f"{path.parent.name.casefold()}/[]"
    elif path.suffix.lower() in _PAGE_SCRIPTS:
        yield path.stem.casefold()
    elif not pages:
        yield path.name.casefold()
        if path.suffix == ".txt":  # Jekyll makes a page of it too
            yield path.stem.casefold()
    yield from pages
    if pages:
        content = text(path)
        yield from _written_addresses(content)
        yield from _labels(content)


def _labels(text: str) -> Iterator[str]:
    if ")=" in text or "label:" in text or "name:" in text:
        yield from (label.casefold() for found in _LABEL.finditer(text) for label in found.groups() if label)


def _forms(name: str) -> tuple[str, ...]:
    """A name, and as addresses hold it."""
    return (name, name.replace(" ", "-")) if " " in name else (name,)


def _written_addresses(text: str) -> Iterator[str]:
    """The last parts of the addresses that front matter gives a page."""
    front = _FRONT_MATTER.match(text.replace("\r\n", "\n"))
    for entry in _ADDRESS_KEY.finditer(front[2] if front else ""):
        for value in _VALUE.findall(entry[1]):
            name = page_of(PurePosixPath(value.strip("/")).name)
            if name.strip("-:"):
                yield name
