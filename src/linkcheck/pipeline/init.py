"""The files that a repository needs to be checked every night, with its own names in them."""

import json
import re
import zlib
from collections.abc import Sequence
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import msgspec

from linkcheck import changes
from linkcheck.about import DISTRIBUTION, HOME, __version__
from linkcheck.config import Config
from linkcheck.config.load import DOCS
from linkcheck.files import replace_file
from linkcheck.formats import MARKDOWN, format_of
from linkcheck.pipeline.lists.exclude import Exclude

CONFIGURATION = "linkcheck.toml"
IGNORES = ".gitignore"
WORKFLOW = ".github/workflows/links.yml"
SCHEMA = "linkcheck config --schema"
_FEW = 6
"""Lists that are named one by one; more are a glob."""
_CODE = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?$")
_COMMIT = re.compile(r"[0-9a-f]{40}")


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file."""

    path: str
    fate: str
    """`written`, or why it was not."""


def start(folder: Path) -> tuple[Written, ...]:
    """Write what is missing into a repository's top folder; what is there stays as it is."""
    lists = _lists(folder)
    return (
        _new(folder, CONFIGURATION, configuration(lists)),
        _ignore(folder / IGNORES),
        _new(folder, WORKFLOW, workflow(lists, folder.resolve().name, *_origin())),
    )


def configuration(lists: Sequence[str]) -> str:
    """linkcheck.toml."""
    return f"""\
# Made by `linkcheck init`. Every key has a default; all are described in
# {DOCS}
# For an editor that completes and checks this file, run `{SCHEMA} --output linkcheck.schema.json`
# and make `#:schema ./linkcheck.schema.json` its first line.

sources = {json.dumps(list(lists), ensure_ascii=False)}
exclude = []                       # as in .gitignore: ["docs/old/", "*.draft.md"]
reports = "reports"                # folder of linkcheck.db and index.html
fail_on = ["broken", "invalid"]    # verdicts that make `linkcheck check` exit with 1

# Leave something alone, and say why:
# [[ignore]]
# pattern = "https://intern.example.org/*"
# reason = "behind the VPN"
# until = 2027-06-30
"""


def workflow(lists: Sequence[str], name: str, code: str, commit: str) -> str:
    """The nightly job. Its minute is the repository's own, and never the full hour, when most jobs of GitHub begin."""
    minute = 1 + zlib.crc32(name.encode()) % 59
    known = _COMMIT.fullmatch(commit)
    pin = f" # v{__version__}" if known else " # better: the full hash of the version that you have read"
    paths = "\n".join(f"        {each}" for each in lists)
    return f"""\
# Made by `linkcheck init`: every night checks all links, publishes the report to Pages and keeps one issue.
name: Links
on:
  schedule: [{{cron: "{minute} 2 * * *"}}]
  workflow_dispatch:
permissions: {{}}
concurrency: {{group: links, cancel-in-progress: false}}
jobs:
  links:
    uses: {code}/.github/workflows/nightly.yml@{commit}{pin}
    permissions: {{contents: write, issues: write, pages: write, id-token: write}}
    with:
      paths: |
{paths}
"""


def _lists(folder: Path) -> tuple[str, ...]:
    """The folder `sources`, else the Markdown files that git tracks, in few words."""
    if (folder / "sources").is_dir():
        return ("sources",)
    exclude = Exclude((), folder=str(folder))
    listed = changes.listed_files(folder, staged=True) or sorted(folder.glob("*.md"))
    found = [path for path in listed if format_of(path.name) is MARKDOWN and not exclude.covers(path, below=folder)]
    names = tuple(path.relative_to(folder).as_posix() for path in found)
    if len(names) <= _FEW:
        return names or ("README.md",)
    # A glob meets hidden folders only where it names them.
    hidden = {name.partition("/")[0] for name in names if name.startswith(".") and "/" in name}
    endings = sorted({name.rpartition(".")[2] for name in names})
    files = f"**/*.{endings[0]}" if len(endings) == 1 else f"**/*.{{{','.join(endings)}}}"
    return (files, *(f"{top}/{files}" for top in sorted(hidden)))


def _origin() -> tuple[str, str]:
    """The repository that this linkcheck was installed from, as `OWNER/NAME`, and the commit or tag."""
    try:
        direct = json.loads(Distribution.from_name(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        direct = {}
    code = _CODE.match(str(direct.get("url", ""))) or _CODE.match(HOME)
    commit = str(direct.get("vcs_info", {}).get("commit_id", ""))
    assert code is not None  # noqa: S101 - HOME is ours
    return f"{code[1]}/{code[2]}", commit if _COMMIT.fullmatch(commit) else f"v{__version__}"


def _new(folder: Path, name: str, text: str) -> Written:
    file = folder / name
    if file.exists() or file.is_symlink():
        return Written(path=name, fate="is there already, and stays as it is")
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(str(file), [text.encode()])
    return Written(path=name, fate="written")


def _ignore(file: Path) -> Written:
    line = f"/{Config().reports}/"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    if {line, line[1:], line[:-1], line.strip("/")} & {each.strip() for each in lines}:
        return Written(path=IGNORES, fate=f"has {line} already")
    replace_file(str(file), ["".join(f"{each}\n" for each in (*lines, line)).encode()])
    return Written(path=IGNORES, fate=f"{line} added" if lines else "written")
