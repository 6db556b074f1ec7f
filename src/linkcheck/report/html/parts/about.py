"""What a page says of itself."""

from linkcheck.model import PageMetadata
from linkcheck.report.html.parts.evidence import Fact
from linkcheck.report.html.words.text import clean, plural

_SHOWN = 3
"""Authors named in a table; the row itself has them all, and the library is searched for all."""
_MOST = 20


def authors_of(page: PageMetadata) -> str:
    """`Ada Lovelace, Charles Babbage and 3 more`."""
    more = len(page.authors) - _SHOWN
    return _names(page, _SHOWN) + (f" and {more} more" if more > 0 else "")


def _names(page: PageMetadata, most: int) -> str:
    return ", ".join(clean(name, 60) for name in page.authors[:most])


def about_page(page: PageMetadata) -> tuple[Fact, ...]:
    """What the page says of itself, in reading order; unknowns left out."""
    repository = page.repository
    facts = [
        ("Authors", _names(page, _MOST)),
        ("Published", clean(page.published, 20)),
        ("Kind", page.kind.value if page.title else ""),
        ("Site", clean(page.site_name, 80)),
        ("Description", clean(page.description, 280)),
        ("Language", clean(page.language, 20)),
        ("DOI", clean(page.doi, 80)),
        ("arXiv", clean(page.arxiv_id, 40)),
        ("ISBN", clean(page.isbn, 20)),
        ("Licence", clean((repository and repository.licence) or page.licence, 60)),
        ("Content", clean(page.content_type, 80)),
    ]
    if repository:
        facts += [
            ("Repository", clean(repository.full_name, 120)),
            ("Stars", f"{repository.stars:,}" if repository.stars is not None else ""),
            ("Last push", clean(repository.pushed_at, 10)),
            ("Archived", clean(repository.archived_at, 10) or ("yes" if repository.archived else "")),
        ]
    if page.duration:
        facts.append(("Length", plural(max(1, round(page.duration / 60)), "minute")))
    return tuple(Fact(name, value) for name, value in facts if value)
