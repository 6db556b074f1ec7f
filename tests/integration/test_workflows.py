"""The workflows and the pre-commit hooks fit GitHub's schemas and pass a security audit."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML as YAML_READER

from linkcheck.cli.commands.check import command

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
CI_GUIDE = ROOT / "docs" / "ci.md"
YAML = YAML_READER(typ="safe", pure=True)


def snippets() -> list[tuple[str, str]]:
    """Name and text of every file that the guide tells a maintainer to add: its path stands in the first line."""
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", CI_GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return [(name, text) for name, text in blocks]


def run(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).with_name(name)
    done = subprocess.run([str(tool), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_fit_githubs_schema() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS))


def test_workflows_pass_the_audit() -> None:
    run("zizmor", "--offline", "--no-progress", "--persona=regular", *map(str, WORKFLOWS), str(ACTION))


def test_dependabot_and_the_issue_forms_fit_their_schemas() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", str(ROOT / ".github" / "dependabot.yml"))
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    for form in forms:
        document = YAML.load(form.read_text(encoding="utf-8"))
        assert form.name == "config.yml" or {"name", "description", "body"} <= set(document)


def test_the_tests_run_on_every_platform_and_python() -> None:
    jobs = YAML.load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]
    matrix = jobs["platforms"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_the_action_fits_githubs_schema() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION))


def test_the_hooks_start_the_program_with_options_it_has() -> None:
    hooks = {hook["id"]: hook for hook in YAML.load(HOOKS.read_text(encoding="utf-8"))}
    assert set(hooks) == {"linkcheck", "linkcheck-offline"}
    options = {name for option in command.params for name in option.opts}
    for hook in hooks.values():
        program, name, *rest = hook["entry"].split()
        assert (program, name, hook["language"]) == ("linkcheck", "check", "python")
        assert {word for word in rest if word.startswith("--")} <= options


@pytest.mark.parametrize("file", [*WORKFLOWS, ACTION], ids=lambda path: path.name)
def test_nothing_is_interpolated_into_a_shell(file: Path) -> None:
    document = YAML.load(file.read_text(encoding="utf-8"))
    jobs = document["jobs"].values() if "jobs" in document else [document["runs"]]
    scripts = [step["run"] for job in jobs for step in job.get("steps", ()) if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.parametrize("name", YAML.load(ACTION.read_text(encoding="utf-8"))["inputs"])
def test_every_input_of_the_action_is_documented(name: str) -> None:
    assert f"| `{name}` |" in CI_GUIDE.read_text(encoding="utf-8")


CALLERS = [
    (match[1], text)
    for _, text in snippets()
    if (match := re.search(r"uses: OWNER/linkcheck/\.github/workflows/([\w-]+\.yml)@", text))
]


def test_every_workflow_that_can_be_called_is_shown() -> None:
    called = {file.name for file in WORKFLOWS if "workflow_call:" in file.read_text(encoding="utf-8")}
    assert called == {name for name, _ in CALLERS} == {"nightly.yml", "pull-request.yml", "fix.yml"}


@pytest.mark.parametrize(("name", "text"), CALLERS, ids=[name for name, _ in CALLERS])
def test_the_ten_lines_are_ten_and_grant_what_the_workflow_asks_for(name: str, text: str) -> None:
    assert len(text.strip().splitlines()) <= 10
    (caller,) = YAML.load(text)["jobs"].values()
    called = YAML.load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    asked: dict[str, str] = {}
    for job in called["jobs"].values():
        for key, value in job["permissions"].items():
            asked[key] = max(value, asked.get(key, ""))  # "write" after "read"
    assert caller["permissions"] == asked
    assert set(caller.get("with", {})) <= set(called["on"]["workflow_call"]["inputs"])


@pytest.mark.parametrize(("name", "text"), CALLERS, ids=[name for name, _ in CALLERS])
def test_every_input_of_a_called_workflow_is_documented(name: str, text: str) -> None:
    called = YAML.load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    section = CI_GUIDE.read_text(encoding="utf-8").partition(text)[2].partition("\n## ")[0]
    missing = [key for key in called["on"]["workflow_call"]["inputs"] if f"`{key}`" not in section]
    assert missing == []


@pytest.mark.parametrize(("name", "text"), CALLERS, ids=[name for name, _ in CALLERS])
def test_caller_and_called_do_not_wait_for_each_other(name: str, text: str) -> None:
    called = YAML.load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    assert YAML.load(text)["concurrency"]["group"] != called["concurrency"]["group"]


@pytest.mark.parametrize(("name", "text"), snippets(), ids=[name for name, _ in snippets()])
def test_what_the_guide_shows_fits_the_schema_and_passes_the_audit(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    # A placeholder is no version: the audit sees what a maintainer puts in its place.
    file.write_text(text.replace("OWNER/", "someone/").replace("COMMIT", "a" * 40), encoding="utf-8")
    if file.name == ".gitlab-ci.yml":
        run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(file))
        return
    if file.name == ".pre-commit-config.yaml":
        used = {hook["id"] for repo in YAML.load(text)["repos"] for hook in repo["hooks"]}
        assert used <= {hook["id"] for hook in YAML.load(HOOKS.read_text(encoding="utf-8"))}
        return
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(file))
    run("zizmor", "--offline", "--no-progress", "--persona=regular", str(file))


@pytest.mark.parametrize("workflow", [*WORKFLOWS, ACTION], ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_the_version_beside(workflow: Path) -> None:
    for used in re.findall(r"uses: (?!\./)(.+)", workflow.read_text(encoding="utf-8")):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", used), used


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_permitted_unless_a_job_says_so(workflow: Path) -> None:
    assert "\npermissions: {}\n" in workflow.read_text(encoding="utf-8")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_that_may_write_installs_nothing_but_by_hash(workflow: Path) -> None:
    for job in YAML.load(workflow.read_text(encoding="utf-8"))["jobs"].values():
        scripts = [step["run"] for step in job["steps"] if "run" in step]
        if "write" in job["permissions"].values():
            assert not [script for script in scripts if re.search(r"\bpip\b|\bnpm\b|\buvx?\b", script)]


def test_every_dependency_is_pinned_by_hash() -> None:
    """`scripts/pin` renews the list."""
    pinned = (ROOT / ".github" / "requirements.txt").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", pinned.strip())
    pinned_one = re.compile(r"[\w.-]+==\S+( ; [^\\]+)? \\\n")
    assert all(pinned_one.match(package) and "--hash=sha256:" in package for package in packages)
    versions = {canonicalize_name(package.partition("==")[0]): re.split(r"==| ", package)[1] for package in packages}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = map(Requirement, [*project["project"]["dependencies"], *project["build-system"]["requires"]])
    for requirement in needed:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)], prereleases=True), (
            requirement
        )


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_input_decides_whose_code_runs(workflow: Path) -> None:
    for job in YAML.load(workflow.read_text(encoding="utf-8"))["jobs"].values():
        for step in job["steps"]:
            if step.get("with", {}).get("path") == ".linkcheck":
                assert step["with"]["repository"] == "${{ job.workflow_repository }}"
                assert "inputs" not in step["with"]["ref"]
