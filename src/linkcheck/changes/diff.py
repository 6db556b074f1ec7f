"""Read git's patches. Pure."""

import re
from collections.abc import Container, Iterator

import msgspec

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")


class FileDiff(msgspec.Struct, frozen=True, kw_only=True):
    """What a change does to one file."""

    old: str | None
    """Path before; None when the file is new."""
    new: str | None
    """Path after; None when the file is deleted."""
    lines: Container[int] = frozenset()
    """Lines of the new file that were added or edited, 1-based, counted as git counts them (at LF)."""


def parse_diff(patch: str) -> list[FileDiff]:
    """Read `git diff --unified=0 --no-prefix --find-renames` output (paths unquoted)."""
    return [file for section in _sections(patch) if (file := _file(section))]


def _sections(patch: str) -> Iterator[list[str]]:
    section: list[str] = []
    for line in patch.split("\n"):
        if line.startswith("diff --git "):
            if section:
                yield section
            section = []
        section.append(line)
    if section:
        yield section


def _file(section: list[str]) -> FileDiff | None:
    old = new = None
    known = False
    lines: set[int] = set()
    in_hunks = False
    for line in section:
        if hunk := _HUNK.match(line):
            in_hunks = True
            first, count = int(hunk[1]), int(hunk[2] or 1)
            lines.update(range(first, first + count))
        elif in_hunks:
            # A hunk's own lines: content, which may look like anything.
            continue
        elif line.startswith(("--- ", "+++ ")):
            known = True
            path = _path(line[4:])
            old, new = (path, new) if line.startswith("---") else (old, path)
        elif line.startswith("deleted file mode "):
            known, old = True, _named_twice(section[0])
        elif line.startswith("new file mode "):
            known, new = True, _named_twice(section[0])
        elif line.startswith("rename from "):
            known, old = True, _path(line[12:])
        elif line.startswith("rename to "):
            known, new = True, _path(line[10:])
    return FileDiff(old=old, new=new, lines=frozenset(lines)) if known else None


def _named_twice(header: str) -> str | None:
    """The path in `diff --git PATH PATH`: the only line that names a file that is empty or binary."""
    names = header.removeprefix("diff --git ")
    return _path(names[: len(names) // 2])


def _path(written: str) -> str | None:
    # Git ends a path that holds a space with a tab, and quotes one that holds control characters.
    written = written.rstrip("\t")
    if written == "/dev/null":
        return None
    if written.startswith('"') and written.endswith('"'):
        return written[1:-1].encode("latin-1", "backslashreplace").decode("unicode_escape")
    return written
