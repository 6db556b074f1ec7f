"""Mistakes in a list's text: in its references and URLs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from linkcheck.extract.labels import fold_label
from linkcheck.extract.markdown.definitions import Definition, References
from linkcheck.extract.text.data_addresses import beginning, is_data
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Finding, Link, LinkKind, Severity, finding_at
from linkcheck.model.text import LONGEST_URL, shortened

_WHITE = re.compile(r"\s")
_ABSOLUTE = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%")
_DOTTED = re.compile(r"`?[a-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+`?\Z")
_OF_FORM = re.compile(r"(?:[\w-]+[ _-])?(?:link|url|address)\Z", re.IGNORECASE)
_OF_CODE = re.compile(r"::|\w@\w|<|\A,|=|a-z|A-Z|0-9")
_ENDINGS = frozenset(("ai", "app", "com", "dev", "go", "html", "io", "js", "md", "net", "org", "pdf", "py", "rs", "ts"))
"""`[node.js]` and `[example.org]` are names of things."""
_CHANGES = re.compile(r"change[-_]?log\b", re.IGNORECASE)
"""Programs write `**scope:** [rule-one][rule-two]` into lists of changes."""
_DEFINITION = re.compile(r"^[ \t>]*\[([^\[\]\n]{1,1000})\]:(.*)", re.MULTILINE)
_BROKEN = re.compile(r"^[ \t>]*(\[(?=[^\]\n]{0,1000}(?<!\\)\[)(?!\[)[^\n]{1,1000}?\]):[ \t]+\S+[ \t]*$", re.MULTILINE)
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_BLANK_LINE = re.compile(r"^[ \t>]*$", re.MULTILINE)
_NAMED = re.compile(r"\[([^\[\]\n]{1,1000})\](?!:)")
_TAG = re.compile(r"(?<![\]!\w])\[([^\[\]\n]{1,40})\](?![(\[:\w])")
_TAGS = re.compile(r"(?<![\]!\w])\[([^\[\]\n]{1,40})\]\[([^\[\]\n]{1,1000})\]")
_TAG_COUNT = 3
_JOINERS = frozenset("\u200c\u200d")
"""Part of the spelling between two letters of Persian or Hindi, and of many emoji."""
_INVISIBLE = frozenset(("Cf", "Cc", "Zl", "Zp"))


def lint_references(references: References, source: SourceText, path: str) -> Iterator[Finding]:
    """Uses without a definition, definitions without a use, and second definitions."""
    undefined = [*references.undefined, *references.undefined_images]
    if undefined and not _CHANGES.match(PurePosixPath(path).name):
        yield from _lint_uses(undefined, source, path)
    yield from _lint_definitions(references.definitions, source, path)


def _lint_uses(undefined: Sequence[tuple[str, int]], source: SourceText, path: str) -> Iterator[Finding]:
    used = {fold_label(label) for label, _ in undefined}
    broken = [each for each in _broken_definitions(source.text) if used & each.hides]
    yield from (_no_definition(each, source, path) for each in broken)
    explained = frozenset[str]().union(*(each.hides for each in broken))
    later, tags = _filled_in_later(source.text), _tags(source.text)
    for label, offset in undefined:
        is_known = label.casefold() in later or label.casefold() in tags or _is_known_to_a_program(label)
        if is_known or fold_label(label) in explained:
            continue
        line, column = source.place(offset)
        yield Finding(
            reason="undefined-reference",
            severity=Severity.NOTE,
            message=f"The reference [{label}] has no definition, so it is shown as plain text"
            + ("; write an address in parentheses." if _ABSOLUTE.match(label) else "."),
            path=path,
            line=line,
            column=column,
            label=label,
        )


class _Broken(NamedTuple):
    """A line that is meant for a definition and is none, because of brackets in its label."""

    start: int
    label: str
    hides: frozenset[str]
    """Folded labels of the definitions below, which are text of its paragraph."""


def _broken_definitions(text: str) -> Iterator[_Broken]:
    """Each first one of a paragraph, which alone explains why all that follow are none."""
    end = 0
    for match in _BROKEN.finditer(text):
        if match.start() >= end:
            blank = _BLANK_LINE.search(text, match.end())
            end = blank.start() if blank else len(text)
            below = frozenset(fold_label(label) for label, _ in _DEFINITION.findall(text, match.end(), end))
            yield _Broken(match.start(1), match[1], below)


def _no_definition(broken: _Broken, source: SourceText, path: str) -> Finding:
    """One note for all references to it and to those below."""
    line, column = source.place(broken.start)
    label = broken.label[1:-1]
    escaped = _BRACKET.sub(r"\\\g<0>", label)
    return Finding(
        reason="undefined-reference",
        severity=Severity.NOTE,
        message=f"The brackets in `{broken.label}:` make it no definition, nor those on the lines below, and "
        f"references to them are shown as plain text: write `[{escaped}]:`.",
        path=path,
        line=line,
        column=column,
        label=label,
    )


def _lint_definitions(definitions: Sequence[Definition], source: SourceText, path: str) -> Iterator[Finding]:
    first: dict[str, Definition] = {}
    is_unused = any(not definition.used for definition in definitions)
    # What stands in a block of HTML is read by a site's program.
    named = {fold_label(label) for label in _NAMED.findall(source.text)} if is_unused else set[str]()
    for definition in definitions:
        earlier = first.setdefault(fold_label(definition.label), definition)
        if _is_remark(definition):
            continue
        if earlier is not definition:
            if definition.url == earlier.url:
                continue  # What is written twice leads where it says.
            yield _duplicate(definition, earlier, source, path)
        elif not (definition.used or definition.url.startswith("#") or fold_label(definition.label) in named):
            line, column = source.place(definition.start)
            yield Finding(
                reason="unused-definition",
                severity=Severity.NOTE,
                message=f"Nothing refers to the definition [{definition.label}]: remove it, or use it.",
                path=path,
                line=line,
                column=column,
                url=shortened(beginning(definition.url), LONGEST_URL),
                label=definition.label,
            )


def _tags(text: str) -> frozenset[str]:
    """Folded words that stand in brackets behind entries: `**[$]**`, `**[Free][Proprietary]**`."""
    found = Counter(_TAG.findall(text))
    often = {tag for tag, count in found.items() if count >= _TAG_COUNT}
    return frozenset(second.casefold() for first, second in _TAGS.findall(text) if {first, second} & often)


def _is_known_to_a_program(label: str) -> bool:
    """Whether a program knows a name.

    `[text][package.module.name]` is looked up among all pages by mkdocs-autorefs, `[text][std::ptr]` by rustdoc, and
    `<code>[x, <b>y</b>][]</code>` of MDX, `[a][, b]` of a manual, `[version=2]` of a template and `[_A-Z]` of an
    expression are no references. `[Project Name][Project Link]` shows the form of an entry.
    """
    dotted = _DOTTED.match(label) is not None and label.rpartition(".")[2].strip("`") not in _ENDINGS
    return dotted or _OF_CODE.search(label) is not None or _OF_FORM.match(label) is not None


def _filled_in_later(text: str) -> frozenset[str]:
    """Folded labels of `[name]: {{ site.url }}/page` and `[name]: /docs/{% link page.md %}`, definitions of a template.

    White space in a template ends the definitions on GitHub, so those below are definitions of the template too.
    """
    if "{{" not in text and "{%" not in text:
        return frozenset()
    found = _DEFINITION.findall(text)
    is_template = any("{{" in address or "{%" in address for _, address in found)
    return frozenset(label.casefold() for label, _ in found if is_template)


def _is_remark(definition: Definition) -> bool:
    """`[//]: # (text)`, `[comment]: <> (text)` and `[comment]: <text>` are the customary ways to hide a remark."""
    return definition.url in ("", "#") or definition.label == "//" or " " in definition.url


def _duplicate(definition: Definition, earlier: Definition, source: SourceText, path: str) -> Finding:
    line, column = source.place(definition.start)
    first_line, first_column = source.place(earlier.start)
    return Finding(
        reason="duplicate-definition",
        severity=Severity.NOTE,
        message=f"[{definition.label}] is defined on line {first_line} already; that definition wins.",
        path=path,
        line=line,
        column=column,
        url=shortened(beginning(definition.url), LONGEST_URL),
        label=definition.label,
        related_path=path,
        related_line=first_line,
        related_column=first_column,
    )


def lint_urls(links: Iterable[Link]) -> Iterator[Finding]:
    """White space and invisible characters inside destinations."""
    for link in links:
        if link.url.isascii() and link.url.isprintable() and " " not in link.url:
            continue
        if _TEMPLATE.search(link.url) or is_data(link.url):  # browsers drop the line breaks in a picture
            continue
        # A bare address with white space inside has run into the text behind it. In a query it belongs to the text that
        # is handed over, such as the source of a diagram.
        is_written = link.kind is not LinkKind.BARE and _ABSOLUTE.match(link.url)
        address, _, query = link.url.partition("?")
        if link.url != link.url.strip() and not _WHITE.search(query.strip()):
            yield finding_at(link, "url-whitespace", "The URL begins or ends with white space: remove it.")
        elif is_written and _WHITE.search(address):
            message = "The URL contains white space: write `%20` where it belongs to the address, or remove it."
            yield finding_at(link, "url-whitespace", message)
        odd = next(_invisible(link.url), None)
        # What only looks like a bare address, `q5:\x19…` in a file with data, is none.
        is_meant = link.kind is not LinkKind.BARE or link.url.lower().startswith(("http://", "https://"))
        if odd is not None and is_meant:
            name = unicodedata.name(odd, "control character").lower()
            yield finding_at(link, "url-invisible-character", f"The URL contains U+{ord(odd):04X} ({name}): remove it.")


def _invisible(url: str) -> Iterator[str]:
    for before, char, after in zip(" " + url, url, url[1:] + " ", strict=False):
        is_spelling = char in _JOINERS and not (before.isascii() or after.isascii())
        if unicodedata.category(char) in _INVISIBLE and not char.isspace() and not is_spelling:
            yield char
