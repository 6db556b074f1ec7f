"""Put edits into a text, and show what they change."""

import difflib
import os
import re
from collections.abc import Iterable, Sequence

from linkcheck.files import on_disk
from linkcheck.fix.proposal import Edit
from linkcheck.fix.removal import unlinked
from linkcheck.formats import FORMATS, format_of
from linkcheck.model import Link

_LINE_END = re.compile(r"\r\n|\r|\n")
_TABLE_ROW = re.compile(r"[^\\]?\|")


_PLAIN = frozenset(map(chr, range(32, 127))) - {"\\", '"'}


def locate(text: str, links: Iterable[Link]) -> dict[Link, int] | None:
    """Offset of each link's destination; None when the text is not the one they were found in."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    offsets: dict[Link, int] = {}
    for link in links:
        line, column = link.destination_place
        if line > len(starts):
            return None
        offset = starts[line - 1] + column - 1
        if not text.startswith(link.raw, offset):
            return None
        offsets[link] = offset
    return offsets


def spans_of(text: str, edits: Sequence[Edit]) -> list[tuple[int, int, str]] | None:
    """Begin, end and new text of each edit, in the order of the edits; None when they were planned for another text."""
    offsets = locate(text, (edit.link for edit in edits))
    return None if offsets is None else [_span(text, edit, offsets[edit.link]) for edit in edits]


def rewritten(text: str, edits: Sequence[Edit]) -> str | None:
    """The text with all edits made; None when it is not the text that they were planned for."""
    found = spans_of(text, edits)
    if found is None:
        return None
    spans = sorted(found)
    parts: list[str] = []
    end = 0
    for start, stop, replacement in spans:
        if start < end:
            # Two edits of one span, such as a linked image inside a link that is removed: the outer one goes first.
            continue
        parts += [text[end:start], replacement]
        end = stop
    return "".join([*parts, text[end:]])


def unified_diff(path: str, before: str, after: str) -> str:
    """What `git apply` understands; empty when nothing changed."""
    lines = difflib.unified_diff(_lines(before), _lines(after), _quoted(f"a/{path}"), _quoted(f"b/{path}"), n=1)
    return "".join(_with_end(line) for line in lines)


def _quoted(path: str) -> str:
    """A name in quotes and escapes, as git writes names with special characters."""
    if path.isprintable() and not set(path) & {"\\", '"'}:
        return path
    data = os.fsencode(on_disk(path))
    return '"' + "".join(chr(byte) if chr(byte) in _PLAIN else f"\\{byte:03o}" for byte in data) + '"'


def _span(text: str, edit: Edit, offset: int) -> tuple[int, int, str]:
    stop = offset + len(edit.link.raw)
    if edit.url is None:
        return unlinked(text, edit.link, offset) or (offset, stop, edit.link.raw)
    before, after = text[offset - 1 : offset], text[stop : stop + 1]
    spell = (format_of(edit.link.path) or FORMATS["markdown"]).spell
    raw = spell(edit.url, edit.link.kind, before=before, after=after, in_table=_in_table(text, offset, edit.link))
    return offset, stop, raw


def _in_table(text: str, offset: int, link: Link) -> bool:
    """Whether a bare `|` would end a cell: escaping it elsewhere would change the address, so look before."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = _LINE_END.search(text, offset)
    rest = text[start:offset] + text[offset + len(link.raw) : end.start() if end else len(text)]
    return bool(_TABLE_ROW.search(rest))


def _lines(text: str) -> list[str]:
    # Not `splitlines`: it also splits at characters that git does not take for line ends.
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _with_end(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
