"""What a missing file or anchor may have been meant to be: one suggestion, and only where it is clearly the nearest."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from linkcheck.files import shown
from linkcheck.urls.domains import is_public_suffix

Entries = Callable[[str], frozenset[str]]
"""The names in a folder."""

_MOST_FOLDERS = 256
"""Whose names are kept in order: a generated page leads to many folders, and the next page to the same ones."""

_NEAR = 80
"""Of 100: how much alike two names are at least."""
_CLEARLY = 5
"""By how much the nearest name is nearer than the next."""
_LEAST = 5
"""Shorter names are all near each other."""
_DIGITS = re.compile(r"\d+")
_VARIATION = "\ufe0f"
_HOST = re.compile(
    r"(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?P<top>[a-z]{2,}))(?:/|(?<=\.(?:com|net|edu|gov))\Z)", re.IGNORECASE
)
_ENDINGS = frozenset(("md", "py", "rs", "sh", "pl", "cc", "so", "ps", "zip", "mov"))
"""Top-level domains that names of files and folders end with more often."""
_MAIL = re.compile(r"[^/@\s:]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+\Z", re.IGNORECASE)


def anchor_hint(wanted: str, known: frozenset[str]) -> str:
    """A sentence about an anchor that is none of those known, or nothing."""
    same = _only(wanted, known, _folded)
    near = same or _nearest(wanted, _in_order(known))
    return f" Did you mean `#{near}`?{_why(wanted, near)}" if near else ""


def path_hint(destination: str, path: Path, entries: Entries) -> str:
    """A sentence about a path that does not exist, or nothing."""
    if scheme := missing_scheme(destination):
        return f" Is the scheme missing? Write `{scheme}{destination[:200]}`."
    folder, name = _missing(path, entries)
    names = entries(folder)
    return _name_hint(name, names - {name} if name in names else names)


@lru_cache(maxsize=10_000)
def _name_hint(name: str, names: frozenset[str]) -> str:
    """A sentence about a name that is none of a folder's, which many pages may write."""
    same = _only(name, names, _folded)
    near = same or _only(name, names, _stem) or _nearest_file(name, names)
    if not near:
        return ""
    why = " Case counts on GitHub." if same and same.casefold() == name.casefold() else _why(name, near)
    return f" Did you mean `{shown(near)}`?{why}"


def missing_scheme(destination: str) -> str:
    """`https://` before the name of a host, `mailto:` before an address of mail; empty for a path like others."""
    host = _HOST.match(destination)
    if host and host["top"].lower() not in _ENDINGS and is_public_suffix(host["top"].lower()):
        return "https://"
    return "mailto:" if _MAIL.match(destination) else ""


def right_spelling(path: Path, entries: Entries) -> Path | None:
    """The one path that differs from this one in case, invisible characters or Unicode form alone."""
    right = Path(path.anchor)
    for part in path.parts[bool(path.anchor) :]:
        names = entries(str(right))
        same = part if part in ("..", ".") or part in names else _only(part, names, _folded)
        if same is None:
            return None
        right /= same
    return None if right == path else right


def respelt(destination: str, right: Path) -> str:
    """A destination with the names of its path as they are in the right one."""
    path = re.split(r"[?#]", destination, maxsplit=1)[0]
    segments = path.split("/")
    parts = list(right.parts)
    for index in range(len(segments) - 1, -1, -1):
        name = unquote(segments[index])
        if name == ".." or not parts:
            break
        if name in ("", "."):
            continue
        part = parts.pop()
        if name != part:
            segments[index] = quote(part) if "%" in segments[index] or not part.isprintable() or " " in part else part
    return "/".join(segments) + destination[len(path) :]


def _missing(path: Path, entries: Entries) -> tuple[str, str]:
    """The folder in which the first name of a path is missing, and that name."""
    folder = Path(path.anchor)
    for part in path.parts[bool(path.anchor) :]:
        if part not in ("..", ".") and part not in entries(str(folder)):
            return str(folder), part
        folder /= part
    return str(path.parent), path.name


@lru_cache(maxsize=10_000)
def _folded(name: str) -> str:
    visible = "".join(c for c in name if c != _VARIATION and unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", visible).casefold()


def _only(name: str, names: frozenset[str], form: Callable[[str], str]) -> str | None:
    """The only name of a folder, or anchor of a page, that has one form with a name."""
    found = _by_form(names, form).get(form(name), ())
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=2 * _MOST_FOLDERS)
def _by_form(names: frozenset[str], form: Callable[[str], str]) -> dict[str, list[str]]:
    """The names of a folder or the anchors of a page, which many links may miss."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(form(name), []).append(name)
    return found


@lru_cache(maxsize=16)
def _in_order(known: frozenset[str]) -> list[str]:
    return sorted(known)


@lru_cache(maxsize=10_000)
def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _nearest_file(name: str, names: frozenset[str]) -> str | None:
    """The nearest of the names with the same ending, which is no likeness."""
    ending = PurePosixPath(name).suffix
    near = _nearest(_stem(name), _stems_by_ending(names).get(ending, ()))
    return f"{near}{ending}" if near else None


@lru_cache(maxsize=_MOST_FOLDERS)
def _stems_by_ending(names: frozenset[str]) -> dict[str, list[str]]:
    """The names of a folder without their endings, in order."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(PurePosixPath(name).suffix, []).append(_stem(name))
    return {ending: sorted(stems) for ending, stems in found.items()}


def _nearest(name: str, names: Sequence[str]) -> str | None:
    """The name that is clearly nearest, of names in order."""
    if len(name) < _LEAST:
        return None
    from rapidfuzz import fuzz, process

    found = process.extract(name, names, scorer=fuzz.ratio, limit=2, score_cutoff=_NEAR)
    is_clear = len(found) == 1 or (len(found) > 1 and found[0][1] - found[1][1] >= _CLEARLY)
    return found[0][0] if is_clear and not _differ_in_number(name, found[0][0]) else None


def _differ_in_number(name: str, other: str) -> bool:
    """Whether two names are alike but for their numbers: `part-2` is another part than `part-1`."""
    return _DIGITS.sub("0", name) == _DIGITS.sub("0", other)


def _why(wanted: str, near: str) -> str:
    """What cannot be seen of the difference."""
    if unicodedata.normalize("NFC", wanted) == unicodedata.normalize("NFC", near):
        return " They differ in their Unicode form (NFC, NFD)."
    for text, holder in ((wanted, "The link"), (near, "The right one")):
        other = near if text is wanted else wanted
        odd = next((c for c in text if (c == _VARIATION or unicodedata.category(c) == "Cf") and c not in other), None)
        if odd is not None:
            return f" {holder} holds the invisible U+{ord(odd):04X} ({unicodedata.name(odd, 'no name').lower()})."
    return ""
