"""What a site's configuration says of its folders and addresses, as far as it stands there plainly.

Nothing is executed, and no structure is parsed: a key with a text or a list of texts behind it is found alike in YAML,
TOML, JSON and JavaScript. What is computed there stays unknown.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_LONGEST = 200_000
_MOST_VALUES = 30
_VALUE = r"""(?:"(?P<a>[^"\n]{1,200})"|'(?P<b>[^'\n]{1,200})'|`(?P<c>[^`\n]{1,200})`)"""
_QUOTED = re.compile(_VALUE)
_PLAIN = re.compile(r"(?P<a>(?:https?://)?[\w./][\w./-]{0,200})[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_LIST = re.compile(r"\[([^\[\]]{0,1000})\]")
_ITEMS = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n[ \t]*-[ \t]+[^\n]{1,200}){1,30}")
_ITEM = re.compile(r"^[ \t]*-[ \t]+", re.MULTILINE)
_COMMENT = re.compile(r"\s#|(?<!:)//")
_OWN_FOLDER = "${__dirname}/"
_SCRIPTS = (".js", ".ts", ".mjs", ".mts", ".cjs", ".cts")
_YAML = (".yml", ".yaml")


def read_settings(text: str, name: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The texts behind some keys of a configuration, by key."""
    found: dict[str, tuple[str, ...]] = {}
    if not keys:
        return found
    text = text[:_LONGEST]
    pattern = re.compile(rf"(?:^|[\s{{,(\"'])(?P<key>{'|'.join(map(re.escape, keys))})[\"']?[ \t]*[:=][ \t]*")
    for match in pattern.finditer(text):
        if not _is_commented(text, match.start("key")):
            values = [*_values(text, match.end(), is_yaml=name.lower().endswith(_YAML))]
            found[match["key"]] = (*found.get(match["key"], ()), *values)[:_MOST_VALUES]
    return {key: values for key, values in found.items() if values}


def configuration_files(configuration: Path, entries: Callable[[str], Iterable[str]]) -> Iterator[Path]:
    """The file that gives a site away, or all scripts where that is a folder: some name what others hold."""
    yield configuration
    for folder in (configuration, configuration / "config"):
        yield from (folder / name for name in sorted(entries(str(folder))) if name.endswith(_SCRIPTS))


def folder_of(value: str) -> str | None:
    """A folder, relative to its configuration, that a text names; None for an absolute one, an address and the like."""
    path = value.strip().removeprefix(_OWN_FOLDER)
    if not path or path.startswith(("/", "~", "\\")) or re.search(r"[:$*?{}<>|\\\0]", path):
        return None
    return os.path.normpath(path)


def _values(text: str, start: int, *, is_yaml: bool) -> Iterator[str]:
    if listed := _LIST.match(text, start):
        inside = listed[1]
        yield from _texts(inside)
        if is_yaml and not _QUOTED.search(inside):
            yield from filter(None, (part.strip() for part in inside.split(",")))
    elif is_yaml and (items := _ITEMS.match(text, start)):
        for item in _ITEM.split(items[0])[1:]:
            yield from _scalar(item, 0, is_yaml=True)
    else:
        yield from _scalar(text, start, is_yaml=is_yaml)


def _scalar(text: str, start: int, *, is_yaml: bool) -> Iterator[str]:
    found = _QUOTED.match(text, start) or (_PLAIN.match(text, start) if is_yaml else None)
    if found:
        yield next(filter(None, found.groups()))


def _texts(text: str) -> Iterator[str]:
    for found in _QUOTED.finditer(text):
        yield next(filter(None, found.groups()))


def _is_commented(text: str, position: int) -> bool:
    """Whether a comment of YAML, TOML or JavaScript begins before a position on its line."""
    before = text[max(text.rfind("\n", 0, position) + 1, position - 300) : position]
    return before.lstrip().startswith(("#", "//", "*", "/*")) or _COMMENT.search(before) is not None
