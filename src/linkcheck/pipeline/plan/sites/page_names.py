"""What the pages of a site may be called, wherever its program puts them.

Programs build addresses of dates, languages, versions, collections and settings. The last part of an address is mostly
still the name of a file, of a folder, or what the page's front matter says.
"""

import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from linkcheck.pipeline.plan.sites.generators import Site
from linkcheck.pipeline.plan.sites.languages import is_language
from linkcheck.pipeline.plan.sites.sources import is_front, page_of, pages_of, without_number
from linkcheck.urls import Destination

Text = Callable[[Path], str]

_ANY = "[]"
_SIGNS = re.compile(r"[^\w\[\]]+")
"""Which addresses have hyphens for."""
_WORDS_OF_SIGNS = {"$": "dollar", "&": "and", "%": "percent"}
_POSTS = frozenset(("_posts", "_drafts"))
_PAGE_SCRIPTS = (".js", ".jsx", ".ts", ".tsx")
_FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_ADDRESS_KEY = re.compile(
    r"^(?:slug|permalink|url|id|path|aliases|old_?urls?|redirect_from|redirects?)[\"']?\s*[:=]"
    r"(.*(?:\n[ \t]*-.*|\n[ \t]+.*|\n\].*)*)",
    re.MULTILINE | re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[ ]{0,3}\(([^()\s]+)\)=\s*$|^\s*:?(?:label|name):\s*(\S+)|^\s*\"\(([^()\s]+)\)=\\n\""
    r"|^\s*[\\@]page[ ]+([\w:.-]+)|\A\s*#[^\n]*\{#([\w.:-]+)",
    re.MULTILINE,
)
"""Also in the cells of a notebook; and what Doxygen calls a page."""
_OUTPUT = re.compile(r"(?:\.embed)?(?:-preview)?\.(?:html?|mdx?|qmd|pdf|docx|pptx|epub|tex|ipynb)\Z")
"""What Quarto and others make of one source beside its page."""
_VALUE = re.compile(r"[^\s\"'\[\],]+")
_REDIRECTS = re.compile(
    r"(?:(?:.*redirect.*|30[1278])\.(?:js|ts|mjs|json|ya?ml|toml|csv|txt|conf)|_redirects"
    r"|[_.]*(?:nav|navigation|navbar|sidebar|menu|toc|summary|routes)s?\.(?:md|js|ts|mjs|json|ya?ml|toml)|netlify\.toml|vercel\.json|firebase\.json"
    r"|(?:docusaurus|astro|next|nuxt|gatsby|eleventy)[.-]config\.\w+|mkdocs\.ya?ml|docs\.json|mint\.json|book\.toml|_toc\.yml|myst\.yml)\Z",
    re.IGNORECASE,
)
_LINK_HOOK = "render-link"
"""Hugo asks such a template what it shall make of each destination: `[word](g)` may lead to a glossary."""
_REWRITING = ".vitepress"
"""Its configuration may move pages to other addresses by `rewrites`."""
_MOST_FILES = 20_000
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(?<=\W)\w+\Z|\A\w+\Z")
_SHORTEST = 3
"""Shorter names stand in too many texts."""


class Name(NamedTuple):
    """What a page may be called."""

    folder: str
    """Of its file, or of the address that front matter gives it; empty for a name that counts in any folder."""
    page: str


