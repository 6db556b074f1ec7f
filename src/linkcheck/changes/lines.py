"""Which lines of a text are new, whatever git thinks that the file is."""

from collections.abc import Container, Mapping
from pathlib import Path

from linkcheck.changes.diff import parse_diff
from linkcheck.changes.git import run_outside, text
from linkcheck.files import byte_order_mark


def new_lines(pairs: Mapping[str, tuple[bytes, bytes]]) -> dict[str, Container[int]]:
    """The added or edited lines, 1-based, of each pair of an old and a new content.

    Lines end at LF, CRLF or CR, as lists are read. Attributes, settings and the repository play no part: git compares
    copies outside it, in UTF-8. Raises `ChangesError`.
    """
    names = list(pairs)
    copies = {name: tuple(map(_as_text, pairs[name])) for name in names}
    changed = [name for name in names if copies[name][0] != copies[name][1]]
    lines: dict[str, Container[int]] = dict.fromkeys(names, frozenset())
    if changed:
        lines |= _compare([copies[name] for name in changed], changed)
    return lines


def _compare(copies: list[tuple[bytes, ...]], names: list[str]) -> dict[str, Container[int]]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="linkcheck-") as folder:
        for side in (0, 1):
            Path(folder, str(side)).mkdir()
            for number, copy in enumerate(copies):
                Path(folder, str(side), str(number)).write_bytes(copy[side])
        arguments = ("--no-index", "--unified=0", "--inter-hunk-context=0", "--text", "--no-renames", "--no-prefix")
        patch = run_outside(Path(folder), "diff", *arguments, "--no-color", "--no-ext-diff", "--no-textconv", "0", "1")
    found = {file.new: file.lines for file in parse_diff(text(patch)) if file.new}
    return {name: found.get(f"1/{number}", frozenset()) for number, name in enumerate(names)}


def _as_text(data: bytes) -> bytes:
    """The same in UTF-8, each line ended by LF."""
    mark, encoding = byte_order_mark(data)
    body = data[len(mark) :]
    if encoding != "utf-8":
        body = body.decode(encoding, "replace").encode("utf-8", "surrogatepass")
    body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return body if not body or body.endswith(b"\n") else body + b"\n"
