"""Many files to documents: from the cache, in this process, or on all cores when there is much to parse."""

import os
import sys
import threading
from collections.abc import Iterator, Sequence

from linkcheck.errors import InputError
from linkcheck.model import Document
from linkcheck.pipeline.lists.parse import Encoded, File, encode_one
from linkcheck.pipeline.lists.parse_cache import ParseCache, decoded

# Measured on two cores, when parsing took twice as long: forking costs what 25 KB of list cost to parse, a fresh
# interpreter what 300 KB do.
PARALLEL_THRESHOLD = {"fork": 512 * 1024, "spawn": 4 * 1024 * 1024}


def parse_lists(
    files: Sequence[File], parsed: ParseCache, *, workers: int | None = None
) -> Iterator[Document | InputError]:
    """The document of each file, or what is wrong with it, in order."""
    known = [parsed.find(path, data) for path, data in files]
    fresh = _parse([file for file, document in zip(files, known, strict=True) if document is None], workers)
    for (path, data), document in zip(files, known, strict=True):
        if document is not None:
            yield document
            continue
        match next(fresh):
            case bytes() as encoded:
                parsed.keep(path, data, encoded)
                yield decoded(encoded)
            case message, remedy, line:
                fault = InputError(message, remedy=remedy)
                fault.line = line
                yield fault


def _parse(files: Sequence[File], workers: int | None) -> Iterator[Encoded]:
    """By as many processes as pay."""
    workers = min(workers or _cores(), len(files))
    method = _method()
    if workers < 2 or sum(len(data) for _, data in files) < PARALLEL_THRESHOLD[method]:
        return map(encode_one, files)
    from linkcheck.pipeline.lists.processes import encode_in_processes

    return encode_in_processes(files, workers, method)


def _method() -> str:
    """Forking is quick, but only a process of one thread may."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _cores() -> int:
    """Those we may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
