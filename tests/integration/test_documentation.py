"""What the documentation says is what the program does."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from linkcheck.cli import COMMANDS
from linkcheck.config import Config, load_config
from linkcheck.model import Verdict
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
        if field.name in {"file", "folder"}:
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


@pytest.mark.parametrize("verdict", Verdict)
def test_the_readme_names_every_verdict(verdict: Verdict) -> None:
    assert f"\n| {verdict} |" in README


@pytest.mark.parametrize("name", FORMATS)
def test_the_readme_names_every_format(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_shows_every_command(name: str) -> None:
    assert f"linkcheck {name}" in README


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README + CONFIGURATION))
def test_local_links_of_the_documentation_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists() or (ROOT / "docs" / target).exists()
