"""The publication of a work: its form and where it appeared."""

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
    """The parts of a citation besides title, authors and year; None where the page lacks them."""

    form: PublicationForm | None = None
    container: str | None = None
    """The journal, the proceedings or the book that it is a part of."""
    publisher: str | None = None
    """The publisher, not the site or the shop that shows the work."""
    institution: str | None = None
    """The university of a thesis, the issuer of a report."""
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    primary_class: str | None = None
    """arXiv's primary subject: `cs.LG`, or the archive of an old id: `hep-th`."""
