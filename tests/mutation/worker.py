"""Runs pytest in forks of one process that has the libraries in memory: `python -m tests.mutation.worker`.

A line of standard input is JSON: the most seconds, and a list of arguments; the answer is a line with pytest's exit
code, 1 where the time was up.
"""

import faulthandler
import json
import os
import sys
from importlib import import_module

import pytest

LIBRARIES = (
    "aiohttp", "hypothesis", "jinja2", "markdown_it", "msgspec", "publicsuffixlist", "rapidfuzz", "selectolax",
    "sqlite_utils", "tenacity",
)  # fmt: skip


def main() -> None:
    """Serve until standard input ends."""
    for library in LIBRARIES:
        import_module(library)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nowhere, stream)
            seconds, arguments = json.loads(line)
            # Not by pytest-timeout: an event loop that waits for ever does so again while it is being closed.
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            os._exit(pytest.main(arguments))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
