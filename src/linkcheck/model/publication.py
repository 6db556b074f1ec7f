"""Where and as what a work appeared."""

from enum import StrEnum

import msgspec


class PublicationForm(StrEnum):
    """The form in which a work appeared, by the names that BibTeX has for its entries."""

    ARTICLE = "article"
    PROCEEDINGS = "inproceedings"
    CHAPTER = "incollection"
    DOCTORAL_THESIS = "phdthesis"
    MASTERS_THESIS = "mastersthesis"
    REPORT = "techreport"


class Publication(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a citation says besides title, authors and year; None where the page does not say it."""

    form: PublicationForm | None = None
    container: str | None = None
    """The journal, the proceedings or the book that it is a part of."""
    publisher: str | None = None
    """Who publishes it, and not merely the site or the shop that shows it."""
    institution: str | None = None
    """The university of a thesis, the issuer of a report."""
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    primary_class: str | None = None
    """arXiv's primary subject: `cs.LG`, or the archive of an old id: `hep-th`."""
