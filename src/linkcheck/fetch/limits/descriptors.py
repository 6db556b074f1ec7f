"""File descriptors: as many as the connections need, or fewer connections.

A process that has run out of them cannot open connections. That is no evidence against a link, so the limit is
respected, and a failure of this kind has a name of its own (`FailureKind.LOCAL`).
"""

import errno
import socket
import sys

import msgspec

if sys.platform != "win32":
    import resource

IDLE = 1024
"""Most idle connections that are kept."""
RESERVE = 96
"""For the database, the lists, look-ups, and the files that the process has open already."""
PER_REQUEST = 2
"""Happy eyeballs try two addresses at once."""
EXHAUSTED = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
"""Errors of the system in that case."""


class ConnectionBudget(msgspec.Struct, frozen=True, kw_only=True):
    """How many connections fit."""

    in_flight: int
    idle: int


def divide(limit: int, concurrency: int) -> ConnectionBudget:
    """The connections of a process that may open `limit` files, up to `concurrency` requests in flight. Pure."""
    free = max(limit - RESERVE, 2 * PER_REQUEST)
    in_flight = min(concurrency, max(1, free * 3 // 4 // PER_REQUEST))
    return ConnectionBudget(in_flight=in_flight, idle=max(0, min(IDLE, free - in_flight * PER_REQUEST)))


def budget(concurrency: int) -> ConnectionBudget:
    """Raise this process's own limit as far as is useful and allowed, and divide it."""
    wanted = RESERVE + PER_REQUEST * concurrency + IDLE
    return divide(_raised(wanted), concurrency)


def are_exhausted() -> bool:
    """Whether nothing more can be opened at this moment. For libraries that do not report the cause of a failure."""
    try:
        socket.socket().close()
    except OSError as error:
        return error.errno in EXHAUSTED
    return False


def _raised(wanted: int) -> int:
    if sys.platform == "win32":  # its sockets are not counted as files
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    if soft == unlimited or soft >= wanted:
        return wanted
    allowed = wanted if hard == unlimited else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    except (ValueError, OSError):  # some systems allow less than their limit says
        return soft
    return allowed