class PageNames:
    """The names of a site's pages; files are read when the first one is asked for."""

    def __init__(self, paths: Collection[Path], site: Site, text: Text, read: dict[Path, frozenset[Name]]) -> None:
        """`read` keeps the names that a file gives to pages, for it may be a source of several sites."""
        self._paths = paths
        self._site = site
        self._text = text
        self._read = read
        self._names: frozenset[Name] | None = None
        self._pages: frozenset[str] = frozenset()
        self._folders: frozenset[str] = frozenset()
        self._redirects: str | None = None
        self._words: frozenset[str] = frozenset()
        self._redirected: dict[str, bool] = {}
        self._own_folders: dict[Path, frozenset[str]] = {}
        """Of the addresses that front matter gives a page."""
        self._has_link_hook = False
        self._moves_pages = False

    def may_have(self, place: Destination, path: Path) -> bool:
        """Whether some page has the name that a link of a list ends with, or some redirection names its address.

        Where the link leads into a folder that the site has, the page must be of such a folder.
        """
        names = self._look()
        address = place.file.strip("/")
        last = address.rpartition("/")[2]
        if not place.rooted and self._has_link_hook and address.isalnum():
            return True
        pages = {page_of(last), page_of(last).replace(" ", "-"), _OUTPUT.sub("", last.casefold())}
        # A page may be served as a folder of its name, from which a relative link leads one level further down.
        bases = (Path(),) if place.rooted else (path.parent, path.parent / path.stem)
        if any(self._has_page(pages, os.path.normpath(base / address), names) for base in bases):
            return True
        if not place.rooted and "/" not in address:
            # The address that a page has by its front matter is where its relative links begin.
            if path not in self._own_folders:
                folders = {name.folder for name in _written_addresses(self._text(path))}
                self._own_folders[path] = frozenset(folders - {""})
            if any(Name(folder, page) in names for folder in self._own_folders[path] for page in pages):
                return True
        if place.rooted and is_language(address):
            return True  # the front page of a language, whose pages lie elsewhere
        if last in self._site.generator.makes or Name("", address.casefold()) in names:
            return True
        return not _REDIRECTS.match(path.name) and len(address) >= _SHORTEST and self._is_redirected(address)

    def is_moved(self, place: Destination, path: Path) -> bool:
        """Whether a redirection leads away from the page of a source that is gone, by its path among the sources."""
        wanted = Path(os.path.normpath(path.parent / place.file))
        root = next((root for root in self._site.roots if wanted.is_relative_to(root)), None)
        if root is None:
            return False
        address = os.path.splitext(wanted.relative_to(root).as_posix())[0]  # noqa: PTH122 - the root has no name
        if len(address) < _SHORTEST or not self._is_redirected(address):
            return False
        # A menu names pages too, and a redirection the page that it leads to.
        before, behind = r"(?:from|source)[\"']?\s*[:=]\s*[\"'\[]*/?", r"(?:\.\w+)?[\"']?(?:\s*[:=]|[ \t]+/)"
        pattern = rf"{before}{re.escape(address)}\b|^[^\w\n]*{re.escape(address)}{behind}"
        return re.search(pattern, self._redirects or "", re.MULTILINE) is not None

    def _is_redirected(self, address: str) -> bool:
        """Whether some redirection names an address.

        Its last word tells of nearly every one that none does: the text of all redirections is not searched for it.
        """
        if self._redirects is None:
            texts = (self._text(path) for path in sorted(self._paths)[:_MOST_FILES] if self._names_addresses(path))
            self._redirects = "\n".join(texts)
            self._words = frozenset(_WORD.findall(self._redirects))
        if address not in self._redirected:
            last = _LAST_WORD.search(address)
            self._redirected[address] = (last is None or last[0] in self._words) and (
                re.search(rf"[/\"'\s]{re.escape(address)}\b", self._redirects) is not None
            )
        return self._redirected[address]

    def has_label(self, label: str) -> bool:
        """Whether some page has a label, or an address of its own, of that name."""
        return Name("", label.casefold()) in self._look()

    def _has_page(self, pages: set[str], wanted: str, names: frozenset[Name]) -> bool:
        """Whether there is a page of one of the names: in the wanted folder, or anywhere if the site lacks that."""
        folder = next(_folders_above(Path(wanted)), "")
        is_known = (
            folder in self._folders
            and not (folder.isdecimal() or self._site.is_guess)
            and folder not in self._site.prefixes
            and not is_language(folder)
        )
        if not is_known or self._moves_pages:
            return not pages.isdisjoint(self._pages)
        return any(Name(where, page) in names for page in (*pages, _ANY) for where in ("", folder))

    def _look(self) -> frozenset[Name]:
        if self._names is None:
            paths = sorted(self._paths)[:_MOST_FILES]
            self._names = frozenset().union(*map(self._names_of, paths))
            self._pages = frozenset(name.page for name in self._names)
            self._folders = frozenset(name.folder for name in self._names) - {""}
            if self._site.is_guess:  # Grav makes a page of each folder
                self._pages |= self._folders
            self._has_link_hook = any(path.name.startswith(_LINK_HOOK) for path in paths)
            configurations = (path for path in paths if path.parent.name == _REWRITING)
            self._moves_pages = any("rewrites" in self._text(path) for path in configurations)
        return self._names

    def _names_addresses(self, path: Path) -> bool:
        """Whether a file may say what addresses pages have: one of redirections, a menu, a configuration, a build."""
        if _REDIRECTS.match(path.name) or path == self._site.configuration:
            return True
        return path.parent.name == "workflows" and path.suffix in (".yml", ".yaml")

    def _names_of(self, path: Path) -> frozenset[Name]:
        if path not in self._read:
            names = [*_names_of(path, self._text)]
            written = [Name(name.folder, form) for name in names for form in _written(name.page)]
            self._read[path] = frozenset((*names, *written))
        return self._read[path]


