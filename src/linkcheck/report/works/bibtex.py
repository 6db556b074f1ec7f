"""BibTeX of the catalogue: one record for each URL, ready to cite."""

import re
import unicodedata
from collections import Counter

from linkcheck.model import PageKind, Report, Verdict
from linkcheck.model.organisations import is_organisation
from linkcheck.report.options import ReportOptions
from linkcheck.report.works.catalogue import CatalogueEntry, entries

TYPES = {PageKind.BOOK: "book", PageKind.REPOSITORY: "software", PageKind.DATASET: "dataset"}
"""The rest is `misc`, or what it is known to have appeared as. `software` and `dataset` are BibLaTeX's; BibTeX styles
fall back to `misc` for both."""
_CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
"""Where an entry of that type has to say what it is a part of."""
_SCHOOLS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_GRAMMAR = re.compile(r"[,{}\\]")
_AND = re.compile(r"\band\b|^others$", re.IGNORECASE)
_TURNED = re.compile(r"[^,{}\\]+, (?:[^,{}\\]{1,8}, )?[^,{}\\]+")
"""`Family, Given` and `Family, Jr., Given`."""
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+(?::|$)")
_DULL = frozenset({"book", "from", "meet", "that", "this", "what", "when", "with", "your"})
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]{1,60})(?:\.[a-z]{2,24})(?:[/:?#].*)?$", re.DOTALL)


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001 - the same for everyone
    """Records in list order; a work listed twice is cited once, under whichever address comes first."""
    once: dict[object, CatalogueEntry] = {}
    for entry in entries(report):
        once.setdefault(_identity(entry), entry)
    taken: Counter[str] = Counter()
    return "\n".join(_record(entry, _key(entry, taken)) for entry in once.values())


def _identity(entry: CatalogueEntry) -> object:
    """What makes two entries the same work: an identifier, else title, people and year, else the address alone."""
    if identifier := entry.doi or entry.arxiv_id or entry.isbn:
        return identifier.lower()
    return (entry.title.casefold(), entry.authors, entry.year) if entry.authors and entry.year else entry.url


def _record(entry: CatalogueEntry, key: str) -> str:
    kind = _type(entry)
    fields = {
        "title": f"{{{escape(entry.title)}}}",
        "author": _authors(entry),
        "year": str(entry.year) if entry.year else "",
        **{name: escape(value) for name, value in _appearance(entry, kind).items() if value},
        "doi": _verbatim(entry.doi or ""),
        "isbn": escape(entry.isbn or ""),
        **_eprint(entry),
        "url": _verbatim(entry.moved_to or entry.url),
        "urldate": entry.seen.isoformat() if entry.seen else "",
        "keywords": ", ".join(escape(section.replace(",", ";")) for section in entry.section),
        "note": _note(entry),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{body}}}\n"


def _appearance(entry: CatalogueEntry, kind: str) -> dict[str, str | None]:
    """Journal or proceedings, publisher, university: as the page states them, never the name of the site."""
    of = entry.publication
    found: dict[str, str | None] = {}
    if kind in _CONTAINERS:
        found = {_CONTAINERS[kind]: of.container, "volume": of.volume, "number": of.number, "pages": of.pages}
    if kind in _SCHOOLS:
        found = {_SCHOOLS[kind]: of.institution}
    if kind in {"book", "inproceedings", "incollection"}:
        found["publisher"] = of.publisher
    return found


def _eprint(entry: CatalogueEntry) -> dict[str, str]:
    """As arXiv asks to be cited."""
    if not entry.arxiv_id:
        return {}
    return {
        "eprint": escape(entry.arxiv_id),
        "archivePrefix": "arXiv",
        "primaryClass": escape(entry.publication.primary_class or ""),
    }


def _note(entry: CatalogueEntry) -> str:
    if entry.health in {Verdict.OK, Verdict.MOVED}:
        return ""
    return f"link {entry.health.value}" + (f", archived at {escape(entry.archive_url)}" if entry.archive_url else "")


def _type(entry: CatalogueEntry) -> str:
    # An article without a journal is an error to BibTeX, and arXiv asks to be cited as `misc` with an `eprint`.
    of = entry.publication
    form = of.form.value if of.form else ""
    if entry.arxiv_id and not of.container:
        return "misc"
    if (form in _CONTAINERS and of.container) or (form in _SCHOOLS and of.institution):
        return form
    return TYPES.get(entry.kind, "misc")


def _authors(entry: CatalogueEntry) -> str:
    """Family name first where the page has it so; `and others` where it names more than are kept (twenty)."""
    names = entry.sort_names if len(entry.sort_names) == len(entry.authors) else entry.authors
    found = [_author(name, turned=name != plain) for name, plain in zip(names, entry.authors, strict=True)]
    return " and ".join([*found, "others"] if found and entry.more_authors else found)


def _author(name: str, *, turned: bool) -> str:
    """A name for BibTeX to take apart and sort by family; in braces where it is not to be taken apart."""
    plain = escape(name)
    if (
        is_organisation(name)
        or _AND.search(name)
        or (_GRAMMAR.search(name) and not (turned and _TURNED.fullmatch(name)))
    ):
        return f"{{{plain}}}"
    return plain


def _key(entry: CatalogueEntry, taken: Counter[str]) -> str:
    """`vaswani2017attention`; the next of that name has `-2` behind it, which no first one can have."""
    word = next((word for word in map(_letters, _words(entry.title)) if len(word) > 3 and word not in _DULL), "")
    name = _letters(_whose(entry))[:30]
    key = f"{name}{entry.year or ''}{'' if word == name else word[:30]}"
    key = key if key[:1].isalpha() else f"link{key}"
    taken[key] += 1
    return key if taken[key] == 1 else f"{key}-{taken[key]}"


def _whose(entry: CatalogueEntry) -> str:
    """The first author's family name, the owner of a repository, else the site."""
    if entry.sort_names and "," in entry.sort_names[0]:
        return entry.sort_names[0].partition(",")[0].split()[-1]
    if entry.authors and (parts := entry.authors[0].split()):
        return parts[-1]
    if entry.kind is PageKind.REPOSITORY and "/" in entry.title:
        return entry.title.partition("/")[0]
    return _HOST.sub(r"\1", entry.url) if _HOST.match(entry.url) else ""


def _words(title: str) -> list[str]:
    return re.split(r"[\s/]+", title)[1 if _REPOSITORY.match(title) else 0 :][:50]


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def escape(text: str) -> str:
    """Text that TeX prints as it is: no command can be smuggled in, and braces balance."""
    return text.translate(SPECIAL)


def _verbatim(address: str) -> str:
    # Inside `url` and `doi` only these can break the record or run a command; all are equal when percent-encoded.
    return re.sub(r"[\\{}\s]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
