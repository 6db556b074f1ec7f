"""Files and folders that are not read as lists, by patterns in the syntax of .gitignore."""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linkcheck.errors import ConfigError
from linkcheck.files import compile_patterns

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

DEFAULT_EXCLUDE = (
    "node_modules/",
    "bower_components/",
    "vendor/",
    "third_party/",
    "third-party/",
    "venv/",
    ".venv/",
    ".tox/",
    ".nox/",
    "site-packages/",
    "__pycache__/",
    "*.egg-info/",
    "_build/",
    "_site/",
    "/build/",
    "/dist/",
    "/target/",
    "__fixtures__/",
    "__snapshots__/",
    "fixtures/",
    "goldens/",
    "testdata/",
    ".claude/",
    ".cursor/",
)
"""Others' files, what programs made, data of tests, prompts; `!vendor/` in the configuration takes one back."""


class Exclusion(NamedTuple):
    """Why a file is left out."""

    pattern: str
    is_usual: bool = False
    """One of ours, which no person has written."""


class Exclude:
    """Patterns, later ones winning, relative to the folder of the configuration."""

    def __init__(self, patterns: Sequence[str], *, folder: str = ".", reports: str | None = None) -> None:
        self._folder = os.path.realpath(folder)
        self._patterns = tuple(filter(None, (*DEFAULT_EXCLUDE, *patterns)))
        self._reports = None if reports is None else os.path.realpath(reports)

    def within(self, folder: str | Path) -> "Exclude":
        """The patterns that hold below a folder that a person names although it is excluded: those for any depth."""
        if not self._covers_folder(folder):
            return self
        found = Exclude((), folder=str(folder), reports=self._reports)
        found._patterns = tuple(pattern for pattern in self._patterns if "/" not in pattern.removesuffix("/"))
        return found

    def covers(self, path: str | Path, *, below: str | Path | None = None) -> bool:
        """Whether a file is excluded. Outside the configuration's folder its place `below` a walked folder counts."""
        return self.why(path, below=below) is not None

    def why(self, path: str | Path, *, below: str | Path | None = None) -> Exclusion | None:
        """What excludes a file, if anything."""
        real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120
        if self._reports is not None and f"{real}{os.sep}".startswith(f"{self._reports}{os.sep}"):
            return Exclusion("the report folder")
        inside = os.path.relpath(real, self._folder)
        if _is_outside(inside):
            if below is None:
                return None
            inside = os.path.relpath(real, os.path.realpath(below))
        decided = self._spec.check_file(Path(inside).as_posix())
        if not decided.include or decided.index is None:
            return None
        pattern = self._patterns[decided.index]
        return Exclusion(pattern, is_usual=pattern in DEFAULT_EXCLUDE[decided.index : decided.index + 1])

    def _covers_folder(self, path: str | Path) -> bool:
        inside = Path(os.path.relpath(os.path.realpath(path), self._folder)).as_posix()
        return inside != "." and not _is_outside(inside) and self._spec.match_file(f"{inside}/")

    @cached_property
    def _spec(self) -> "GitIgnoreSpec":
        try:
            return compile_patterns(self._patterns)
        except ValueError as error:
            raise ConfigError(f"exclude: {error}.") from error


def left_out_notice(left_out: Mapping[str, int]) -> str:
    """What to say once of Markdown files that the usual patterns left out, by pattern; empty where there are none."""
    if not left_out:
        return ""
    import json

    count, patterns = sum(left_out.values()), sorted(left_out)
    back, silent = (json.dumps([f"{mark}{pattern}" for pattern in patterns]) for mark in ("!", ""))
    files = "1 Markdown file is" if count == 1 else f"{count} Markdown files are"
    return (
        f"{files} left out with {', '.join(patterns)}, as usual. In linkcheck.toml, `exclude = {back}` has them "
        f"checked, and `exclude = {silent}` leaves them out without a word."
    )


def _is_outside(inside: str) -> bool:
    return inside == os.pardir or inside.startswith((f"{os.pardir}{os.sep}", f"{os.pardir}/"))
