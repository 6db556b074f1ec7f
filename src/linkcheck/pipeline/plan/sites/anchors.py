"""Anchors that a site's program makes beyond those of GitHub."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from linkcheck.extract.text.fences import after_fence
from linkcheck.pipeline.plan.sites.generators import Site

_EXPLICIT = re.compile(
    r"""\{[^{}\n]{0,200}?\#([^\s{}\#]{1,200})[^{}\n]{0,200}\}   # ## Heading {#id .class}, {: #id }
    |\{/\*\s*\#?([^\s*{}]{1,200})\s*\*/\}                       # ## Heading {/*id*/}
    |^[ ]{0,3}\(([^()\s]{1,200})\)=\s*$                         # (id)= of MyST
    |^\s*:(?:name|label|id):\s*(\S{1,200})                      # options of a directive
    |^\s*\#\|\s*label:\s*(\S{1,200})                            # options of a cell of Quarto
    |^[ ]{0,3}\#{1,6}[ ][^\n]{0,300}\[\#([^\s\[\]]{1,200})\][ \t]*$  # ## Heading [#id] of Nextra
    |^[ ]{0,3}\#{1,6}[ ][^\n]{0,300}\[\[([^\s\[\]]{1,200})\]\][ \t]*$  # ## Heading [[id]] of Hugging Face
    |^[ ]{0,3}\#{1,6}[ ][^\n]{0,300}\(@id[ ]([^()\n]{1,200})\)   # ## [Heading](@id name) of Documenter
    |[ ]:id=([\w-]{1,200})                              # ## Heading :id=name of docsify
    |(?:^|[ ])(\^[A-Za-z0-9-]{1,100})[ \t]*$            # the end of a block of Obsidian
    |^[ \t]*[\\@](?:page|anchor|(?:sub)*section|paragraph)[ ]+([\w:.-]{1,200})   # commands of Doxygen
    |\b(?:id|name)\s*=\s*["'{]+([^"'{}\s]{1,200})""",
    re.MULTILINE | re.VERBOSE,
)
_COMPLETED = re.compile(
    r"""\{\{|\{%|<%                                      # macros of Jinja, Liquid, Hugo
    |-{1,2}8<-{1,2}|<<\s*\{|^\s*\{!|^\s*!INCLUDE|^\s*\[!include  # snippets
    |^:::\s                                             # mkdocstrings, admonitions with pages in them
    |^\s*(?:```+|:::+)\s*[{@]                           # directives of MyST, cells of Quarto, docs of Documenter
    |^\s*\[\[autodoc\]\]|^\s*@@(?:snip|include)|<include\s  # Hugging Face, Paradox, Writerside
    |<!--\s*[a-z]+:[a-z]+\s                               # comments that a plugin replaces
    |^\s*!!!include\(|^>[ ](?:EXPANDED_)?(?:TYPES|MODULES?):   # VuePress, SvelteKit
    |<(?:Fragment|Include|Import|Snippet)\b[^<>\n]*\s(?:src|file|path)=  # components that take a text in
    |<!--\s*@include|<!--\s*include""",
    re.MULTILINE | re.VERBOSE,
)
_OWN_TEMPLATE = re.compile(r"\A---\r?\n(?:(?!---)[^\n]*\n){0,50}?template:[ \t]*\S")
"""Of MkDocs: a template of the page's own adds what it likes."""
_COMPONENT = re.compile(r"<[A-Z]|\$\{|^\s*(?:import|export)\s", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+)*(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]{1,300}\1(?!`)")
_TERM = re.compile(r"^([^\s:<>#|-][^\n]{0,200})\n\n?:[ \t]{1,3}\S", re.MULTILINE)
"""Of a definition list: Hugo gives it an anchor."""
_TAB = re.compile(r'^[ \t]*===[!+]?[ ]+"([^"\n]+)"', re.MULTILINE)
"""Of Material for MkDocs, which can give each tab an anchor."""
_TEMPLATE = re.compile(r"\{\{|\{%|\{#\w+\||<%|<\?(?:php|=)|\$(?:if|for)\([\w.-]+\)\$")
_MADE = re.compile(
    r"(?:\d{3,}\Z|__|-{1,2}[A-Za-z]|tab/|fn[:-]|fnref|user-content-|footnote|r-\w+\.|grammar-|ref-|fig-|tbl-|eq-|sec-|lst-)"
)

_SLIDE = re.compile(r"/?\d{1,3}(?:/\d{1,3})?\Z")
_BETWEEN_SLIDES = re.compile(r"^-{3,4}[ \t]*$", re.MULTILINE)
"""Of Marp, Slidev and reveal.js; front matter has two of them."""
_FEWEST_BREAKS = 4

_WITH_CAPITALS = ("DocC", "Documenter", "VitePress")
"""VitePress makes the anchors of links and headings alike."""
_OWN_ANCHORS = re.compile(r"slugify|slug_func|maintainCase")
_IN_LOWER_CASE = "lower"

_PICTURE = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_SHORT = 3
"""Letters of an anchor that stand in too many headings."""
_LONG = 6
"""Letters of an anchor that is no part of another by chance."""
_SIGNS = re.compile(r"[^a-z0-9]+")
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+(.*)$", re.MULTILINE)
"""Indented as well: in tabs and admonitions of Material for MkDocs. Signs at its end count for nothing in an anchor."""
_HEADING_WITHOUT_BLANK = re.compile(r"^#{1,6}([^\s#].*)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}\s*\Z|<[^<>\n]*>|\]\([^()\n]*\)")


class PageAnchors:
    """The anchors of a page made of a text, looked for once for all links to it.

    Programs differ in what they make of punctuation, accents and repeated headings.
    """

    def __init__(
        self,
        known: frozenset[str],
        text: str,
        *,
        has_components: bool,
        romanises: bool = False,
        is_own_code: bool = False,
    ) -> None:
        """`known` are those that GitHub would give; `has_components` where `<Name />` may bring more.

        With `is_own_code` a project's code makes the anchors: it may leave out what headings have as code, and take
        `##Roses` for one.
        """
        self._is_own_code = is_own_code
        self._known = known
        self._is_romanised = romanises and any(not anchor.isascii() for anchor in known)
        self._blocks = _without_code_blocks(text)
        self._text = _SPAN.sub("", self._blocks)
        patterns = (_COMPLETED, _OWN_TEMPLATE, *((_COMPONENT,) if has_components else ()))
        self._is_completed_later = any(pattern.search(self._text) for pattern in patterns)

    def may_have(self, fragment: str) -> bool:
        """Whether the page has an anchor, or macros, includes or the program itself may add it to the built one."""
        if self._is_completed_later or _MADE.match(fragment) or fragment in self._explicit:
            return True
        if _SLIDE.match(fragment) and len(_BETWEEN_SLIDES.findall(self._text)) >= _FEWEST_BREAKS:
            return True
        wanted = _folded(fragment)
        if wanted in self._all_folded or fragment in self._slugs or (self._is_romanised and fragment.isascii()):
            return True
        return any(plain in wanted for plain in self._without_pictures)

    @cached_property
    def _explicit(self) -> frozenset[str]:
        return frozenset(next(filter(None, found.groups())) for found in _EXPLICIT.finditer(self._text))

    @cached_property
    def _all_folded(self) -> frozenset[str]:
        named = (*_TERM.findall(self._blocks), *_TAB.findall(self._blocks))
        if self._is_own_code:
            named = (*named, *_HEADING.findall(self._text), *_HEADING_WITHOUT_BLANK.findall(self._blocks))
        more = (*named, *_commented_headings(self._text), *_below_others(self._blocks))
        return frozenset(map(_folded, (*self._known, *self._explicit, *more)))

    @cached_property
    def _without_pictures(self) -> frozenset[str]:
        """Headings that have emoji, without them: Zola and others name these in the anchor."""
        headings = (text for text in _HEADING.findall(self._blocks) if _PICTURE.search(text))
        return frozenset(name for name in map(_folded, headings) if len(name) >= _LONG)

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(_slugs(self._blocks))


def _below_others(text: str) -> Iterator[str]:
    """Each heading with the one above it, as SvelteKit joins them."""
    above: list[tuple[int, str]] = []
    for heading in _HEADING.finditer(text):
        level = len(heading[0]) - len(heading[0].lstrip("#"))
        above = [(depth, name) for depth, name in above if depth < level]
        if above:
            yield above[-1][1] + heading[1]
        above.append((level, heading[1]))


def _slugs(text: str) -> Iterator[str]:
    """The ids that Python-Markdown gives to headings: ASCII alone, repeated ones and empty ones numbered."""
    seen: set[str] = set()
    for heading in _HEADING.finditer(text):
        plain = unicodedata.normalize("NFKD", _ATTRIBUTES.sub("", heading[1])).encode("ascii", "ignore").decode()
        slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
        while slug in seen or not slug:
            stem, _, number = slug.rpartition("_")
            slug = f"{stem}_{int(number) + 1}" if number.isdecimal() and _ else f"{slug}_1"
        seen.add(slug)
        yield slug


def _without_code_blocks(text: str) -> str:
    """The text without its blocks of code, but with the directives and cells that are written as such."""
    pieces, done = [], 0
    while opening := _FENCE.search(text, done):
        pieces.append(text[done : opening.start()])
        end = after_fence(text, opening.end(), opening["fence"])
        if opening["info"].lstrip().startswith(("{", "@")):
            pieces.append(text[opening.start() : end])
        done = end
    return "".join((*pieces, text[done:]))


def _commented_headings(text: str) -> Iterator[str]:
    """Headings in HTML comments, of which some programs make anchors."""
    for part in text.split("<!--")[1:]:
        yield from _HEADING.findall(part.partition("-->")[0].lstrip(" \t"))


@lru_cache(maxsize=8)
def is_template(text: str) -> bool:
    """Whether a program makes pages of a text, and so decides where its links stand."""
    return _TEMPLATE.search(text) is not None


def is_nearly_one_of(fragment: str, anchors: frozenset[str]) -> bool:
    """Whether an anchor is a part of one of a page, or has one as a part. Signs count for nothing.

    Programs take the bold or the first words of a heading; others name the emoji that GitHub leaves out.
    """
    wanted = _folded(fragment)
    is_word = len(wanted) >= _SHORT or (bool(wanted) and not wanted.isascii())
    whole, long_ones = _all_folded(anchors)
    return is_word and (wanted in whole or any(name in wanted for name in long_ones))


@lru_cache(maxsize=16)
def _all_folded(anchors: frozenset[str]) -> tuple[str, frozenset[str]]:
    """All anchors of a page in one text, and the long ones: a page with a thousand may have a thousand bad links."""
    folded = frozenset(map(_folded, anchors))
    return "\0".join(folded), frozenset(name for name in folded if len(name) >= _LONG)


def _folded(anchor: str) -> str:
    if anchor.isascii():
        return _SIGNS.sub("", anchor.lower())
    letters = unicodedata.normalize("NFKD", anchor).casefold()
    return "".join(c for c in letters if c.isalnum())


def may_keep_case(site: Site, configurations: Iterable[str]) -> bool:
    """Whether a site may have anchors with capitals: some programs make such, and so may a configuration of others."""
    own = (text for text in configurations if _OWN_ANCHORS.search(text))
    return site.name in _WITH_CAPITALS or any(_IN_LOWER_CASE not in text.lower() for text in own)
