"""Ignoring on purpose, in the list's own comments.

    <!-- linkcheck: ACTION [REASON, REASON …] [-- why] -->

ACTION is `ignore` (the lines the comment stands on), `ignore-next-line` (the next line that is not blank, with the rest
of a link that begins there), `ignore-start` or `ignore-end` (without its end, a start ignores nothing). REASON is a
reason id such as `http-404`; without any, everything is ignored. What follows ` -- ` is for people. In plain-text lists
the same stands after a `#`, in MDX between `{/*` and `*/}`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from linkcheck.model import Finding, Ignore, Severity

_ACTIONS = ("ignore", "ignore-next-line", "ignore-start", "ignore-end")
_ADDRESSED = re.compile(r"\s*linkcheck\b", re.IGNORECASE)
_PRAGMA = re.compile(r"\s*linkcheck\s*:\s*([a-z-]+)(?:\s+|\Z)(.*)\Z", re.IGNORECASE | re.DOTALL)
_REASON = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_BEFORE_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?:[^\[\]\\]|\\.){1,1000}\]:\s*\S+\s+(?:\S.*\s)?\Z")
_SPOILT = "a definition with a comment behind it is none, and is shown as text; write above it"
# Of links, and of tags: `<a` may stand on one line and its `href` on the next.
_BRACKET = re.compile(r"(?<!\\)(?:\]\(|[\[\]()>]|<(?=[A-Za-z]))")
_CLOSES = {"]": "[", "](": "[", ")": "(", ">": "<"}
_MOST_LINES = 20
_GRAMMAR = "linkcheck: ignore [reason, …] [-- why]"


class Remark(NamedTuple):
    """A comment of the list. Lines are 1-based."""

    text: str
    line: int
    column: int
    last_line: int


class _Pragma(NamedTuple):
    action: str
    reasons: tuple[str, ...]
    why: str


def read_pragmas(
    remarks: Iterable[Remark], lines: Sequence[str], path: str, write: Callable[[str], str]
) -> tuple[list[Ignore], list[Finding]]:
    """The ignored lines and reasons, and a finding for each malformed comment.

    `write` makes a comment of the list's language.
    """
    grammar = f"write `{write(_GRAMMAR)}`, with ignore, -next-line, -start or -end"
    ignores: list[Ignore] = []
    findings: list[Finding] = []
    opened: tuple[Remark, _Pragma] | None = None
    for remark in remarks:
        if not _ADDRESSED.match(remark.text):
            continue
        pragma = _parse(remark.text, grammar)
        if isinstance(pragma, str):
            findings.append(_bad(remark, path, pragma))
        elif pragma.action == "ignore-start":
            if opened is not None:
                findings.append(_bad(remark, path, f"the `ignore-start` of line {opened[0].line} is still open"))
            opened = opened or (remark, pragma)
        elif pragma.action == "ignore-end":
            if opened is None:
                findings.append(_bad(remark, path, "there is no `ignore-start` before this `ignore-end`"))
            else:
                ignores.append(_ignore(*opened, opened[0].line, remark.last_line))
            opened = None
        else:
            ignores.append(_ignore(remark, pragma, *_covered(remark, pragma, lines)))
            if _spoils_definition(remark, lines):
                findings.append(_bad(remark, path, f"{_SPOILT} `{write('linkcheck: ignore-next-line')}`"))
    if opened is not None:
        findings.append(
            _bad(opened[0], path, "this `ignore-start` has no `ignore-end` after it, so it ignores nothing")
        )
    return sorted(ignores, key=lambda ignore: ignore.line), findings


def _parse(text: str, grammar: str) -> _Pragma | str:
    """The pragma, or the message about its mistake."""
    match = _PRAGMA.match(text)
    if match is None:
        return f"the comment names linkcheck but is no pragma: {grammar}"
    action = match[1].lower()
    if action not in _ACTIONS:
        return f"there is no pragma `{action[:40]}`: {grammar}"
    named, _, why = f" {match[2]} ".partition(" -- ")
    reasons = tuple(named.replace(",", " ").split())
    wrong = next((reason for reason in reasons if not _REASON.match(reason)), None)
    if wrong is not None:
        return f"`{wrong[:40]}` is no reason id; put what is for people after ` -- `"
    return _Pragma(action, reasons, " ".join(why.split()))


def _covered(remark: Remark, pragma: _Pragma, lines: Sequence[str]) -> tuple[int, int]:
    if pragma.action == "ignore":
        return remark.line, remark.last_line
    last = remark.last_line + 1
    while last < len(lines) and not lines[last - 1].strip():
        last += 1
    return remark.last_line + 1, _end_of_link(last, lines)


def _end_of_link(first: int, lines: Sequence[str]) -> int:
    """The line on which what begins on a line in brackets, and does not end there, ends; that line itself without."""
    opened: list[str] = []
    for number in range(first, min(first + _MOST_LINES, len(lines) + 1)):
        line = lines[number - 1]
        if not line.strip():
            break
        for mark in _BRACKET.findall(line):
            if opened and opened[-1] == _CLOSES.get(mark):
                opened.pop()
            if mark in {"[", "<"} or (mark == "(" and opened):
                opened.append(mark)
            elif mark == "](":
                opened.append("(")
        if not opened:
            return number
    return first


def _spoils_definition(remark: Remark, lines: Sequence[str]) -> bool:
    """Whether a comment stands behind what would be a definition without it."""
    line = lines[remark.line - 1] if remark.line <= len(lines) else ""
    before, comment = line[: remark.column - 1], line[remark.column - 1 :]
    return comment.startswith(("<!--", "{/*")) and _BEFORE_DEFINITION.match(before) is not None


def _ignore(remark: Remark, pragma: _Pragma, first: int, last: int) -> Ignore:
    return Ignore(line=remark.line, first_line=first, last_line=last, reasons=pragma.reasons, text=pragma.why)


def _bad(remark: Remark, path: str, message: str) -> Finding:
    return Finding(
        reason="bad-pragma",
        severity=Severity.NOTE,
        message=f"{message[0].upper()}{message[1:]}.",
        path=path,
        line=remark.line,
        column=remark.column,
    )
