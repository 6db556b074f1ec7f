"""Saved pages with known answers, as public collections ship them beside their own tests.

Each reader takes the root of a checkout: trafilatura and htmldate (`tests/*.json`), Mozilla's readability
(`test/test-pages`), Postlight's parser (`src/extractors/custom`), metascraper (`test/integration`) and papis
(`tests/downloaders/resources`). Nothing of them belongs into this repository.
"""

import json
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

_ASSERTION = re.compile(r"it\('returns the (title|author|date_published)'.*?\n    }\);", re.DOTALL)
_EXPECTED = re.compile(
    r"assert\.equal\(\s*(\w+),\s*((?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|null))", re.DOTALL
)
_FIXTURE = re.compile(r"readFileSync\(\s*['\"](\./fixtures/[^'\"]+)['\"]")
_ADDRESS = re.compile(r"url\s*=\s*['\"](https?://[^'\"]+)['\"]")
_SNAPSHOT = re.compile(
    r"^ {6}(title|author|date|url): (?:'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"|`([^`]*)`|null),$", re.MULTILINE
)


class SavedPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page; a field that the collection does not know is None."""

    collection: str
    url: str
    path: Path
    title: str | None = None
    authors: str | tuple[str, ...] | None = None
    year: int | None = None

    @property
    def held_out(self) -> bool:
        """Every second page, by its address: never looked at while rules are written."""
        return bool(zlib.crc32(self.url.encode()) & 1)


def saved_pages(folder: Path) -> list[SavedPage]:
    """The pages of all collections below a folder; one address counts once, with what each collection knows of it."""
    pages: dict[str, SavedPage] = {}
    for root in sorted(each for each in folder.iterdir() if each.is_dir()):
        for name, reader in READERS.items():
            if name in root.name:
                for page in reader(root):
                    known = pages.setdefault(page.url, page)
                    pages[page.url] = msgspec.structs.replace(
                        known,
                        title=known.title or page.title,
                        authors=known.authors or page.authors,
                        year=known.year or page.year,
                    )
    return [page for page in pages.values() if page.title or page.authors or page.year]


def _trafilatura(root: Path) -> Iterator[SavedPage]:
    for url, known in json.loads((root / "tests/evaldata.json").read_bytes()).items():
        if path := _found(root / "tests", ("cache", "eval"), known["file"]):
            author = known.get("author") or None
            yield _page("trafilatura", url, path, known.get("title"), author, known.get("date"))


def _htmldate(root: Path) -> Iterator[SavedPage]:
    for file in ("eval_default.json", "eval_mediacloud_2020.json"):
        for url, known in json.loads((root / "tests" / file).read_bytes()).items():
            if path := _found(root / "tests", ("test_set", "cache", "eval"), known["file"]):
                yield _page("htmldate", url, path, None, None, known.get("date"))


def _readability(root: Path) -> Iterator[SavedPage]:
    for path in sorted(root.glob("test/test-pages/*/source.html")):
        known = json.loads((path.parent / "expected-metadata.json").read_bytes())
        url = f"http://fakehost/{path.parent.name}/page.html"
        yield _page("readability", url, path, known.get("title"), known.get("byline"), known.get("publishedTime"))


def _postlight(root: Path) -> Iterator[SavedPage]:
    for test in sorted(root.glob("src/extractors/custom/*/index.test.js")):
        source = test.read_text("utf-8")
        fixture, url = _FIXTURE.search(source), _ADDRESS.search(source)
        if not fixture or not url or not (path := root / fixture[1]).is_file():
            continue
        known: dict[str, Any] = {}
        for block in _ASSERTION.finditer(source):
            if expected := _EXPECTED.search(block[0]):
                known.setdefault(block[1], _javascript(expected[2]))
        yield _page("postlight", url[1], path, known.get("title"), known.get("author"), known.get("date_published"))


def _metascraper(root: Path) -> Iterator[SavedPage]:
    for path in sorted(root.glob("packages/metascraper/test/integration/*/input.html")):
        snapshot = path.parent / "snapshots/index.js.md"
        url = _ADDRESS.search((path.parent / "index.js").read_text("utf-8"))
        if url and snapshot.is_file():
            known = {
                name: _javascript(f"'{one or two or three}'") if one or two or three else None
                for name, one, two, three in _SNAPSHOT.findall(snapshot.read_text("utf-8"))
            }
            yield _page("metascraper", url[1], path, known.get("title"), known.get("author"), known.get("date"))


def _papis(root: Path) -> Iterator[SavedPage]:
    for answer in sorted(root.glob("tests/downloaders/resources/*_Out.json")):
        path = answer.with_name(answer.name.replace("_Out.json", ".html"))
        if path.is_file():
            known = json.loads(answer.read_bytes())
            people = tuple(f"{each.get('given', '')} {each.get('family', '')}" for each in known.get("author_list", ()))
            url = known.get("url") or f"https://{path.stem}.example/x"
            yield _page("papis", url, path, known.get("title"), people or None, str(known.get("year") or ""))


READERS: dict[str, Callable[[Path], Iterator[SavedPage]]] = {
    "trafilatura": _trafilatura,
    "htmldate": _htmldate,
    "readability": _readability,
    "parser": _postlight,
    "metascraper": _metascraper,
    "papis": _papis,
}
"""By a word in the folder's name."""


def _page(collection: str, url: str, path: Path, title: str | None, authors: Any, published: str | None) -> SavedPage:
    year = re.search(r"\d{4}", published) if isinstance(published, str) else None
    return SavedPage(
        collection=collection,
        url=url,
        path=path,
        title=title or None,
        authors=tuple(authors) if isinstance(authors, list) else authors or None,
        year=int(year[0]) if year else None,
    )


def _found(folder: Path, places: tuple[str, ...], name: str) -> Path | None:
    return next((path for place in places if (path := folder / place / name).is_file()), None)


def _javascript(literal: str) -> str | None:
    return None if literal == "null" else re.sub(r"\\(.)", r"\1", literal[1:-1])
