"""File names as text, with escapes for bytes and characters that are no plain text."""

import os
import re

# Controls (not tabs), line ends, and the invisible marks with which a name can be made to look like another.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\n-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LOOKS_ESCAPED = re.compile(r"\\(?=x[0-9a-f]{2})")
_ESCAPED = re.compile(rb"\\x([0-9a-f]{2})")


def shown(name: str) -> str:
    r"""A name as it is stored and shown: bytes that are no UTF-8 and invisible characters as `\xNN`.

    Names that Python read from the disk hold such bytes as lone surrogates, which no database, JSON or terminal takes.
    `on_disk` is the inverse.
    """
    if name.isascii() and name.isprintable() and "\\" not in name:
        return name
    return _UNPRINTABLE.sub(_bytes, _LOOKS_ESCAPED.sub(r"\\x5c", name))


def on_disk(name: str) -> str:
    """The name to open for a name that is shown."""
    if "\\x" not in name:
        return name
    return os.fsdecode(_ESCAPED.sub(lambda match: bytes.fromhex(match[1].decode()), os.fsencode(name)))


def _bytes(match: re.Match[str]) -> str:
    return "".join(f"\\x{byte:02x}" for byte in match[0].encode("utf-8", "surrogateescape"))
