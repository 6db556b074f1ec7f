"""What an index would get: it is built, taken, and its page leads somewhere."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from linkcheck.about import DISTRIBUTION, HOME, __version__

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    python("build", "--no-isolation", "--outdir", str(folder))
    return folder


@pytest.mark.slow
def test_an_index_takes_it(built: Path) -> None:
    files = sorted(built.iterdir())
    assert [file.name for file in files] == [
        f"{DISTRIBUTION}-{__version__}-py3-none-any.whl",
        f"{DISTRIBUTION}-{__version__}.tar.gz",
    ]
    python("twine", "--no-color", "check", "--strict", *map(str, files))


@pytest.mark.slow
def test_the_wheel_has_all_that_the_package_has(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    listed = subprocess.run(["git", "ls-files", "src/linkcheck"], cwd=ROOT, text=True, capture_output=True, check=True)
    assert {name.removeprefix("src/") for name in listed.stdout.splitlines()} <= names


@pytest.mark.slow
def test_the_source_archive_holds_no_lists_and_no_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert {"src", "README.md", "LICENSE", "pyproject.toml"} <= tops
    assert not {"tests", "bench", "sources", "reports"} & tops


def test_name_version_and_address_are_said_once() -> None:
    assert PROJECT["name"] == DISTRIBUTION
    assert PROJECT["version"] == __version__
    assert PROJECT["urls"]["Repository"] == HOME


def test_links_of_the_readme_work_where_an_index_shows_it() -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", README))
    assert [target for target in targets if not target.startswith(("https://", "#"))] == []
    raw = HOME.replace("https://github.com/", "https://raw.githubusercontent.com/")
    ours = re.compile(rf"(?:{re.escape(HOME)}/(?:blob|tree)|{re.escape(raw)})/main/([^#]+)")
    names = [match[1] for target in targets if (match := ours.match(target))]
    assert len(names) > 10
    assert [name for name in names if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("extra", PROJECT["optional-dependencies"])
def test_every_text_about_an_extra_names_the_distribution(extra: str) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, text=True, capture_output=True, check=True).stdout
    files = [ROOT / name for name in listed.splitlines() if name.endswith((".py", ".md", ".yml", ".toml"))]
    wrong = f"linkcheck[{extra}]"
    assert [file for file in files if file != Path(__file__) and wrong in file.read_text(encoding="utf-8")] == []
