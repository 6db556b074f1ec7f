"""Bytes of lists to documents: from memory, here, or on all cores when there is much to do."""

import msgspec

from linkcheck.errors import InputError
from linkcheck.extract import decode, extract_document
from linkcheck.formats import FORMATS, format_of
from linkcheck.model import Document

File = tuple[str, bytes]
"""A list's path and content."""
Encoded = bytes | tuple[str, str, int | None]
"""Its document for MessagePack, or message, remedy and line of its fault: exceptions with keywords do not travel."""


def parse_list(data: bytes, path: str) -> Document:
    """Read a list's bytes. Raises `InputError` when they are not text."""
    entry = format_of(path) or FORMATS["markdown"]
    return extract_document(decode(data, path), path, format=entry.name)


def encode_one(file: File) -> Encoded:
    """One file's document."""
    path, data = file
    try:
        return msgspec.msgpack.encode(parse_list(data, path))
    except InputError as fault:
        return fault.message, fault.remedy, fault.line
