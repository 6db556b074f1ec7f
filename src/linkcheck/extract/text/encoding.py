"""Bytes of a list to text."""

from linkcheck.errors import InputError
from linkcheck.extract.text.source import SourceText
from linkcheck.files import byte_order_mark


def decode(data: bytes, path: str) -> str:
    """UTF-8, or what the byte order mark says; InputError names the first line that is neither."""
    mark, encoding = byte_order_mark(data)
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
