"""Findings about a list's text that the program of its site explains."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from linkcheck.model import Finding
from linkcheck.pipeline.plan.local.around_links import code_lines, is_in_formula
from linkcheck.pipeline.plan.local.conventions import is_test_input
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import Site, SiteFinder, is_partial

# mkdocs-autorefs and mkdocstrings: `[text][package.module.name]`, `[name][]`. An address may hold white space there,
# and in kramdown.
_PYTHON_MARKDOWN = frozenset(("MkDocs", "Zensical", "Pelican"))
_AUTOREFS = re.compile(r"^\s*(?:-\s*(?:autorefs|mkdocstrings)\b|(?:-\s*)?auto_append:)", re.MULTILINE)
_IDENTIFIER = re.compile(r"`?[\w.:()#/-]+`?\Z")
# Pandoc: `[the heading][]` of any page; Sphinx and MyST have labels.
_SHARED_REFERENCES = frozenset(("Quarto", "R Markdown", "bookdown", "MyST", "Sphinx"))
_MADE_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\n]*)\]:", re.MULTILINE)
"""Liquid makes definitions of what it goes through: `[{{ name }}]: {{ address }}`."""
_WITH_PREPROCESSOR = re.compile(r"^\[preprocessor\.(?!links\b|index\b|toc\b|mermaid\b|katex\b)", re.MULTILINE)
"""A program of one's own that mdBook asks may make definitions of anything."""
_INCLUDE = re.compile(r"\{\{[%<#]-?\s*include|\{%-?\s*include|-{1,2}8<-{1,2}|!INCLUDE|<!--\s*@include|\{include\}")
_MARKDOWN_IN_HTML = frozenset(("Docusaurus", "MDX", "Quarto", "R Markdown", "Next.js", "Gatsby", "Nuxt"))
# GitHub Pages takes `_config.yml` beside any list; manuals with other programs refer to one page again and again.
_OF_LISTS = "Jekyll"
_MDBOOK = "mdBook"
_MARKDOWN_INSIDE = re.compile(r"<[a-z][^<>\n]*\smarkdown(?:\s*=\s*[\"']?(?:1|block|span))?\b", re.IGNORECASE)
"""kramdown and Python-Markdown read what is in such a tag, which is HTML for GitHub."""
_IN_HTML = ("HTML tag above", "HTML that ends before it", "comment before it")
_BEHIND_HTML = _IN_HTML[1:]
_COMMON_MARK = re.compile(r"^markdown:\s*[\"']?(?:CommonMark|GFM)", re.MULTILINE)
_WHITE_SPACE_INSIDE = "out of the address"
# kramdown, Python-Markdown and Pandoc.
_READ_ON_BEHIND_HTML = frozenset(
    ("Jekyll", "Bridgetown", "Middleman", "Nanoc", "MkDocs", "Zensical", "Pelican", "Nikola", "bookdown", "pandoc")
)
_HIDES_DEFINITIONS = "make it no definition"
_TAKEN_BY_HTML = "for a line of the HTML"
_WITH_CHUNKS = (".rmd", ".qmd")
"""Endings of files whose code has a head of its own, with back quotes too."""
_OWN_FENCE = "with a back quote in its first line"
_FEWEST = 3
"""Files that make a habit, as for links."""
_HAVE_CONTAINERS = frozenset(("MyST", "Sphinx", "Docusaurus", "VitePress", "VuePress", "MDX"))
_COLONS = re.compile(r"[ \t]*:{3,}[ \t]*([^:\s].*)?\r?$")
_DOUBTFUL = frozenset(("undefined-reference", "not-a-link", "unclosed-block", "duplicate-link", "unused-definition"))
_BY_BLOCKS = frozenset(("undefined-reference", "unclosed-block", "unused-definition"))


def unexplained(findings: Iterable[Finding], disk: RepositoryFiles, finder: SiteFinder) -> Iterator[Finding]:
    """Findings without those that are none where the site's program reads the list."""
    found = tuple(findings)
    with_own_fences = _with_own_fences(found, disk)
    for finding in found:
        if is_test_input(finding.path, disk):
            continue
        is_chunk = Path(finding.path).suffix.lower() in _WITH_CHUNKS
        if _OWN_FENCE in finding.message and (is_chunk or disk.place(finding.path).top in with_own_fences):
            continue
        if finding.reason in _DOUBTFUL and (_is_code(finding, disk) or _is_explained(finding, disk, finder)):
            continue
        yield finding


