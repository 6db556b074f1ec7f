"""No command imports what it does not use: the cost of the start, measured without a clock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.changes.conftest import Repository

SOURCES = Path(__file__).parents[3] / "src"
ASKING = {"aiohttp", "tenacity", "pycares", "distributed"}
PAGES = {"jinja2"}
ENGINES = {"selectolax", "rapidfuzz", "publicsuffixlist", "dask", "protego", "w3lib"}
RULES = {"linkcheck.classify.rules", "linkcheck.classify.evidence", "linkcheck.classify.judge"}
NEVER = {"bs4", "rich", "distributed"}
RULE = '[[ignore]]\npattern = "https://**"\nreason = "nothing to ask"\n'


def imported(folder: Path, *arguments: str) -> set[str]:
    """Modules, and their top packages, in memory when a command has ended."""
    script = (
        f"import sys; sys.argv = ['linkcheck', *{list(arguments)!r}]\n"
        "from linkcheck.cli import main\n"
        "try: main()\n"
        "except SystemExit as left: assert not left.code, left.code\n"
        "print('\\n', *sys.modules, file=sys.stderr)"
    )
    environ = os.environ | {"PYTHONPATH": str(SOURCES)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    modules = set(done.stderr.splitlines()[-1].split())
    return modules | {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (("--help",), NEVER | ASKING | PAGES | {"msgspec", "markdown_it", "sqlite_utils", "asyncio"}),
        (("links", "list.md"), NEVER | ASKING | PAGES | ENGINES | RULES | {"sqlite3", "asyncio", "ssl"}),
        (("check", "list.md"), NEVER | ASKING | {"selectolax"}),
        (("check", "list.md", "--offline"), NEVER | ASKING | PAGES | ENGINES | RULES),
        (("check", "list.md", "--since", "HEAD"), NEVER | ASKING | PAGES | {"selectolax"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_there_is_no_use_for_is_not_imported(
    arguments: tuple[str, ...], unwanted: set[str], tmp_path: Path
) -> None:
    repository = Repository(tmp_path)
    repository.write("linkcheck.toml", RULE)
    repository.commit(list="- [a](https://a.example/)\n")
    repository.write("list.md", "- [a](https://a.example/)\n- [b](https://b.example/)\n")
    assert imported(repository.folder, *arguments) & unwanted == set()


@pytest.mark.parametrize("command", [("links", "list.md"), ("check", "list.md")], ids=["links", "check"])
def test_a_second_run_needs_no_parser_and_no_migrations(command: tuple[str, ...], tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.write("linkcheck.toml", RULE)
    repository.commit(list="- [a](https://a.example/)\n")
    assert {"markdown_it", "sqlite_utils"} <= imported(repository.folder, "check", "list.md")
    assert imported(repository.folder, *command) & {"markdown_it", "sqlite_utils"} == set()
    repository.write("list.md", "- [b](https://b.example/)\n")
    assert "markdown_it" in imported(repository.folder, *command)


def test_links_alone_leaves_nothing_behind(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit(list="- [a](https://a.example/)\n")
    before = set(repository.folder.rglob("*"))
    imported(repository.folder, "links", "list.md")
    assert set(repository.folder.rglob("*")) == before
