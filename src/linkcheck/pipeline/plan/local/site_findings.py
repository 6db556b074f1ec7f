"""Findings about a list's text that the program of its site explains."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from linkcheck.model import Finding
from linkcheck.pipeline.plan.local.conventions import is_test_input
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import Site, SiteFinder, is_partial

# mkdocs-autorefs and mkdocstrings: `[text][package.module.name]`, `[name][]`. An address may hold white space there.
_PYTHON_MARKDOWN = frozenset(("MkDocs", "Zensical"))
_AUTOREFS = re.compile(r"^\s*(?:-\s*(?:autorefs|mkdocstrings)\b|(?:-\s*)?auto_append:)", re.MULTILINE)
_IDENTIFIER = re.compile(r"`?[\w.:()#/-]+`?\Z")
# Pandoc: `[the heading][]` of any page; Sphinx and MyST have labels.
_SHARED_REFERENCES = frozenset(("Quarto", "R Markdown", "MyST", "Sphinx"))
_INCLUDE = re.compile(r"\{\{[%<]-?\s*include|\{%-?\s*include|-{1,2}8<-{1,2}|!INCLUDE|<!--\s*@include|\{include\}")
_MARKDOWN_IN_HTML = frozenset(("Docusaurus", "MDX", "Quarto", "R Markdown", "Next.js", "Gatsby", "Nuxt"))
# GitHub Pages takes `_config.yml` beside any list; manuals with other programs refer to one page again and again.
_OF_LISTS = "Jekyll"
_BELOW_TAG = "HTML tag above"
_WHITE_SPACE_INSIDE = "out of the address"
_HIDES_DEFINITIONS = "make it no definition"
_TAKEN_BY_HTML = "for a line of the HTML"
_HAVE_CONTAINERS = frozenset(("MyST", "Sphinx", "Docusaurus", "VitePress", "VuePress", "MDX"))
_COLONS = re.compile(r"[ \t]*:{3,}[ \t]*([^:\s].*)?\r?$")
_DOUBTFUL = frozenset(("undefined-reference", "not-a-link", "unclosed-block", "duplicate-link", "unused-definition"))


def unexplained(findings: Iterable[Finding], disk: RepositoryFiles, finder: SiteFinder) -> Iterator[Finding]:
    """Findings without those that are none where the site's program reads the list."""
    for finding in findings:
        if is_test_input(finding.path, disk):
            continue
        if finding.reason not in _DOUBTFUL or not _is_explained(finding, disk, finder):
            yield finding


def _is_explained(finding: Finding, disk: RepositoryFiles, finder: SiteFinder) -> bool:
    path, top, inside = disk.place(finding.path)
    site = finder.site_of(path, top)
    if site is None:
        return False
    if finding.reason == "not-a-link":
        if _BELOW_TAG in finding.message:
            return site.name in _MARKDOWN_IN_HTML or path.suffix == ".mdx"
        return site.name in _PYTHON_MARKDOWN and _WHITE_SPACE_INSIDE in finding.message
    if finding.reason == "unused-definition":
        return is_partial(inside)
    if finding.reason == "duplicate-link":
        return site.name != _OF_LISTS
    if finding.reason == "unclosed-block":
        if "`<" in finding.message or _TAKEN_BY_HTML in finding.message:
            return _ends_html(path, site) or any(part in finding.message for part in ("</", "`<?"))
        return _ends_fence(finding, disk.text(path, top), site)
    is_cross_reference = site.name in _PYTHON_MARKDOWN and (
        # There each line may be a definition, whatever stands above it.
        _HIDES_DEFINITIONS in finding.message
        or _IDENTIFIER.match(finding.label or "")
        or _AUTOREFS.search(disk.text(Path(site.marker.strip("`")), top))
    )
    return bool(is_cross_reference) or site.name in _SHARED_REFERENCES or bool(_INCLUDE.search(disk.text(path, top)))


def _ends_html(path: Path, site: Site) -> bool:
    """Whether HTML ends at its closing tag, whatever stands in it: for Liquid, kramdown and Pandoc it does."""
    return site.name == _OF_LISTS or path.suffix.lower() in (".html", ".rmd", ".qmd")


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
