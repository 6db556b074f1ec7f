"""What the documentation says is what the program does."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from linkcheck.cli import COMMANDS
from linkcheck.config import Config, load_config
from linkcheck.config.schema import schema
from linkcheck.config.settings import FILLED_IN
from linkcheck.model import Verdict
from linkcheck.providers import PROVIDERS
from linkcheck.relocate.registry import WAYS
from linkcheck.report import FORMATS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def example() -> dict[str, object]:
    (block,) = re.findall(r"```toml\n(.*?)```", CONFIGURATION, re.DOTALL)
    return tomllib.loads(block)


def test_every_setting_is_in_the_example() -> None:
    documented = example()
    missing = []
    for field in msgspec.structs.fields(Config):
        if field.name in FILLED_IN:
            continue
        if field.name not in documented:
            missing.append(field.name)
            continue
        inner = documented[field.name]
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct) and isinstance(inner, dict):
            keys = {key.name for key in msgspec.structs.fields(field.type)} - {"hosts"}
            missing += [f"{field.name}.{key}" for key in sorted(keys - set(inner))]
    assert missing == []


def test_the_example_can_be_read(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", CONFIGURATION, re.DOTALL)
    (tmp_path / "linkcheck.toml").write_text(block, encoding="utf-8")
    assert load_config(str(tmp_path / "linkcheck.toml")).ignore


def flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Values by dotted key; lists of tables, and tables whose keys are a person's own, are left out."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, Mapping) and value and f"{prefix}{key}" not in {"hosts", "rules"}:
            found |= flat(value, f"{prefix}{key}.")
        elif f"{prefix}{key}" not in {"hosts", "rules", "ignore", "override"}:
            found[f"{prefix}{key}"] = value
    return found


EXAMPLES = {
    "network.user_agent": "has the version and the address of the lists' repository",
    "crawl.deadline": "none: an example is clearer",
    "crawl.max_age": "none: an example is clearer",
    "crawl.canaries": "three, of which one is shown",
    "crawl.seed": "none: an example is clearer",
}
"""Keys whose default the example does not show, and why."""


def test_the_example_shows_the_defaults() -> None:
    defaults = flat(msgspec.json.decode(msgspec.json.encode(Config())))
    shown = flat(example())
    differing = {key: (value, defaults[key]) for key, value in shown.items() if value != defaults[key]}
    assert set(differing) == set(EXAMPLES)


def test_the_schema_accepts_the_example() -> None:
    document = msgspec.to_builtins(example())
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(document, schema())


@pytest.mark.parametrize(
    "wrong",
    [
        {"souces": []},
        {"network": {"total_timeout": 0}},
        {"network": {"total_timeout": "soon"}},
        {"providers": {"off": ["gihub"]}},
        {"rules": {"duplicate": "note"}},
        {"override": [{"verdict": "alive"}]},
        {"ignore": [{"pattern": "x", "only": ["http-9"]}]},
    ],
)
def test_the_schema_refuses_what_the_program_refuses(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema())


@pytest.mark.parametrize("verdict", Verdict)
def test_the_readme_names_every_verdict(verdict: Verdict) -> None:
    assert f"\n| {verdict} |" in README


@pytest.mark.parametrize("name", FORMATS)
def test_the_readme_names_every_format(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", [*PROVIDERS, *(way.name for way in WAYS)])
def test_the_configuration_names_every_provider_and_way(name: str) -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    lists = re.findall(r"^off = \[\] +# .*(?:\n +# .*)*", text, re.MULTILINE)
    assert name in re.findall(r"[\w-]+", " ".join(lists))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_shows_every_command(name: str) -> None:
    assert f"linkcheck {name}" in README


PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "RELEASING.md", "bench/README.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_local_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"({name})" not in index} == set()


def test_the_architecture_is_drawn_from_the_imports() -> None:
    drawn = subprocess.run([sys.executable, ROOT / "scripts" / "architecture"], capture_output=True, check=True)
    page = (ROOT / "docs" / "architecture.md").read_bytes()
    assert page == drawn.stdout, "run `scripts/architecture > docs/architecture.md`"


def test_every_file_that_contributors_are_led_to_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"^- `([\w./-]+)`", text, re.MULTILINE)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def plain_help(*arguments: str) -> str:
    """Help as a terminal of 100 columns shows it."""
    program = "from linkcheck.cli import cli; import sys; cli(sys.argv[1:], prog_name='linkcheck', terminal_width=100)"
    command = [sys.executable, "-c", program, *arguments, "--help"]
    return subprocess.run(command, text=True, capture_output=True, check=True).stdout


def test_the_readme_shows_the_help() -> None:
    (block,) = re.findall(r"```text\n\$ linkcheck --help\n(.*?)```", README, re.DOTALL)
    assert block == plain_help()


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not there")
def test_the_man_page_has_every_command_and_is_read_without_a_warning() -> None:
    page = subprocess.run([sys.executable, "-m", "linkcheck", "manual"], capture_output=True, check=True).stdout
    shown = subprocess.run(["groff", "-man", "-ww", "-Tascii"], input=page, capture_output=True, check=True)
    assert shown.stderr == b""
    for name in COMMANDS:
        assert f"LINKCHECK {name.upper()}".encode() in page
    assert b"\\-\\-accept HOST=CODES" in page


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_readme_says_how_each_shell_completes(shell: str) -> None:
    assert f"_LINKCHECK_COMPLETE={shell}_source" in README
