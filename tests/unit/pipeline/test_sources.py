"""Reading lists."""

import gc
from pathlib import Path

import pytest

from linkcheck.pipeline import sources
from linkcheck.pipeline.sources import read_lists


def test_what_parsing_leaves_behind_goes_while_lists_are_still_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_SWEEP", 20)
    for name in "ab":
        lines = (f"- [Link {number}](https://example.org/{name}/{number})\n" for number in range(30))
        (tmp_path / f"{name}.md").write_text("".join(lines))
    gc.collect()
    gc.disable()
    try:
        lists = read_lists([tmp_path.as_posix()])
        left = sum(type(each).__name__ == "Token" for each in gc.get_objects())
    finally:
        gc.enable()
    assert sum(len(document.links) for document in lists.documents) == 60
    assert left < 50


def test_an_address_that_stands_as_it_is_meant_is_kept_once(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("# One\n\n[a](https://example.org/) [b](https://example.org/?a&amp;b)\n")
    plain, escaped = read_lists([(tmp_path / "list.md").as_posix()]).documents[0].links
    assert plain.raw is plain.url
    assert (escaped.raw, escaped.url) == ("https://example.org/?a&amp;b", "https://example.org/?a&b")
    assert plain.section is escaped.section
