"""Authors that a page shows near its heading, in elements marked so."""

import html
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

from linkcheck.metadata.authors.names import AuthorName, names
from linkcheck.metadata.authors.words import without_prefix
from linkcheck.metadata.evidence import PageEvidence
from linkcheck.metadata.identifiers import host_of
from linkcheck.metadata.markup.marks import Mark, author_marks, shown
from linkcheck.metadata.titles.labels import host_labels

_MOST = 8
"""Elements that are read."""
_LINK = re.compile(r"<a\s([^<>]{1,1000})>(.{1,300}?)</a", re.IGNORECASE | re.DOTALL)
_AUTHORED = re.compile(
    r"href=[\"']?[^\"'<>\s]*(?:/(?:authors?|autor(?:en|es)?|auteurs?|people|profile|profil|staff|writers?)/|[?&]author=)"
    r"|rel=[\"']?author|class=[\"'][^\"'<>]*\bfn\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_END = re.compile(
    r"\s*[|·•–—]\s*|\s+-\s+|\s+(?:am|on|at|vom|für|for)\s+|\s+(?:in|le|el|il)\s+(?=[\da-z])|\s*,?\s*\(?\d|\s*,\s*(?=[a-zäöü])|:\s"
)
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|das|du|la|le|el|al|bin|ten|ter|zu|zur|vom|y|e)"
_NAME = re.compile(
    rf"(?:(?:Dr|Prof|Mag|Dipl|Ing)\.?\s+)*[^\W\d_a-z][\w.'’-]*(?:\s+(?:{_PARTICLE}|[^\W\d_a-z][\w.'’-]*)){{1,4}}"
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]{1,24}")


def visible(page: PageEvidence, refused: AbstractSet[str]) -> tuple[AuthorName, ...]:
    """The names in the first marked element that holds any."""
    refused = refused | host_labels(host_of(page.url))
    for mark in islice(author_marks(page.text, page.head.h1_at), _MOST):
        found = names(_shown(mark, page.language or ""), single=False, refused=refused, language=page.language or "")
        if found:
            return found
    return ()


def _shown(mark: Mark, language: str) -> Iterator[str]:
    """Names in links to authors, else those at the beginning of the element; one word only where it stands alone."""
    inner = mark.inner
    linked = [text for attributes, text in _LINK.findall(inner) if _AUTHORED.search(attributes)] if "<" in inner else []
    if linked:
        texts = (" ".join(html.unescape(_TAG.sub(" ", text)).split()) for text in linked[:4])
        yield from (text for text in texts if _is_name(without_prefix(text, language)))
        return
    text = without_prefix(shown(inner).strip(" |"), language).strip(" |")
    first = _END.split(text)[0].strip(" ,|")
    if _is_name(first) and (" " in first or first == text):
        yield first


def _is_name(text: str) -> bool:
    """Whether every part of a list looks like a person's name; one word where it stands alone."""
    parts = [part for part in re.split(r"\s*[,&]\s*|\s+(?:and|und|et|y)\s+", text) if part]
    if len(parts) == 1 and _WORD.fullmatch(parts[0]):
        return True
    return bool(parts) and all(_NAME.fullmatch(part) for part in parts)
