"""The public functions, used as the README shows them."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import pytest

import linkcheck
from linkcheck.errors import ConfigError, InputError, UsageError
from tests.acceptance.run import ROOT
from tests.internet import Host, Page, in_background
from tests.internet.__main__ import to_toml

LIST = "# Tools\n\n- [Alive](https://alive.test/)\n- [Gone](https://alive.test/gone)\n- [File](missing.md)\n"


def test_links_of_a_text_come_with_their_places() -> None:
    document = linkcheck.extract_links("- [a](https://a.example/x)\n", "some.md")
    (link,) = document.links
    assert isinstance(link, linkcheck.Link)
    assert (link.url, link.path, link.line, link.column) == ("https://a.example/x", "some.md", 1, 7)
    assert linkcheck.extract_links("<a href=/x>y</a>", format="html").links[0].url == "/x"


def test_lists_are_checked_and_come_back_as_a_report(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST)
    hosts = [Host(name="alive.test", pages={"/": Page(title="Alive"), "/gone": Page(status=410)})]
    with in_background(hosts) as internet:
        (tmp_path / "linkcheck.toml").write_text(to_toml({"network": internet.settings()}))
        report = linkcheck.check_lists([tmp_path / "list.md"], config=tmp_path / "linkcheck.toml")
    assert isinstance(report, linkcheck.Report)
    verdicts = {record.result.url: str(record.result.judgement.verdict) for record in report.links}
    assert verdicts["https://alive.test/"] == "ok"
    assert verdicts["https://alive.test/gone"] == "broken"
    assert [finding.reason for finding in report.findings] == ["missing-file"]
    assert not list(tmp_path.glob("*.db*"))


def test_without_a_configuration_file_the_defaults_hold_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "linkcheck.toml").write_text("nonsense")
    (tmp_path / "list.md").write_text("- [x](#y)\n")
    monkeypatch.chdir(tmp_path)
    assert linkcheck.check_lists(["list.md"], offline=True).findings[0].reason == "missing-anchor"
    with pytest.raises(ConfigError):
        linkcheck.check_lists(["list.md"], config="linkcheck.toml", offline=True)


def test_what_cannot_be_read_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        linkcheck.check_lists([tmp_path / "none.md"], offline=True)
    with pytest.raises(UsageError, match="No lists"):
        linkcheck.check_lists([tmp_path], offline=True)


def test_a_notebook_that_runs_an_event_loop_can_check_lists(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("- [x](#y)\n")

    async def cell() -> linkcheck.Report:
        return linkcheck.check_lists([tmp_path / "list.md"], offline=True)

    assert asyncio.run(cell()).findings[0].reason == "missing-anchor"


def test_one_path_is_one_list_and_no_list_of_letters(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("- [x](#y)\n")
    for path in (tmp_path / "list.md", str(tmp_path / "list.md")):
        assert len(linkcheck.check_lists(path, offline=True).links) == 1


def test_the_package_alone_imports_none_of_it() -> None:
    script = "import sys, linkcheck; print(sorted(name for name in sys.modules if name.startswith('linkcheck.')))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert done.stdout == "['linkcheck.about']\n"


def test_every_file_that_the_package_names_is_there() -> None:
    named = re.findall(r"`([\w/]+(?:\.py|/))`", linkcheck.__doc__ or "")
    assert len(named) > 20
    package = ROOT / "src" / "linkcheck"
    folders = {name for name in named if not (package / name).exists()}
    # A name without a folder stands beside the file named before it.
    assert folders <= {"read.py"}


def test_what_is_no_part_of_it_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute"):
        linkcheck.nothing  # noqa: B018
