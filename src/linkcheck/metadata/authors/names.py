"""Names of people, however a page lists them."""

import re
from collections.abc import Iterable

from linkcheck.model.text import NAME, clean, fold

_MOST = 20
_NOBODY = frozenset(
    {"admin", "administrator", "author", "editor", "guest", "root", "staff", "unknown", "user", "webmaster"}
)
_PREFIX = re.compile(r"^(?:written\s+)?by:?\s+", re.IGNORECASE)
_EMAIL = re.compile(r"[(<\[]?\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[)>\]]?")
_SUFFIX = re.compile(r"(?:jr|sr|ph\.?d|m\.?d|i{2,3}|inc|ltd|llc|gmbh)\.?", re.IGNORECASE)


def authors(values: Iterable[str], *, not_these: Iterable[str] = ()) -> tuple[str, ...]:
    """Distinct names in order, `Doe, Jane` turned round; addresses, handles and the site itself left out."""
    values = list(values)
    if not values:
        return ()
    refused = {fold(name) for name in not_these} | _NOBODY
    found: dict[str, str] = {}
    for value in values:
        for name in _names(value):
            key = fold(name)
            if key and key not in refused:
                found.setdefault(key, name)
            if len(found) >= _MOST:
                return tuple(found.values())
    return tuple(found.values())


def _names(value: str) -> list[str]:
    text = clean(_EMAIL.sub("", value[:2000]), 1000)
    if text is None or re.match(r"https?:|www\.|/|@", text):
        return []
    parts = [part.strip() for part in re.split(r"\s*;\s*|\s+(?:and|&)\s+", _PREFIX.sub("", text))]
    return [name for part in parts[:50] for name in _turn(part) if len(name) <= NAME]


def _turn(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) == 2 and " " not in pieces[0] and not _SUFFIX.fullmatch(pieces[1]):
        return [f"{pieces[1]} {pieces[0]}"]
    if len(pieces) == 2 and pieces[0].count(" ") <= 1 and " " not in pieces[1] and not _SUFFIX.fullmatch(pieces[1]):
        return [f"{pieces[1]} {pieces[0]}"]
    if len(pieces) > 1 and all(" " in piece for piece in pieces):
        return pieces
    return [part] if part else []
