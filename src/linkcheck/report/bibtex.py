"""BibTeX of the catalogue: one record for each URL, ready to cite."""

import re
import unicodedata
from collections import Counter

from linkcheck.model import PageKind, Report, Verdict
from linkcheck.report.catalogue import Entry, entries
from linkcheck.report.options import ReportOptions

TYPES = {PageKind.PAPER: "article", PageKind.BOOK: "book", PageKind.REPOSITORY: "software", PageKind.DATASET: "dataset"}
"""The rest is `misc`. `software` and `dataset` are BibLaTeX's; BibTeX styles fall back to `misc` for both."""
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


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001 - the same for everyone
    """Records in list order; a URL listed twice is cited once."""
    once = {entry.url: entry for entry in reversed(entries(report))}
    taken: Counter[str] = Counter()
    return "\n".join(_record(entry, _key(entry, taken)) for entry in reversed(once.values()))


def _record(entry: Entry, key: str) -> str:
    fields = {
        "title": f"{{{escape(entry.title)}}}",
        # Each name in its own braces: a comma or an `and` inside it is not grammar.
        "author": " and ".join(f"{{{escape(author)}}}" for author in entry.authors),
        "year": str(entry.year) if entry.year else "",
        "doi": escape(entry.doi or ""),
        "isbn": escape(entry.isbn or ""),
        "eprint": escape(entry.arxiv_id or ""),
        "archiveprefix": "arXiv" if entry.arxiv_id else "",
        "url": _url(entry.url),
        "keywords": ", ".join(escape(section) for section in entry.section),
        "note": "" if entry.health is Verdict.OK else f"link {entry.health.value}",
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{TYPES.get(entry.kind, 'misc')}{{{key},\n{body}}}\n"


def _key(entry: Entry, taken: Counter[str]) -> str:
    """`vaswani2017attention`; the next of that name has `-2` behind it, which no first one can have."""
    name = _letters(entry.authors[0].split()[-1]) if entry.authors and entry.authors[0].split() else ""
    word = next((word for word in map(_letters, entry.title.split()[:50]) if len(word) > 3), "")
    key = f"{name[:30]}{entry.year or ''}{word[:30]}" or "link"
    taken[key] += 1
    return key if taken[key] == 1 else f"{key}-{taken[key]}"


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def escape(text: str) -> str:
    """Text that TeX prints as it is: no command can be smuggled in, and braces balance."""
    return text.translate(SPECIAL)


def _url(url: str) -> str:
    # Inside `url` only these can break the record or run a command; all are equal when percent-encoded.
    return re.sub(r"[\\{}\s]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
