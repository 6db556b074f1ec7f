"""Files and folders that are not read as lists, by patterns in the syntax of .gitignore."""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

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


class Exclude:
    """Patterns, later ones winning, relative to the folder of the configuration."""

    def __init__(self, patterns: Sequence[str], *, folder: str = ".", reports: str | None = None) -> None:
        self._folder = os.path.realpath(folder)
        self._patterns = (*DEFAULT_EXCLUDE, *patterns)
        self._reports = None if reports is None else os.path.realpath(reports)

    def covers(self, path: str | Path, *, below: str | Path | None = None) -> bool:
        """Whether a file is excluded. Outside the configuration's folder its place `below` a walked folder counts."""
        real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120
        if self._reports is not None and f"{real}{os.sep}".startswith(f"{self._reports}{os.sep}"):
            return True
        inside = os.path.relpath(real, self._folder)
        if inside.startswith(os.pardir):
            if below is None:
                return False
            inside = os.path.relpath(real, os.path.realpath(below))
        return self._spec.match_file(Path(inside).as_posix())

    def covers_folder(self, path: str | Path) -> bool:
        """Whether all of a folder is excluded."""
        inside = Path(os.path.relpath(os.path.realpath(path), self._folder)).as_posix()
        return not inside.startswith((".", os.pardir)) and self._spec.match_file(f"{inside}/")

    @cached_property
    def _spec(self) -> "GitIgnoreSpec":
        try:
            return compile_patterns(self._patterns)
        except ValueError as error:
            raise ConfigError(f"exclude: {error}.") from error
