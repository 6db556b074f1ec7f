"""Bytes of a list to text."""

import codecs

from linkcheck.errors import InputError
from linkcheck.extract.text.source import SourceText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: str) -> str:
    """UTF-8, or what the byte order mark says; InputError names the first line that is neither."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line = len(SourceText(body[: error.start].decode(encoding, "replace")).lines)
        fault = InputError(
            f"{path}:{line}: not {encoding.upper()} text: {error.reason}",
            remedy="Save the file as UTF-8, or leave it out of the sources.",
        )
        fault.line = line
        raise fault from error
