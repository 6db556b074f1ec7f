"""Findings about a list's text that the program of its site explains."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from linkcheck.model import Finding
from linkcheck.pipeline.plan.local.conventions import is_test_input
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import SiteFinder, is_partial

# mkdocs-autorefs and mkdocstrings: `[text][package.module.name]`, `[name][]`.
_CROSS_REFERENCES = frozenset(("MkDocs", "Zensical"))
_AUTOREFS = re.compile(r"^\s*(?:-\s*(?:autorefs|mkdocstrings)\b|(?:-\s*)?auto_append:)", re.MULTILINE)
_IDENTIFIER = re.compile(r"`?[\w.:()#/-]+`?\Z")
# Pandoc: `[the heading][]` of any page; Sphinx and MyST have labels.
_SHARED_REFERENCES = frozenset(("Quarto", "R Markdown", "MyST", "Sphinx"))
_INCLUDE = re.compile(r"\{\{[%<]-?\s*include|\{%-?\s*include|-{1,2}8<-{1,2}|!INCLUDE|<!--\s*@include|\{include\}")
_MARKDOWN_IN_HTML = frozenset(("Docusaurus", "MDX", "Quarto", "R Markdown", "Next.js", "Gatsby", "Nuxt"))
# GitHub Pages takes `_config.yml` beside any list; manuals with other programs refer to one page again and again.
_OF_LISTS = "Jekyll"
_BELOW_TAG = "HTML tag above"
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
        return (site.name in _MARKDOWN_IN_HTML or path.suffix == ".mdx") and _BELOW_TAG in finding.message
    if finding.reason == "unused-definition":
        return is_partial(inside)
    if finding.reason == "duplicate-link":
        return site.name != _OF_LISTS
    if finding.reason == "unclosed-block":
        # Liquid and kramdown end a block of HTML at its closing tag, whatever stands in it.
        return (
            path.suffix.lower() in (".html", ".rmd", ".qmd")
            or any(part in finding.message for part in ("</", "`<?"))
            or (site.name == _OF_LISTS and "`<" in finding.message)
        )
    is_cross_reference = site.name in _CROSS_REFERENCES and (
        _IDENTIFIER.match(finding.label or "") or _AUTOREFS.search(disk.text(Path(site.marker.strip("`")), top))
    )
    return bool(is_cross_reference) or site.name in _SHARED_REFERENCES or bool(_INCLUDE.search(disk.text(path, top)))
