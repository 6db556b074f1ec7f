"""Patterns of files in the syntax of .gitignore."""

import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def compile_patterns(patterns: Iterable[str]) -> "GitIgnoreSpec":
    """One matcher of all patterns, later ones winning. Raises `ValueError` with the first that cannot be read."""
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    compiled = []
    with warnings.catch_warnings():
        # Of brackets inside brackets, which a later Python may read in another way.
        warnings.simplefilter("ignore", FutureWarning)
        for pattern in filter(None, patterns):
            try:
                compiled.append(GitIgnoreSpecPattern(pattern))
            except (ValueError, re.error) as error:
                raise ValueError(
                    f"`{pattern}` is no pattern; write it as in a .gitignore: docs/old/, *.draft.md, !vendor/"
                ) from error
    return GitIgnoreSpec(compiled)
