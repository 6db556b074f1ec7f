"""Patterns of addresses in the configuration."""

import re
from collections.abc import Collection
from fnmatch import translate
from functools import lru_cache


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))


def matches(pattern: str, text: str) -> bool:
    """Whether a glob covers a whole text; `*` matches any characters, `/` among them, and case counts."""
    return _compiled(pattern).match(text) is not None


def covers(pattern: str, url: str, written: Collection[str] = ()) -> bool:
    """Whether a glob covers a target's URL, or its address as it is `written` at each of its places."""
    return matches(pattern, url) or (bool(written) and all(matches(pattern, each) for each in written))
