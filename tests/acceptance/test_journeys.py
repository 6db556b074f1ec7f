"""What the documents tell a newcomer to type, typed: in a clean clone, in a fresh environment, in another repository.

The packages come from the index that this machine uses; the lists' hosts are the replica on loopback.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.acceptance.run import NOT_OURS, ROOT, Finished
from tests.internet import Host, Page, in_background
from tests.internet.__main__ import to_toml
from tests.internet.replica import replica_hosts, replica_settings

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

README = (ROOT / "README.md").read_text(encoding="utf-8")
NIGHTLY = YAML(typ="safe", pure=True).load((ROOT / ".github" / "workflows" / "nightly.yml").read_text(encoding="utf-8"))


def shell(command: str, folder: Path, **environ: str) -> Finished:
    inherited = {name: value for name, value in os.environ.items() if name.lower() not in NOT_OURS}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**inherited, **environ},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Finished(code=done.returncode, out=done.stdout, err=done.stderr)


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def documented(start: str) -> str:
    """The one command of the README that starts so."""
    (line,) = re.findall(rf"^ {{4}}({re.escape(start)}.*)$", README, re.MULTILINE)
    return str(line)


@pytest.fixture(scope="module", autouse=True)
def package_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A laptop may be without one; CI may not."""
    folder = tmp_path_factory.mktemp("index")
    if not os.environ.get("CI") and shell("python3 -m pip download -q --no-deps hatchling", folder).code:
        pytest.skip("no package index can be reached: nothing can be installed")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that git would give a stranger, as they stand here now."""
    folder = tmp_path_factory.mktemp("clone") / "linkcheck"
    for name in filter(None, git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    return folder


@pytest.fixture(scope="module")
def checked(clone: Path) -> Finished:
    """The README's first command, with the replica as its network."""
    with in_background(replica_hosts()) as internet:
        (clone / "linkcheck.toml").write_text(to_toml(replica_settings(internet)), encoding="utf-8")
        return shell(documented("python3 -m venv"), clone)


def test_the_first_command_installs_checks_and_leaves_a_report(clone: Path, checked: Finished) -> None:
    assert checked.code == 1, checked.err
    assert re.search(r"^sources/[\w-]+\.md:\d+:\d+  broken ", checked.out, re.MULTILINE)
    assert checked.out.rstrip().endswith("Report: reports/index.html")
    page = (clone / "reports" / "index.html").read_text(encoding="utf-8")
    assert re.search(r"<h1[^>]*>\d+ links to fix\.", page)
    assert git(clone, "status", "--porcelain").splitlines() == ["?? linkcheck.toml"]


def test_without_a_network_the_demonstration_leaves_a_report(clone: Path, checked: Finished, tmp_path: Path) -> None:
    done = shell(documented(".venv/bin/linkcheck demo"), clone, TMPDIR=str(tmp_path))
    assert done.code == 0, done.err
    page = Path(done.out.strip().removeprefix("Report: "))
    assert "This is a demonstration" in page.read_text(encoding="utf-8")


LIST = """# Awesome gardens

- [Roses](https://roses.test/) - How to grow them.
- [Weeds](https://weeds.test/gone) - A page that is no more.
- [Guide](docs/guide.md) - Our own.
"""


def steps(job: dict[str, Any], inputs: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """What a job runs, in order, with its environment; actions and what a first night skips are left out."""

    def value(text: str) -> str:
        default = re.fullmatch(r"\$\{\{ inputs\.([\w-]+)(?: \|\| '(\w+)')? \}\}", text)
        return inputs.get(default[1], default[2] or "") if default else "" if "${{" in text else text

    return [
        (step["run"], {name: value(str(text)) for name, text in step.get("env", {}).items()})
        for step in job["steps"]
        if "run" in step and "hashFiles" not in step.get("if", "")
    ]


def test_init_and_one_push_make_a_nightly_job(clone: Path, checked: Finished, tmp_path: Path) -> None:
    repository, remote = tmp_path / "gardens", tmp_path / "remote.git"
    (repository / "docs").mkdir(parents=True)
    (repository / "README.md").write_text(LIST, encoding="utf-8")
    (repository / "docs" / "guide.md").write_text("# Guide\n", encoding="utf-8")
    git(repository, "init", "-q", "-b", "main")
    git(repository, "remote", "add", "origin", "https://github.com/gardens/awesome-gardens.git")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "x")
    git(repository, "init", "-q", "--bare", str(remote))

    made = shell(f"{clone}/.venv/bin/linkcheck init", repository)
    assert made.code == 0, made.err
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "what init wrote")
    workflow = YAML(typ="safe", pure=True).load((repository / ".github" / "workflows" / "links.yml").read_text())
    (caller,) = workflow["jobs"].values()
    assert "/.github/workflows/nightly.yml@" in caller["uses"]

    # What the push starts: the called workflow's jobs, step by step, at the checked-out commit.
    git(repository, "clone", "-q", str(clone), ".linkcheck")
    # Its own package has to be installed by the job; that pip brings the others, the first command has shown.
    removed = shell("pip uninstall --quiet --yes listhealth", clone, PATH=f"{clone}/.venv/bin:{os.environ['PATH']}")
    assert removed.code == 0, removed.err
    assert not (clone / ".venv" / "bin" / "linkcheck").exists()
    environ = {
        "PATH": f"{clone}/.venv/bin:{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    hosts = [Host(name="roses.test", default=Page(title="Roses")), Host(name="weeds.test", default=Page(status=410))]
    with in_background(hosts) as internet:
        tables = {"network": internet.settings(), "crawl": {"canaries": []}, "providers": {"archive": False}}
        with (repository / "linkcheck.toml").open("a", encoding="utf-8") as file:
            file.write(to_toml(tables))
        for command, settings in steps(NIGHTLY["jobs"]["check"], caller["with"]):
            if "CODE" in settings:
                settings["CODE"] = (tmp_path / "output").read_text().partition("code=")[2][:1]
            done = shell(command, repository, **environ, **settings)
            assert done.code == (1 if "check-in-ci" in command else 0), (command, done.err)
    data = repository / ".linkcheck-data"
    ((keep, _),) = steps(NIGHTLY["jobs"]["history"], {})
    kept = shell(keep.replace(" data/", f" {data}/"), repository, REMOTE=str(remote), **environ)
    assert kept.code == 0, kept.err

    assert "weeds.test/gone" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "1 link to fix" in (data / "site" / "index.html").read_text(encoding="utf-8")
    assert git(remote, "ls-tree", "--name-only", "linkcheck-history").split() == ["history.jsonl"]
