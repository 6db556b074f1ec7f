"""Names of people and organisations, however a page lists them."""

import html
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from linkcheck.metadata.authors.words import is_nobody, without_prefix
from linkcheck.model.organisations import is_organisation
from linkcheck.model.text import NAME, clean, fold

MOST = 20
"""Authors of a page that are kept."""
_EMAIL = re.compile(r"[(<\[]?\b[\w.+-]{1,64}(?:@|\[at\]|\(at\))[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[)>\]]?")
_HANDLE = re.compile(r"(?<!\s)\s*\(?(?<!\w)@\w{2,40}\)?$")
_MARKUP = re.compile(r"<[^<>]{0,400}>")
_ADDRESS = re.compile(r"(?:^|\s)(?:https?:|www\.|[/@])|://|[{}\[\]<>]|\\u[0-9a-f]{4}", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|inc|ltd|llc|gmbh|e\.\s?v)\.?", re.IGNORECASE)
_DEGREES = re.compile(
    r"(?:,\s*(?:(?:ph\.?\s?d|m\.?d|m\.?a|m\.?s|m\.?sc|m\.?b\.?a|r\.?d|r\.?n|b\.?a|b\.?s|j\.?d|d\.?o|mph|lmft|lcsw|cpa|cfa)\b\.?))+$",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r"\s*;\s*")
_AND = re.compile(r"\s*,?\s+(?:and|&|und|et)\s+|\s*,\s*(?:and|&|und|et)\s+", re.IGNORECASE)


class AuthorName(msgspec.Struct, frozen=True, kw_only=True):
    """One author."""

    name: str
    """Given name first: `Jane Doe`."""
    sort_name: str
    """As the page gives it, family name first where it does so: `Doe, Jane`."""


def names(
    values: Iterable[str],
    *,
    single: bool,
    refused: AbstractSet[str] = frozenset(),
    language: str = "",
    whole: bool = False,
) -> tuple[AuthorName, ...]:
    """Distinct authors in order, at most one more than are kept; no addresses, handles, placeholders, and not the site.

    `single`: each value is one author or several with `and` or semicolons between them, and a comma stands between
    family and given name; otherwise commas may separate authors. `whole`: each value is one author, whatever is in it.
    `refused`: folded names.
    """
    found: dict[str, AuthorName] = {}
    for value in values:
        text = _readable(value, language)
        if text is None or fold(text) in refused:
            continue
        for part in [text] if whole else _people(text, single=single):
            name = _name(part, single=single)
            key = fold(name.name)
            if key and key not in refused and not is_nobody(key, name.name) and len(name.name) <= NAME:
                found.setdefault(key, name)
            if len(found) > MOST:
                return tuple(found.values())
    return tuple(found.values())


def sort_names(found: Sequence[AuthorName]) -> tuple[str, ...]:
    """As the page gives them, where that differs from how they are shown for any of them."""
    return tuple(name.sort_name for name in found) if any(name.sort_name != name.name for name in found) else ()


def _readable(value: str, language: str) -> str | None:
    """The value without markup, addresses and what introduces names; None where it is no name at all."""
    text = value[:2000]
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    if "@" in text or "at" in text:
        text = _HANDLE.sub("", _EMAIL.sub("", text))
    text = without_prefix(clean(text, 1000) or "", language).strip(" ,;:|·•-–—")
    return None if not text or _ADDRESS.search(text) else text


def _people(text: str, *, single: bool) -> list[str]:
    """The value taken apart into people."""
    parts = [person for part in _SEMICOLON.split(text)[:50] for person in _split_and(part)]
    return parts if single else [person for part in parts for person in _split_commas(part)]


def _split_and(part: str) -> list[str]:
    """`and` splits people, who have two names each; it is a part of what organisations are called."""
    pieces = [piece.strip(" ,") for piece in _AND.split(part)]
    if len(pieces) == 1 or is_organisation(part) or not all(re.search(r"[\s,]", piece) for piece in pieces):
        return [part] if part else []
    return pieces


def _split_commas(part: str) -> list[str]:
    part = _DEGREES.sub("", part)
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) > 1 and all(" " in piece for piece in pieces):
        return pieces
    return [part] if part else []


def _name(part: str, *, single: bool) -> AuthorName:
    """`Doe, Jane` and `van den Doe, Jane, Jr.` turned round; anything else as it stands."""
    part = _DEGREES.sub("", part).strip()
    pieces = [piece.strip() for piece in part.split(",")]
    plain = AuthorName(name=part, sort_name=part)
    if not all(pieces) or not 2 <= len(pieces) <= 3 or is_organisation(part) or _SUFFIX.fullmatch(pieces[1]):
        return plain
    if len(pieces) == 3 and not _SUFFIX.fullmatch(pieces[2]):
        return plain
    if not single and not _is_turned(*pieces[:2]):
        return plain
    family, given, *suffix = pieces
    return AuthorName(name=" ".join([given, family, *suffix]), sort_name=", ".join([family, *suffix, given]))


def _is_turned(family: str, given: str) -> bool:
    """Whether two pieces in free text are a family and a given name, rather than a name and a place."""
    return " " not in family or (family.count(" ") == 1 and family[:1].islower() and " " not in given)
