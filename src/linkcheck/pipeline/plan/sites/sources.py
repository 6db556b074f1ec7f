"""The files of which a site may make the page that a link leads to."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product, takewhile
from mimetypes import guess_type
from pathlib import Path, PurePosixPath

from linkcheck.pipeline.plan.hints import missing_scheme
from linkcheck.pipeline.plan.sites.generators import Site
from linkcheck.pipeline.plan.sites.languages import holds_translations, is_language
from linkcheck.urls import Destination

Entries = Callable[[str], Iterable[str]]

_SOURCES = (
    *(".md", ".mdx", ".qmd", ".rmd", ".markdown", ".ipynb", ".rst", ".adoc"),
    *(".html", ".njk", ".vue", ".svelte", ".astro", ".webc", ".liquid", ".pug"),
)
HTML = (".html", ".htm")
"""Endings of pages as they are served."""
READ = (".md", ".mdx", ".qmd", ".rmd", ".markdown", ".rst")
_NAMES_FORM = re.compile(r"(.+)\.html?(?:\.[a-z]{2,8}){1,3}\Z", re.IGNORECASE)
_MOST_FOLDERS = 1_000
"""Whose names are kept sorted: a folder is looked at for each link into it."""
_WITH_LABELS = ("MyST", "Sphinx", "mdBook", "Documenter", "bookdown", "Paradox")
_WITH_READMES = ("mdBook", "GitBook", "HonKit", "VuePress")
"""Which make `index` of a README."""
_FROM_ITS_FOLDER = "Docusaurus"
"""Which looks for `docs/a.md` from its configuration too."""
_WITH_BUNDLES = ("Hugo", "Hugo or Zola")
_WITH_SYMBOLS = ("DocC", "Angular")
"""Whose pages are named in code."""
_WITH_MODULES = ("ExDoc",)
_MODULE = re.compile(r"[A-Z]\w*(?:\.[A-Z]\w*)*\.html\Z")
"""Of Elixir, of which its program makes a page from the code."""
_OF_FILES = re.compile(r"(?:image|audio|video|font|text)/|application/(?:pdf|zip|json|javascript|x-tar)\Z")
"""Types of files that pages link to; `glossary.zst` and `lex.token.str` have one too, and are labels."""
_REFERENCES = ("`", "{", "@", "((", "[[")
"""What destinations begin with that name an object, what the text says, or a note or block of Logseq."""
_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".pdf", ".gif", ".webp")
_SYMBOL = re.compile(r"\.[A-Z][a-z]\w*\Z")
_FRONT = ("index", "_index", "readme", "page", "+page", "article")
"""Next.js and SvelteKit say `page`, the engine of javascript.info `article`."""
# `01-intro.md` is the page `intro`, `2024-05-01-news.md` the page `news`, `(1)intro.mdx` of SolidStart `intro`.
_NUMBER = re.compile(r"\A(?:(?:\d{4}-\d{2}-\d{2}|\d+)[-_. ]+|\([^()]*\))(?=\S)")
_PARTIALS = re.compile(r"_?(?:includes?|partials?|snippets?|common|shared|fragments?)\Z", re.IGNORECASE)
_OF_PELICAN = re.compile(r"\{(?:author|category|index|tag)\}")
_DOI = re.compile(r"10\.\d{4,9}/.")
_FOR_PROGRAMS = re.compile(r"(?:\.{0,2}/)*(?:llms(?:-\w+)*\.txt|sitemap\.xml|robots\.txt)\Z")
# What programs make of the other pages.
_GENERATED = re.compile(
    r"(?:.*/)?(?:tags?|categor(?:y|ies)|authors?|archives?|page|search)(?:/.*)?\Z"
    r"|(?:.*/)?(?:feed|rss|atom|index|sitemap|robots|llms(?:-\w+)*|search)\.(?:xml|txt|json)\Z",
    re.IGNORECASE,
)


def sources_for(place: Destination, path: Path, site: Site, entries: Entries) -> Iterator[Path]:
    """Files and folders, existing ones alone, that the page of a local link may be made of, likeliest first."""
    for bases in _bases(place, path, site):
        is_found = False
        for base, file in product(bases, _files(place, site)):
            for source in _sources_at(os.path.join(base, file), path, entries):  # noqa: PTH118 - half the time of paths
                is_found = True
                yield source
        if is_found:
            return


def _sources_at(address: str, path: Path, entries: Entries) -> Iterator[Path]:
    wanted = os.path.normpath(address)
    folder, name = os.path.split(wanted)
    names = frozenset(entries(folder or "."))
    if name in names or name in {"", ".", ".."}:
        yield from _fronts(wanted, entries)
        yield Path(wanted)
        yield from _translations(Path(wanted), path, names)
    # Hugo and others put addresses in lower case.
    page = page_of(name)
    for found in _own_language_first(_by_page(names).get(page, ()), path):
        yield Path(folder, found)
    if "." not in name:  # Pandoc and Quarto choose the ending of a picture by the format that they write
        yield from (Path(folder, name + ending) for ending in _PICTURES if name + ending in names)
    if name.lower().endswith((".html", ".htm")):
        yield from _fronts(os.path.splitext(wanted)[0], entries)  # noqa: PTH122
    if page == "index":
        yield from _fronts(folder or ".", entries)
    if name.endswith(".*"):
        # Sphinx takes the form of a picture that the output can show.
        yield from (Path(folder, found) for found in sorted(names) if found.startswith(name[:-1]))


def _files(place: Destination, site: Site) -> Iterator[str]:
    """What a link says, by the name of the source too, and without what the site puts before its sources' paths."""
    yield place.file
    folder, _, name = place.file.rpartition("/")
    if site.name in _WITH_READMES and name.lower() == "index.md":
        yield f"{folder}/README.md".lstrip("/")
    yield from _below_prefixes(place, site)


