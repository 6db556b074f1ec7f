"""The titles that a page offers, best source first."""

import re
from collections.abc import Iterable, Sequence

from linkcheck.metadata.evidence import PageEvidence
from linkcheck.metadata.structured import citation, jsonld, microdata
from linkcheck.metadata.structured.main_node import is_confirmed
from linkcheck.model import TitleCandidate
from linkcheck.model.text import clean, fold

_NUMBERED = re.compile(
    r"(?:episode|épisode|episodio|folge|aflevering|chapter|kapitel|chapitre|lecture|lesson|part|teil|week)\W{0,3}\d+(?!\W*\w)"
    r"|(?:episode|épisode|episodio|folge|aflevering)\W{0,3}\d+\s*[|–—-]\s",
    re.IGNORECASE,
)
"""A title that counts: what is counted has a name, if another source knows it."""


def offers(sources: Sequence[tuple[str, Iterable[object]]]) -> tuple[TitleCandidate, ...]:
    """Clean titles in the given order, one a source."""
    found = []
    for source, values in sources:
        for raw in values:
            if value := clean(raw):
                found.append(TitleCandidate(source=source, value=value))
                break
    return tuple(found)


def page_offers(page: PageEvidence) -> tuple[TitleCandidate, ...]:
    """All titles of a page.

    JSON-LD comes early where a visible title confirms it, else late. Dublin Core comes after the other tags: content
    systems fill it with the site's section or an older title.
    """
    head = page.head
    described = [_node_title(page)]
    confirmed = page.described.confirmed
    return offers(
        [
            ("citation_title", citation.citation(head, "title")),
            ("product", [microdata.product(page.text, page.url)]),
            ("json-ld", described if confirmed else ()),
            ("og:title", head.meta("og:title")),
            ("twitter:title", head.meta("twitter:title")),
            ("itemprop", _microdata(page)),
            ("dc.title", citation.dublin_core(head, "title")),
            ("json-ld", described if not confirmed and _NUMBERED.match(head.title or "") else ()),
            ("title", [head.title]),
            ("json-ld", described if not confirmed and not _NUMBERED.match(head.title or "") else ()),
            ("h1", [head.h1]),
        ]
    )


def _node_title(page: PageEvidence) -> str | None:
    """Headline or name: where they differ, the one that the visible titles confirm (a headline may be a gloss)."""
    node = page.described.main
    headline, name = (jsonld.text_of(jsonld.first(node, key)) for key in ("headline", "name"))
    shown = fold(" ".join([*page.head.meta("og:title"), page.head.title or ""])[:2000])
    if headline and name and fold(headline[:1000]) not in shown and fold(name[:1000]) in shown:
        return name
    return headline or name


def _microdata(page: PageEvidence) -> list[str]:
    """A headline; a name only where a visible title has it, for a person and a crumb have names too."""
    head = page.head
    if not head.itemprops:
        return []
    if headline := head.itemprops.get("headline"):
        return headline
    names = head.itemprops.get("name", [])
    visible = [title for title in (head.title, head.h1) if title]
    return names if len(names) == 1 and (not visible or is_confirmed(names, visible)) else []
