"""What may be named as a list: files, folders, globs, standard input; and what happens to the rest."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.terminal import Said, Terminal

FILES = {
    "a.md": "[a](https://a.example)",
    "b.markdown": "https://b.example",
    "c.mdx": "import X from './x'\n\n<X href='/no' />\n\n[c](https://c.example)",
    "d.html": "<a href='https://d.example'>d</a>",
    "e.htm": "<a href='https://e.example'>e</a>",
    "f.txt": "# Tools\nhttps://f.example\n",
    "code.py": "# https://never.example",
    "sub/g.md": "[g](https://g.example)",
    "sub/picture.png": "\x89PNG https://never.example",
    "vendor/h.md": "[h](https://ignored.example)",
    ".gitignore": "vendor/\n",
}


@pytest.fixture
def folder(tmp_path: Path, terminal: Terminal) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="latin-1")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def hosts(said: Said) -> str:
    """First letters of the hosts that `links --format json` names, in order."""
    return "".join(link["url"].removeprefix("https://")[0] for link in json.loads(said.out)["links"])


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["a.md"], "a"),
        (["./a.md", "a.md", "sub/../a.md"], "a"),
        (["."], "abcdefg"),
        (["sub", "f.txt"], "gf"),
        (["*.md"], "a"),
        (["**/*.md"], "ag"),
        (["*"], "abcdefg"),
        (["**"], "abcdefg"),
        (["sub/*"], "g"),
        (["[ab].m*"], "ab"),
        (["*.py"], "n"),
        (["vendor/h.md"], "i"),
        (["d.html", "e.htm"], "de"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_named_is_read(terminal: Terminal, folder: Path, names: list[str], found: str) -> None:
    said = terminal("links", *names, "--format", "json")
    assert (said.code, hosts(said)) == (0, found)


def test_an_absolute_glob_leaves_out_what_git_ignores(terminal: Terminal, folder: Path) -> None:
    assert hosts(terminal("links", f"{folder}/**/*.md", "--format", "json")) == "ag"


def test_sources_of_the_configuration_may_be_globs(terminal: Terminal, folder: Path) -> None:
    (folder / "linkcheck.toml").write_text('sources = ["sub/*.md", "?.txt"]\n')
    assert hosts(terminal("links", "--format", "json")) == "gf"


def test_a_dash_is_standard_input(terminal: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("é [x](https://x.example)".encode())))
    said = terminal("links", "-", "--format", "json")
    assert said.code == 0
    (link,) = json.loads(said.out)["links"]
    assert (link["url"], link["path"], link["column"]) == ("https://x.example", "<stdin>", 7)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no/such.md", "no/such.md: there is no such file or folder"),
        ("*.rst", "*.rst: there is no such file or folder"),
        ("broken.md", "broken.md:2: not UTF-8 text"),
        ("locked.md", "locked.md: Permission denied"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_others_are_still_read(
    terminal: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    (folder / "broken.md").write_bytes(b"fine\n\xff\xfe\xfd\n")
    (folder / "locked.md").write_text("x")
    opened = os.open

    def refuse(path: Any, *arguments: Any, **options: Any) -> int:
        if path == "locked.md":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    # Root, who may run the tests, is refused nothing.
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "supports_dir_fd", {*os.supports_dir_fd, refuse})
    said = terminal("links", name, "a.md", "--format", "json")
    assert (said.code, hosts(said)) == (2, "a")
    assert words in said.err


def test_a_folder_without_lists_is_an_error_that_says_what_lists_are(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal("links", ".")
    assert said.code == 2
    assert ".markdown" in said.err