def _with_own_fences(findings: Iterable[Finding], disk: RepositoryFiles) -> frozenset[Path]:
    """The tops of repositories where fences that are none for GitHub are a habit, so that a program takes them."""
    paths = {finding.path for finding in findings if _OWN_FENCE in finding.message}
    counts = Counter(disk.place(path).top for path in paths)
    return frozenset(top for top, count in counts.items() if count >= _FEWEST)


def _is_code(finding: Finding, disk: RepositoryFiles) -> bool:
    """Whether brackets stand in code that a program shows, or in a formula."""
    path, top, _ = disk.place(finding.path)
    text = disk.text(path, top)
    if finding.line in code_lines(text):
        return True
    return finding.reason == "undefined-reference" and is_in_formula(finding.line, finding.column, text)


def _is_explained(finding: Finding, disk: RepositoryFiles, finder: SiteFinder) -> bool:
    path, top, inside = disk.place(finding.path)
    site = finder.site_of(path, top)
    if site is None:
        return False
    if finding.reason in _BY_BLOCKS and _MARKDOWN_INSIDE.search(disk.text(path, top)):
        return True
    if finding.reason == "not-a-link":
        if _says(finding, _IN_HTML):
            reads_all = site.name in _MARKDOWN_IN_HTML or path.suffix == ".mdx"
            return reads_all or (_says(finding, _BEHIND_HTML) and _reads_on(site, disk, top))
        takes_blanks = site.name in _PYTHON_MARKDOWN or (site.name == _OF_LISTS and _reads_on(site, disk, top))
        return takes_blanks and _WHITE_SPACE_INSIDE in finding.message
    if finding.reason == "unused-definition":
        return is_partial(inside)
    if finding.reason == "duplicate-link":
        return site.name != _OF_LISTS
    if finding.reason == "unclosed-block":
        if "`<" in finding.message or _TAKEN_BY_HTML in finding.message:
            return _ends_html(path, site) or _says(finding, ("</", "`<?"))
        return _ends_fence(finding, disk.text(path, top), site)
    if finding.reason == "undefined-reference" and is_partial(inside):
        return True  # the page that takes it in has the definitions
    is_cross_reference = site.name in _PYTHON_MARKDOWN and (
        # There each line may be a definition, whatever stands above it.
        _HIDES_DEFINITIONS in finding.message
        or _IDENTIFIER.match(finding.label or "")
        or _AUTOREFS.search(_configuration(site, disk, top))
    )
    if is_cross_reference or site.name in _SHARED_REFERENCES:
        return True
    if site.name == _MDBOOK and _WITH_PREPROCESSOR.search(_configuration(site, disk, top)):
        return True
    return _is_defined_later(disk.text(path, top))


@lru_cache(maxsize=4)
def _is_defined_later(text: str) -> bool:
    """Whether a page takes in another, or makes definitions: many references of it ask."""
    made = (found[1] for found in _MADE_DEFINITION.finditer(text))
    return _INCLUDE.search(text) is not None or any("{{" in label or "{%" in label for label in made)


def _configuration(site: Site, disk: RepositoryFiles, top: Path) -> str:
    return disk.text(site.configuration, top) if site.configuration else ""


def _says(finding: Finding, words: Iterable[str]) -> bool:
    return any(map(finding.message.__contains__, words))


def _reads_on(site: Site, disk: RepositoryFiles, top: Path) -> bool:
    """Whether the program reads Markdown behind the end tag of HTML, without a blank line between: kramdown does."""
    is_common_mark = site.name == _OF_LISTS and _COMMON_MARK.search(_configuration(site, disk, top))
    return site.name in _READ_ON_BEHIND_HTML and not is_common_mark


def _ends_html(path: Path, site: Site) -> bool:
    """Whether HTML ends at its closing tag, whatever stands in it: for Liquid, kramdown, Pandoc and DocPad it does."""
    return site.name in (_OF_LISTS, "DocPad") or path.suffix.lower() in (".html", ".rmd", ".qmd", ".mdx")


def _ends_fence(finding: Finding, text: str, site: Site) -> bool:
    """Whether a fence of code is none without its end, or ends with the container of colons that it stands in."""
    if site.name == _OF_LISTS:
        return "`~~~" in finding.message
    return site.name in _HAVE_CONTAINERS and _is_in_container(finding.line, text)


def _is_in_container(wanted: int, text: str) -> bool:
    """Whether a line stands between `:::{note}` or `::: tip` and the colons that end it."""
    opened: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if (colons := _COLONS.match(line)) is None:
            continue
        if colons[1]:
            opened.append(number)
        elif opened and opened.pop() < wanted < number:
            return True
    return False
