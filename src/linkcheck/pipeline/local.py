"""Links to files and anchors of the repository itself, judged as GitHub serves them: case-sensitively."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from linkcheck import changes
from linkcheck.errors import InputError
from linkcheck.extract import decode, extract_document
from linkcheck.model import Document, Link
from linkcheck.pipeline.sources import FORMATS
from linkcheck.urls import Place


class LocalLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link inside the repository and what is wrong with it, if anything."""

    link: Link
    file: str
    """What it leads to, as a path from the working directory, fragment included."""
    reason: str = ""
    message: str = ""


def check_local(links: Iterable[tuple[Link, Place]], documents: Iterable[Document]) -> Iterator[LocalLink]:
    """Look each local destination up on disk. Files outside the repository count as missing."""
    anchors = {document.path: document.anchors for document in documents}
    for link, place in links:
        yield _check(link, place, anchors)


def _check(link: Link, place: Place, anchors: dict[str, frozenset[str]]) -> LocalLink:
    folder = Path(link.path).parent
    if not place.file:
        return _check_anchor(link, place, Path(link.path), anchors)
    top = _root(folder)
    path = (top if place.rooted else folder) / place.file
    resolved = Path(os.path.normpath(path))
    shown = resolved.as_posix() + (f"#{place.fragment}" if place.fragment else "")
    if not _inside(resolved, top):
        message = f"`{place.file}` lies outside the repository; GitHub has no such page."
        return LocalLink(link=link, file=shown, reason="missing-file", message=message)
    if not _exists(resolved):
        message = f"There is no `{place.file}` {'in the repository' if place.rooted else 'beside this list'}."
        return LocalLink(link=link, file=shown, reason="missing-file", message=message + _other_case(resolved))
    return _check_anchor(link, place, resolved, anchors)


def _check_anchor(link: Link, place: Place, path: Path, anchors: dict[str, frozenset[str]]) -> LocalLink:
    name = path.as_posix()
    shown = name + (f"#{place.fragment}" if place.fragment else "")
    known = anchors[name] if name in anchors else _anchors_of(name)
    # `#top` scrolls to the top everywhere; `#L12` is a line of GitHub's file view.
    fragment = place.fragment.removeprefix("user-content-")
    if known is None or not fragment or fragment == "top" or fragment in known or _is_line(fragment):
        return LocalLink(link=link, file=shown)
    where = "this file" if not place.file else f"`{place.file}`"
    message = f"No heading or id in {where} gives `#{place.fragment}`.{_nearest(fragment, known)}"
    return LocalLink(link=link, file=shown, reason="missing-anchor", message=message)


def _is_line(fragment: str) -> bool:
    return all(part[:1] == "L" and part[1:].isdecimal() for part in fragment.split("-"))


def _nearest(fragment: str, known: frozenset[str]) -> str:
    folded = {anchor.casefold(): anchor for anchor in known}
    near = folded.get(fragment.casefold())
    return f" Did you mean `#{near}`?" if near else ""


@lru_cache(maxsize=1024)
def _anchors_of(name: str) -> frozenset[str] | None:
    """Anchors of a file that is not among the lists; None when it is not a document whose anchors we know."""
    path = Path(name)
    format_ = FORMATS.get(path.suffix.lower())
    if format_ not in {"markdown", "html"} or not path.is_file():
        return None
    try:
        return extract_document(decode(path.read_bytes(), name), name, format=format_).anchors
    except (InputError, OSError):
        return None


@lru_cache(maxsize=1024)
def _root(folder: Path) -> Path:
    top = changes.root(folder)
    if top is None:
        return Path()
    relative = os.path.relpath(top)
    return Path(relative)


def _inside(path: Path, top: Path) -> bool:
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(top))  # noqa: PTH100 - links must not be followed


def _exists(path: Path) -> bool:
    """Whether the path exists with exactly this spelling, also on file systems that fold case."""
    if not path.exists():
        return False
    return all(part in {"..", "."} or part in _entries(parent) for part, parent in _steps(path))


def _steps(path: Path) -> Iterator[tuple[str, str]]:
    while path.name:
        yield path.name, str(path.parent)
        path = path.parent


@lru_cache(maxsize=4096)
def _entries(folder: str) -> frozenset[str]:
    try:
        return frozenset(entry.name for entry in os.scandir(folder))
    except OSError:
        return frozenset()


def _other_case(path: Path) -> str:
    names = _entries(str(path.parent))
    near = next((name for name in sorted(names) if name.casefold() == path.name.casefold()), None)
    return f" Did you mean `{near}`? Case counts on GitHub." if near else ""