def _below_prefixes(place: Destination, site: Site) -> Iterator[str]:
    """An address from the root without each of a site's prefixes that it begins with."""
    for prefix in site.prefixes if place.rooted else ():
        if f"{place.file}/".startswith(f"{prefix}/"):
            yield place.file[len(prefix) + 1 :]


def leaves_site(place: Destination, path: Path, site: Site) -> bool:
    """Whether a relative link leads out of a site whose pages lie as their sources do: to what is served beside it."""
    wanted = Path(os.path.normpath(path.parent / place.file))
    return site.generator.is_flat and not place.rooted and not any(wanted.is_relative_to(root) for root in site.roots)


def leaves_host_path(place: Destination, site: Site) -> bool:
    """Whether an address from the root leads out of a site that is served below a path of its host."""
    has_path = site.generator.keeps_root and bool(site.prefixes)
    return place.rooted and has_path and next(_below_prefixes(place, site), None) is None


def can_be_known(place: Destination, path: Path) -> bool:
    """Whether a path that nothing is found for is wrong for certain: it names a source itself, or lacks its scheme.

    Translations and versions take what they lack from elsewhere.
    """
    if not place.rooted and missing_scheme(place.file):
        return True
    ending = PurePosixPath(place.file).suffix.lower()
    if is_partial(path):
        return False
    return not place.rooted and ending in READ and not any(map(holds_translations, path.parent.parts))


def _bases(place: Destination, path: Path, site: Site) -> Iterator[Sequence[Path]]:
    """Folders that a link may begin at; the later ones count where the ones before have no such page."""
    if place.rooted:
        # A language or a version may have a root of its own.
        above = takewhile(lambda folder: folder != site.folder, path.parents)
        yield (*site.roots, site.folder, *above)
        return
    # `a.md` is mostly served as `a/`, from where `../b` is a neighbour; `a/page.mdx` of Next.js as `a`.
    # And Hugo looks for the pages that a bundle, `a/index.md`, leads to in the folder around it.
    is_above = path.stem == "page" or (path.stem == "index" and site.name in _WITH_BUNDLES)
    own_folder = (path.parent.parent,) if is_above else ()
    yield path.parent, path.parent / path.stem, *own_folder
    yield site.roots
    if site.name == _FROM_ITS_FOLDER:
        yield (site.folder,)
    # A translation takes what it lacks from the site that it inherits.
    root = next((root for root in site.roots if path.is_relative_to(root)), None)
    if root is not None:
        yield tuple(other / path.parent.relative_to(root) for other in site.roots if other != root)


def _fronts(folder: str, entries: Entries) -> Iterator[Path]:
    """What a folder's own page is made of."""
    for name in _fronts_among(frozenset(entries(folder))):
        yield Path(folder, name)


@lru_cache(maxsize=_MOST_FOLDERS)
def _fronts_among(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(is_front, names)))