def _written(page: str) -> Iterator[str]:
    """The forms of a name that addresses may have: `$fetch` is also `dollarfetch`."""
    yield _SIGNS.sub("-", page)
    if not _WORDS_OF_SIGNS.keys().isdisjoint(page):
        yield _SIGNS.sub("-", "".join(_WORDS_OF_SIGNS.get(sign, sign) for sign in page))


def _folder(name: str) -> str:
    """A folder as addresses name it: `_docs` of Jekyll is `docs`, `01-start` is `start`."""
    return "" if name in (".", "..") else without_number(name.removeprefix("_")).casefold()


def _folders_above(path: Path) -> Iterator[str]:
    """Upwards, as addresses name them. A folder all in parentheses is in none."""
    return (_folder(part) for part in reversed(path.parent.parts) if not (part[:1] == "(" and part[-1] == ")"))


def _parameter(name: str) -> str:
    """`[name]` of Next.js stands for any page of its folder; `[...path]` shows pages that have sources elsewhere."""
    return _ANY if name.startswith("[") and not name.lstrip("[").startswith("...") else name


def _names_of(path: Path, text: Text) -> Iterator[Name]:
    pages = pages_of(path.name)
    above = _folders_above(path)
    folder = next(above, "")
    is_script = path.suffix.lower() in _PAGE_SCRIPTS
    if is_front(path.with_suffix(".md").name if is_script else path.name):
        higher = next(above, "")
        yield from (Name(higher, page) for page in pages_of(f"{path.parent.name}.md"))
        yield Name(higher, _parameter(folder))
    elif is_script:
        yield Name(folder, _parameter(path.stem.casefold()))
    elif not pages:
        yield Name(folder, path.name.casefold())
        if path.suffix == ".txt":  # Jekyll makes a page of it too
            yield Name(folder, path.stem.casefold())
    yield from (Name(folder, page) for page in pages)
    if without_number(path.parent.name) != path.parent.name or not _POSTS.isdisjoint(path.parts):
        # Numbers order folders that addresses often leave out; a permalink of Jekyll says where posts are.
        yield from (Name("", page) for page in pages)
    # An address may leave the folder out: `components/base/button` is `components/button`.
    folder = next(above, "")
    yield from (Name(folder, page) for page in pages if folder)
    if pages:
        content = text(path)
        yield from _written_addresses(content)
        yield from (Name("", label) for label in _labels(content))


def _labels(text: str) -> Iterator[str]:
    if any(sign in text for sign in (")=", "label:", "name:", "page ", "{#")):
        yield from (label.casefold() for found in _LABEL.finditer(text) for label in found.groups() if label)


def _written_addresses(text: str) -> Iterator[Name]:
    """The last parts of the addresses that front matter gives a page."""
    front = _FRONT_MATTER.match(text.replace("\r\n", "\n"))
    for entry in _ADDRESS_KEY.finditer(front[2] if front else ""):
        for value in _VALUE.findall(entry[1]):
            *above, last = value.strip("/").split("/")
            name = page_of(last)
            if name.strip("-:"):
                yield Name(_folder(above[-1]) if above else "", name)
