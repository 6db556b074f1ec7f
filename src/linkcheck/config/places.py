"""The line of a key in a TOML file, which the reader of the standard library does not report."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and positions from the top of a document: `("ignore", 0, "pattern")`."""

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_KEYS = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE = re.compile(rf"\s*(\[\[?)\s*({_KEYS})\s*\]")
_SETTING = re.compile(rf"\s*({_KEYS})\s*=")


def line_of(text: str, path: Path) -> int | None:
    """1-based line of a key, or of the nearest table around it; None without either."""
    lines = _lines(text)
    return next((lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in lines), None)


def _lines(text: str) -> Mapping[Path, int]:
    found: dict[Path, int] = {}
    entries: Counter[Path] = Counter()
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if opened := _TABLE.match(line):
            names = _split(opened[2])
            table = _inside(names, entries)
            if opened[1] == "[[":
                table = (*table, entries[names])
                entries[names] += 1
            _note(found, table, number)
        elif setting := _SETTING.match(line):
            _note(found, (*table, *_split(setting[1])), number)
    return found


def _inside(names: Sequence[str], entries: Mapping[Path, int]) -> Path:
    """The path of a table, through the last entries of the lists of tables it lies in."""
    path: Path = ()
    for size, name in enumerate(names, 1):
        path = (*path, name)
        if size < len(names) and (count := entries.get(tuple(names[:size]))):
            path = (*path, count - 1)
    return path


def _note(found: dict[Path, int], path: Path, number: int) -> None:
    for size in range(1, len(path) + 1):
        found.setdefault(path[:size], number)


def _split(keys: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, keys))
