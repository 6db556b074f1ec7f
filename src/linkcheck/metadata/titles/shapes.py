"""Titles whose shape is a site's own, or a template's."""

import re
from functools import lru_cache

_SHAPES = [
    (re.compile(r"\[(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\]\s+(.+)"), ("arxiv.org",)),
    (re.compile(r"GitHub - ([\w.-]+/[\w.-]+)(?::\s.*)?"), ("github.com",)),
    (re.compile(r"[\w.-]+/(\S.*?) at \S+ · ([\w.-]+/[\w.-]+)(?: · GitHub)?"), ("github.com",)),
    (
        re.compile(r"(?:Amazon\.[a-z.]{2,6}:\s+)?(.+?):\s+(?:[^:]{1,80}:\s+)?(?:97[89])?\d{9}[\dX](?::\s.*)?"),
        ("amazon.",),
    ),
    (re.compile(r"(.+?)\s+on Vimeo"), ("vimeo.com",)),
    (re.compile(r"r/\w{2,30} - (.+)"), ("reddit.com",)),
]
"""The last group is the title, before the first if there are two; and the hosts."""
_ARCHIVE = re.compile(
    r"(?:.{1,200}?\s+)?[»|–-]\s*Blog Archi(?:ves?|v)\s*[»|–-]\s+(.+)|Blog Archi(?:ves?|v)\s*[»|–-]\s+(.+)"
)
"""What an old template of WordPress makes of every post's title."""


def shaped(title: str, host: str) -> str:
    """The title inside one of the shapes that well-known sites and templates give theirs."""
    for pattern in _of(host):
        if match := pattern.fullmatch(title):
            return ": ".join(reversed(match.groups()))
    if "Blog Archi" in title and (match := _ARCHIVE.fullmatch(title)):
        return match[1] or match[2]
    return title


@lru_cache(maxsize=4096)
def _of(host: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for pattern, hosts in _SHAPES if any(f".{name}" in f".{host}." for name in hosts))
