"""Reading lists."""

import gc
from pathlib import Path

import pytest

from linkcheck.config import Config
from linkcheck.errors import UsageError
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of


def test_parsing_leaves_nothing_behind_for_the_garbage_collector(tmp_path: Path) -> None:
    # 6 KB a link, when it did: a million links were gigabytes.
    lines = (f"- [Link {number}](https://example.org/{number}) *em*\n" for number in range(30))
    (tmp_path / "list.md").write_text("# One\n\n" + "".join(lines) + "\n| a |\n|---|\n| <b>x</b> |\n")
    gc.collect()
    gc.disable()
    try:
        lists = read_lists(sources_of(Config(), [tmp_path.as_posix()]))
        left = {type(each).__name__ for each in gc.get_objects()}
    finally:
        gc.enable()
    assert len(lists.documents[0].links) == 30
    assert left & {"Token", "Block", "Spans", "Content"} == set()


@pytest.mark.parametrize("again", [False, True], ids=["parsed", "from memory"])
def test_what_links_have_in_common_is_kept_once(tmp_path: Path, again: bool) -> None:
    (tmp_path / "list.md").write_text("# One\n\n[a](https://example.org/) [b](https://example.org/?a&amp;b)\n")
    parsed = ParseCache()
    if again:
        read_lists(sources_of(Config(), [(tmp_path / "list.md").as_posix()]), parsed=parsed)
    plain, escaped = (
        read_lists(sources_of(Config(), [(tmp_path / "list.md").as_posix()]), parsed=parsed).documents[0].links
    )
    assert plain.raw is plain.url
    assert (escaped.raw, escaped.url) == ("https://example.org/?a&amp;b", "https://example.org/?a&b")
    assert plain.section is escaped.section
    assert plain.path is escaped.path


def test_a_folder_without_lists_is_named_in_quotes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # `.` and a full stop read as the folder above.
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"No lists found in `\.`\."):
        read_lists(sources_of(Config(), ["."]))
