"""Bytes of a list to text."""

from linkcheck.errors import InputError
from linkcheck.extract.text.source import SourceText
from linkcheck.files import byte_order_mark

_SHARE = 4
"""Where one byte in so many is NUL, the text is UTF-16 or UTF-32 and does not say so, or the file is none."""


def decode(data: bytes, path: str) -> str:
    """UTF-8, or what the byte order mark says; InputError names the first line that is neither."""
    mark, encoding = byte_order_mark(data)
    body = data[len(mark) :]
    if not mark and body.count(0) * _SHARE > len(body):
        raise _fault(path, 1, "not UTF-8 text: full of NUL bytes, like UTF-16 without a byte order mark")
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line = len(SourceText(body[: error.start].decode(encoding, "replace")).lines)
        raise _fault(path, line, f"not {encoding.upper()} text: {error.reason}") from error


def _fault(path: str, line: int, what: str) -> InputError:
    fault = InputError(f"{path}:{line}: {what}", remedy="Save the file as UTF-8, or leave it out of the sources.")
    fault.line = line
    return fault
