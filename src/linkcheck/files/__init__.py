"""Untrusted files: the only place that opens, and replaces, a file from outside the program.

A repository may have symbolic links to anywhere, FIFOs, endless files, and may change while it is read.
"""

from linkcheck.files.boundary import is_within, leaves, repository_of
from linkcheck.files.encoding import byte_order_mark
from linkcheck.files.names import on_disk, shown
from linkcheck.files.patterns import compile_patterns
from linkcheck.files.read import read_file
from linkcheck.files.replace import replace_file

__all__ = [
    "byte_order_mark",
    "compile_patterns",
    "is_within",
    "leaves",
    "on_disk",
    "read_file",
    "replace_file",
    "repository_of",
    "shown",
]
