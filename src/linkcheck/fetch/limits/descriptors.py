"""File descriptors: as many as the connections need, or fewer connections.

A process that has run out of them cannot connect to anybody. That is no evidence against a link, so it must not
happen, and where it does, it is told apart (`FailureKind.LOCAL`).
"""

import errno
import socket
import sys

import msgspec

if sys.platform != "win32":
    import resource

IDLE = 1024
"""Kept connections that are worth having."""
RESERVE = 96
"""For the database, the lists, look-ups, and whatever the process had open."""
PER_REQUEST = 2
"""Happy eyeballs try two addresses at once."""
EXHAUSTED = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
"""What the system says then."""


class ConnectionBudget(msgspec.Struct, frozen=True, kw_only=True):
    """How many connections fit."""

    in_flight: int
    idle: int


def divide(limit: int, concurrency: int) -> ConnectionBudget:
    """What a process that may open `limit` files can afford of `concurrency` requests in flight. Pure."""
    free = max(limit - RESERVE, 2 * PER_REQUEST)
    in_flight = min(concurrency, max(1, free * 3 // 4 // PER_REQUEST))
    return ConnectionBudget(in_flight=in_flight, idle=max(0, min(IDLE, free - in_flight * PER_REQUEST)))


def budget(concurrency: int) -> ConnectionBudget:
    """Raise this process's own limit as far as is useful and allowed, and divide what there is."""
    wanted = RESERVE + PER_REQUEST * concurrency + IDLE
    return divide(_raised(wanted), concurrency)


def are_exhausted() -> bool:
    """Whether nothing more can be opened at this moment. For libraries that do not say why they could not."""
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
    except (ValueError, OSError):  # some systems allow less than they say
        return soft
    return allowed
