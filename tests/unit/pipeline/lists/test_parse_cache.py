"""Lists from memory: the same documents, never stale ones, and no trouble from a damaged file."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.config import Config
from linkcheck.extract import extract_document
from linkcheck.pipeline.lists import parse_cache as memory
from linkcheck.pipeline.lists.parse import parse_list
from linkcheck.pipeline.lists.parse_all import parse_lists
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of

LIST = b"# Tools\n\n- [a](https://a.example)\n- <!-- linkcheck: ignore --> [b][b]\n\n[b]: https://b.example\n"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "linkcheck.db"


def remembered(database: Path, *files: tuple[str, bytes]) -> ParseCache:
    """What a run that read these files leaves to the next."""
    parsed = ParseCache.for_database(database)
    list(parse_lists(files, parsed))
    parsed.save()
    return ParseCache.for_database(database)


def test_an_unchanged_list_is_not_parsed_again(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = remembered(database, ("a.md", LIST))
    monkeypatch.delattr("linkcheck.pipeline.lists.parse.extract_document")
    assert list(parse_lists([("a.md", LIST)], parsed)) == [extract_document(LIST.decode(), "a.md")]


@pytest.mark.parametrize(
    ("path", "data"), [("a.md", LIST + b" "), ("b.md", LIST), ("a.txt", LIST)], ids=["content", "path", "format"]
)
def test_another_list_is_parsed(database: Path, path: str, data: bytes) -> None:
    parsed = remembered(database, ("a.md", LIST))
    assert parsed.find(path, data) is None
    assert list(parse_lists([(path, data)], parsed)) == [parse_list(data, path)]


def test_documents_of_other_rules_are_not_taken(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = remembered(database, ("a.md", LIST))
    assert parsed.find("a.md", LIST) is not None
    monkeypatch.setattr(memory, "_rules", lambda: "other")
    assert ParseCache.for_database(database).find("a.md", LIST) is None


def test_rules_change_with_every_source_that_reads_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {file.name for file in memory._sources()}
    assert {"autolinks.py", "tokens.py", "unlinked.py", "link.py", "finding.py"} <= names
    source = tmp_path / "autolinks.py"
    monkeypatch.setattr(memory, "_sources", lambda: iter([source]))
    seen = set()
    for text in ("a", "b"):
        source.write_text(text)
        seen.add(memory._rules.__wrapped__())
    assert len(seen) == 2


def test_upstream_parsers_say_their_version_where_we_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_UPSTREAM", ())
    without = set(memory._sources())
    monkeypatch.undo()
    upstream = set(memory._sources()) - without
    assert [file.parent.name for file in sorted(upstream)] == ["bs4", "markdown_it"]
    assert all("__version__ = " in file.read_text() for file in upstream)


@given(position=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_damaged_file_gives_right_documents_or_none(
    tmp_path_factory: pytest.TempPathFactory, position: int, byte: int
) -> None:
    database = tmp_path_factory.mktemp("damage") / "linkcheck.db"
    remembered(database, ("a.md", LIST), ("b.md", LIST))
    (file,) = database.parent.iterdir()
    data = bytearray(file.read_bytes())
    data[position % len(data)] = byte
    file.write_bytes(data)
    parsed = ParseCache.for_database(database)
    for path in ("a.md", "b.md"):
        assert parsed.find(path, LIST) in (None, parse_list(LIST, path))


@pytest.mark.parametrize("content", [b"", b"\x00", b"SQLite format 3", LIST], ids=["empty", "short", "other", "text"])
def test_a_file_that_is_none_of_ours_holds_nothing(database: Path, content: bytes) -> None:
    database.with_name("linkcheck.db-lists").write_bytes(content)
    assert ParseCache.for_database(database).find("a.md", LIST) is None
    assert remembered(database, ("a.md", LIST)).find("a.md", LIST) == parse_list(LIST, "a.md")


def test_lists_that_are_gone_are_forgotten(database: Path) -> None:
    stays, goes = str(database.parent / "stays.md"), str(database.parent / "goes.md")
    for path in (stays, goes):
        Path(path).write_bytes(LIST)
    remembered(database, (stays, LIST), (goes, LIST))
    Path(goes).unlink()
    parsed = remembered(database, ("third.md", LIST))
    assert parsed.find(stays, LIST) is not None
    assert parsed.find(goes, LIST) is None


def test_there_is_room_for_so_much_only(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(msgspec.msgpack.encode(parse_list(LIST, "0.md")))
    monkeypatch.setattr(memory, "MAX_BYTES", 3 * size)
    files = [(f"{number}.md", LIST) for number in range(9)]
    parsed = remembered(database, *files)
    assert sum(parsed.find(path, data) is not None for path, data in files) == 3


def test_nothing_new_is_nothing_written(database: Path) -> None:
    parsed = remembered(database, ("a.md", LIST))
    (file,) = database.parent.iterdir()
    file.unlink()
    assert parsed.find("a.md", LIST) is not None
    parsed.save()
    assert list(database.parent.iterdir()) == []


def test_what_cannot_be_written_is_parsed_again(tmp_path: Path) -> None:
    parsed = remembered(tmp_path / "no such folder" / "linkcheck.db", ("a.md", LIST))
    assert parsed.find("a.md", LIST) is None


def test_a_database_in_memory_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    remembered(Path(":memory:"), ("a.md", LIST))
    assert list(tmp_path.iterdir()) == []


def test_a_fault_is_reported_each_time(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_bytes(LIST)
    bad.write_bytes(b"a\n\xff")
    for _ in range(2):
        parsed = ParseCache.for_database(tmp_path / "linkcheck.db")
        lists = read_lists(sources_of(Config(), [str(tmp_path)]), parsed=parsed)
        parsed.save()
        assert [document.path for document in lists.documents] == [good.as_posix()]
        assert [f"{bad.as_posix()}:2" in str(fault) for fault in lists.no_text] == [True]


def test_no_more_is_held_than_there_is_room_for(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = msgspec.msgpack.encode(parse_list(LIST, "0.md"))
    monkeypatch.setattr(memory, "MAX_BYTES", 3 * len(document))
    parsed = ParseCache(database)
    for number in range(9):
        parsed.keep(f"{number}.md", LIST, document)
    assert len(parsed._entries) == 3
