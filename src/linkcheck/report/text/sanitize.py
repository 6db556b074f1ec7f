"""Text from pages and lists made harmless to look at. Each format adds its own escaping on top."""

import re

# C0, DEL, C1, what is no character at all; the marks with which text can be made to read backwards (Unicode TR 36),
# and the invisible ones that hide in it. A zero-width joiner stays: emoji and several scripts need it.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_ESCAPES = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]{0,4096}(?:\x07|\x1b\\\\)|.)")
# What runners of jobs obey in a log: GitHub `::error::` at a line's start, `##[error]` anywhere; Azure Pipelines
# `##vso[`, TeamCity `##teamcity[`.
_AT_START = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)
_ANYWHERE = re.compile(r"#(?=#(?:vso|teamcity)?\[)", re.IGNORECASE)
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
_SPACE = re.compile(r"\s+")


def one_line(text: str, limit: int = 0) -> str:
    """`text` in one line that acts on nothing: no control, escape or bidi character, no runner's command.

    Cut to `limit` characters if that is not 0.
    """
    line = _SPACE.sub(" ", _CONTROLS.sub("", _ESCAPES.sub("", text))).strip()
    if "##" in line:
        line = _ANYWHERE.sub("# ", line)
    if limit and len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return encodable(line)


def without_commands(text: str) -> str:
    """Lines in which no runner of jobs finds a command: a blank parts what would begin one."""
    if "::" in text:
        text = _AT_START.sub(r"\1: ", text)
    return _ANYWHERE.sub("# ", text) if "##" in text else text


def printable(text: str) -> str:
    """Lines as they are, such as a patch, but without anything that a terminal or a runner of jobs obeys."""
    return without_commands(_OBEYED.sub(lambda match: f"\\x{ord(match[0]):02x}", encodable(text)))


def encodable(text: str) -> str:
    """Text that UTF-8 can hold: a server's stray bytes reach us as lone surrogates."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
