"""Anchors that a site's program makes beyond those of GitHub."""

import re
import unicodedata

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


def has_site_anchor(fragment: str, known: frozenset[str], text: str) -> bool:
    """Whether a page made of a text has an anchor; `known` are those that GitHub would give.

    Programs differ in what they make of punctuation, accents and repeated headings.
    """
    explicit = {next(filter(None, found.groups())) for found in _EXPLICIT.finditer(text)}
    wanted = _folded(fragment)
    return fragment in explicit or any(_folded(anchor) == wanted for anchor in (*known, *explicit))


def is_completed_later(fragment: str, text: str) -> bool:
    """Whether macros, includes or the program itself may add the anchor when the site is built."""
    return bool(_MADE.match(fragment) or _COMPLETED.search(text))


def is_template(text: str) -> bool:
    """Whether a program makes pages of a text, and so decides where its links stand."""
    return _TEMPLATE.search(text) is not None


def _folded(anchor: str) -> str:
    letters = unicodedata.normalize("NFKD", anchor).casefold()
    return "".join(c for c in letters if c.isalnum())