@lru_cache(maxsize=_MOST_FOLDERS)
def _by_page(names: frozenset[str]) -> dict[str, list[str]]:
    """The files of a folder by what their pages may be called."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        for page in dict.fromkeys(pages_of(name)):
            found.setdefault(page, []).append(name)
    return found


def _translations(page: Path, path: Path, names: Iterable[str]) -> Iterator[Path]:
    """The form of a page in the language of the one that links to it: `b.fr.md` for `b.md` in `a.fr.md`."""
    language = _language_of(path.stem)
    own = f"{page.stem}.{language}{page.suffix}"
    if language and own in names:
        yield page.with_name(own)


def _own_language_first(forms: Sequence[str], path: Path) -> Sequence[str]:
    """The forms of a page in the likeliest order for a link of a page: of its language, of none, of others."""
    if len(forms) < 2:
        return forms
    own = _language_of(path.stem)
    languages = {name: _language_of(PurePosixPath(name).stem) for name in forms}
    return sorted(forms, key=lambda name: (languages[name] != own, languages[name] != ""))


def is_partial(path: Path) -> bool:
    """Whether a file is a part of other pages, from which its relative links lead elsewhere."""
    return (path.name.startswith("_") and not is_front(path.name)) or any(map(_PARTIALS.match, path.parent.parts))


def names_page(file: str) -> bool:
    """Whether a path may be that of a page: it ends as one, or has no ending."""
    return PurePosixPath(file).suffix.lower() in ("", *HTML, *READ) or names_symbol(file)


def names_symbol(file: str) -> bool:
    """Whether a path has the name of a symbol, and no ending of a file: `/reference/Interface.Rose`."""
    ending = PurePosixPath(file).suffix
    return _SYMBOL.match(ending) is not None and ending.lower() not in READ and guess_type(file)[0] is None


def is_generated(place: Destination) -> bool:
    """Whether the address is one of those that programs make of all pages, or of a DOI."""
    is_doi = not place.rooted and (_DOI.match(place.file) or _OF_PELICAN.match(place.file))
    is_for_programs = _FOR_PROGRAMS.match(place.file) is not None
    return bool(is_doi or is_for_programs or (place.rooted and _GENERATED.match(place.file.strip("/"))))


def is_label(place: Destination, site: Site) -> bool:
    """Whether a destination is no path: a label of Sphinx, which programs make too, `[x](schema_y.z)`, or code.

    `{…}` is an expression of a component. DocC makes pages of symbols, `Module/Type`. Filters of Quarto and plugins of
    MkDocs take the name of an object in backticks for a reference to its page, and `@ref` of Documenter refers to what
    the text of the link says.
    """
    if place.file.startswith(_REFERENCES) or site.name in _WITH_SYMBOLS:
        return True
    if site.name in _WITH_MODULES and _MODULE.match(place.file):
        return True
    kind = guess_type(place.file)[0] or ""
    is_file = "/" in place.file or PurePosixPath(place.file).suffix.lower() in _SOURCES or _OF_FILES.match(kind)
    return site.name in _WITH_LABELS and not place.rooted and not is_file


def is_front(name: str) -> bool:
    """Whether a file makes its folder's own page."""
    file = PurePosixPath(name)
    return file.suffix.lower() in _SOURCES and _without_language(file.stem.lower()) in _FRONT


def page_of(address: str) -> str:
    """What the last part of an address calls its page."""
    return re.sub(r"\.html?\Z", "", address.casefold())


@lru_cache(maxsize=65_536)
def pages_of(name: str) -> tuple[str, ...]:
    """What the page made of a file may be called, in lower case; nothing for a file that is no source."""
    file = PurePosixPath(name)
    made = _NAMES_FORM.match(name)  # DocPad and others name the form that they make: `about.html.md.eco`
    if made is None and file.suffix.lower() not in _SOURCES:
        return ()
    stem = made[1] if made else file.stem
    name = _without_language(stem)
    return tuple(dict.fromkeys(form.casefold() for form in (stem, name, without_number(name))))


def without_number(name: str) -> str:
    """A name without the number or the date that gives it its place."""
    return _NUMBER.sub("", name)


def _language_of(stem: str) -> str:
    """`page.fr` is the French form of `page`."""
    name, _, code = stem.rpartition(".")
    return code if name and is_language(code) else ""


def _without_language(stem: str) -> str:
    language = _language_of(stem)
    return stem[: -len(language) - 1] if language else stem
