"""Files rewritten byte for byte, or not at all."""

import codecs
from pathlib import Path

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.errors import UsageError
from linkcheck.fix import FixOptions
from linkcheck.model import Report, Run
from linkcheck.pipeline.fix import plan_repairs, write_repair
from linkcheck.pipeline.lists.parse import parse_list
from linkcheck.pipeline.lists.sources import sources_of
from tests.unit.fix.records import NOW, record

OLD, NEW = "https://old.example/ä", "https://new.example/x"
ADDRESS = "https://old.example/%C3%A4"


def report_of(path: Path, data: bytes) -> Report:
    links = parse_list(data, str(path)).links
    moved = msgspec.structs.replace(record(ADDRESS, to=NEW), occurrences=links)
    return Report(run=Run(started=NOW), links=(moved,))


CASES = {
    "utf-8": "- é [x](https://old.example/ä)\n".encode(),
    "byte order mark": codecs.BOM_UTF8 + "[x](https://old.example/ä)\n".encode(),
    "windows": "a\r\n[x](https://old.example/ä)\r\n".encode(),
    "old mac": "a\r\r[x](https://old.example/ä)\r".encode(),
    "mixed ends, no last one": "a\r\nb\u2028c\n\x0c[x](https://old.example/ä)".encode(),
    "utf-16": codecs.BOM_UTF16_LE + "[x](https://old.example/ä)\n".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_address_changes(name: str, tmp_path: Path) -> None:
    path, data = tmp_path / "list.md", CASES[name]
    path.write_bytes(data)
    path.chmod(0o640)
    (repair,) = plan_repairs(report_of(path, data), sources_of(Config(), [str(path)]), FixOptions()).repairs
    write_repair(repair)
    wide = "utf-16-le" if name == "utf-16" else "utf-8"
    assert path.read_bytes() == data.replace(OLD.encode(wide), NEW.encode(wide))
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_second_run_finds_nothing_to_do(tmp_path: Path) -> None:
    path, data = tmp_path / "list.md", CASES["utf-8"]
    path.write_bytes(data)
    report = report_of(path, data)
    write_repair(plan_repairs(report, sources_of(Config(), [str(path)]), FixOptions()).repairs[0])
    assert plan_repairs(report, sources_of(Config(), [str(path)]), FixOptions()).repairs == ()


def test_a_list_that_changed_since_the_check_is_refused(tmp_path: Path) -> None:
    path, data = tmp_path / "list.md", CASES["utf-8"]
    path.write_bytes(b"a new first line\n" + data)
    planned = plan_repairs(report_of(path, data), sources_of(Config(), [str(path)]), FixOptions())
    assert (planned.repairs, planned.stale) == ((), (str(path),))


def test_a_list_that_changes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path, data = tmp_path / "list.md", CASES["utf-8"]
    path.write_bytes(data)
    (repair,) = plan_repairs(report_of(path, data), sources_of(Config(), [str(path)]), FixOptions()).repairs
    path.write_bytes(data + b"more\n")
    with pytest.raises(UsageError, match="changed while it was being fixed"):
        write_repair(repair)
    assert path.read_bytes() == data + b"more\n"
