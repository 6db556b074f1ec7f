"""Citation tags, which libraries and search engines read: Highwire `citation_*`, Dublin Core, PRISM, BePress."""

from functools import cache

from linkcheck.metadata.markup.head import HtmlHead

_DC = ("dc.{}", "dcterms.{}", "dc:{}", "dcterms:{}")
_CITATION = ("citation_{}", "bepress_citation_{}", "eprints.{}")


def dublin_core(head: HtmlHead, *terms: str) -> list[str]:
    """Contents of Dublin Core tags, in whichever of its spellings."""
    return head.meta(*_spelt(_DC, terms)) if head.scholarly else []


def citation(head: HtmlHead, *terms: str) -> list[str]:
    """Contents of `citation_*` tags, BePress's and EPrints' dialects included."""
    return head.meta(*_spelt(_CITATION, terms)) if head.scholarly else []


@cache
def _spelt(shapes: tuple[str, ...], terms: tuple[str, ...]) -> tuple[str, ...]:
    """The names to look for; the same few for every page of a run."""
    return tuple(shape.format(term) for term in terms for shape in shapes)


def cited(head: HtmlHead) -> list[str]:
    """Authors by citation tags; the deprecated one-tag form `citation_authors` is split at semicolons later."""
    return citation(head, "author", "authors", "creators_name")


def names(head: HtmlHead) -> list[str]:
    """Authors; by Dublin Core where there are no citation tags."""
    return cited(head) or dublin_core(head, "creator")


def dates(head: HtmlHead) -> list[str]:
    """When it appeared, best first."""
    if not head.scholarly:
        return []
    return [
        *citation(head, "publication_date", "date", "cover_date", "online_date", "year"),
        *head.meta("prism.publicationdate"),
        *dublin_core(head, "issued", "date.issued", "date", "created", "date.created"),
    ]


def identifiers(head: HtmlHead) -> list[str]:
    """Where a DOI may stand."""
    if not head.scholarly:
        return []
    return [
        *citation(head, "doi"),
        *head.meta("prism.doi", "doi", "dc.identifier.doi", "bepress_citation_doi"),
        *dublin_core(head, "identifier"),
    ]


def is_paper(head: HtmlHead) -> bool:
    """Whether the tags describe a paper, rather than that the site puts them everywhere."""
    return bool(citation(head, "title")) and bool(
        citation(
            head,
            "journal_title",
            "conference_title",
            "conference",
            "pdf_url",
            "arxiv_id",
            "doi",
            "technical_report_institution",
            "dissertation_institution",
            "inbook_title",
        )
    )


def is_book(head: HtmlHead) -> bool:
    """Whether the tags describe a whole book."""
    return bool(citation(head, "isbn")) and not citation(head, "journal_title", "conference_title", "inbook_title")
