"""Anchors that a site's program makes beyond those of GitHub."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

_EXPLICIT = re.compile(
    r"""\{[^{}\n]{0,200}?\#([^\s{}\#]{1,200})[^{}\n]{0,200}\}   # ## Heading {#id .class}, {: #id }
    |\{/\*\s*\#?([^\s*{}]{1,200})\s*\*/\}                       # ## Heading {/*id*/}
    |^[ ]{0,3}\(([^()\s]{1,200})\)=\s*$                         # (id)= of MyST
    |^\s*:(?:name|label|id):\s*(\S{1,200})                      # options of a directive
    |^\s*\#\|\s*label:\s*(\S{1,200})                            # options of a cell of Quarto
    |\b(?:id|name)\s*=\s*["'{]+([^"'{}\s]{1,200})""",
    re.MULTILINE | re.VERBOSE,
)
_COMPLETED = re.compile(
    r"""\{\{|\{%|\$\{|<%                                 # macros of Jinja, Liquid, Hugo; scripts
    |-{1,2}8<-{1,2}|<<\s*\{|^\s*!INCLUDE|^\s*\[!include  # snippets
    |^:::\s                                             # mkdocstrings, admonitions with pages in them
    |^\s*(?:```+|:::+)\s*\{                             # directives of MyST, cells of Quarto
    |^\s*import\s.{1,300}\sfrom\s                       # MDX
    |<!--\s*[a-z]+:[a-z]+\s                               # comments that a plugin replaces
    |<!--\s*@include|<!--\s*include|<[A-Z][A-Za-z]*""",
    re.MULTILINE | re.VERBOSE,
)
_TEMPLATE = re.compile(r"\{\{|\{%|<%|<\?(?:php|=)|\$(?:if|for)\([\w.-]+\)\$")
_MADE = re.compile(r"(?:__|-{1,2}[A-Za-z]|fn[:-]|fnref|user-content-|footnote|ref-|fig-|tbl-|eq-|sec-|lst-)")

_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
_FENCED = re.compile(r"^[ ]*(`{3,}|~{3,}).*?^[ ]*\1", re.MULTILINE | re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}\s*\Z|<[^<>\n]*>|\]\([^()\n]*\)")


class PageAnchors:
    """The anchors of a page made of a text, looked for once for all links to it.

    Programs differ in what they make of punctuation, accents and repeated headings.
    """

    def __init__(self, known: frozenset[str], text: str) -> None:
        """`known` are those that GitHub would give."""
        self._explicit = {next(filter(None, found.groups())) for found in _EXPLICIT.finditer(text)}
        self._folded = {_folded(anchor) for anchor in (*known, *self._explicit, *_commented_headings(text))}
        self._is_completed_later = _COMPLETED.search(text) is not None
        self._text = text

    def may_have(self, fragment: str) -> bool:
        """Whether the page has an anchor, or macros, includes or the program itself may add it to the built one."""
        is_made = _MADE.match(fragment) is not None
        if is_made or self._is_completed_later or fragment in self._explicit or _folded(fragment) in self._folded:
            return True
        return fragment in self._slugs

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(_slugs(self._text))


def _slugs(text: str) -> Iterator[str]:
    """The ids that Python-Markdown gives to headings: ASCII alone, repeated ones and empty ones numbered."""
    seen: set[str] = set()
    for heading in _HEADING.finditer(_FENCED.sub("", text)):
        plain = unicodedata.normalize("NFKD", _ATTRIBUTES.sub("", heading[1])).encode("ascii", "ignore").decode()
        slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
        while slug in seen or not slug:
            stem, _, number = slug.rpartition("_")
            slug = f"{stem}_{int(number) + 1}" if number.isdecimal() and _ else f"{slug}_1"
        seen.add(slug)
        yield slug


def _commented_headings(text: str) -> Iterator[str]:
    """Headings in HTML comments, of which some programs make anchors."""
    for part in text.split("<!--")[1:]:
        yield from _HEADING.findall(part.partition("-->")[0])


def is_template(text: str) -> bool:
    """Whether a program makes pages of a text, and so decides where its links stand."""
    return _TEMPLATE.search(text) is not None


def _folded(anchor: str) -> str:
    letters = unicodedata.normalize("NFKD", anchor).casefold()
    return "".join(c for c in letters if c.isalnum())
