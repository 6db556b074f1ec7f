"""Heads of pages and what must be read from them: tests/data/pages/*.toml."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from linkcheck.metadata import read_page
from linkcheck.model import PageMetadata

DATA = Path(__file__).parents[2] / "data" / "pages"
PAGES = [page for path in sorted(DATA.glob("*.toml")) for page in tomllib.loads(path.read_text("utf-8"))["page"]]


def read(page: dict[str, Any]) -> PageMetadata:
    body = bytes.fromhex(page["hex"]) if "hex" in page else page["head"].encode(page.get("encoding", "utf-8"))
    headers = [("content-type", page.get("type", "text/html"))]
    headers += [(name, value) for name, value in page.get("headers", {}).items()]
    return read_page(page["url"], tuple(headers), body, status=page.get("status", 200))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_page_says_what_a_reader_would(page: dict[str, Any]) -> None:
    found = msgspec.to_builtins(read(page))
    found["candidates"] = [f"{candidate['source']}: {candidate['value']}" for candidate in found["candidates"]]
    if found["publication"] is not None:
        found["publication"] = {key: value for key, value in found["publication"].items() if value is not None}
    wanted = {key: None if value == "" else value for key, value in page["expect"].items()}
    assert {key: list(found[key]) if isinstance(found[key], tuple) else found[key] for key in wanted} == wanted


def test_there_are_enough_pages_to_trust_this() -> None:
    names = [page["name"] for page in PAGES]
    assert len(set(names)) == len(names) >= 120


def test_more_authors_than_are_kept_are_said_to_be_more() -> None:
    tags = "".join(f'<meta name="citation_author" content="Family{n}, Given">' for n in range(21))
    found = read_page("https://press.example/x", (("content-type", "text/html"),), tags.encode())
    assert len(found.authors) == len(found.sort_names) == 20
    assert found.more_authors
    fewer = read_page(
        "https://press.example/x", (("content-type", "text/html"),), tags[: tags.rindex("<meta")].encode()
    )
    assert (len(fewer.authors), fewer.more_authors) == (20, False)
