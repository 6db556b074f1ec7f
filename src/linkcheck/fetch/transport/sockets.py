"""The state of a connected socket, where the system offers it; one system call each."""

import asyncio
import select

try:
    import fcntl
    import termios
except ImportError:  # pragma: no cover - Windows
    fcntl = termios = None  # type: ignore[assignment]


def has_input(transport: asyncio.BaseTransport) -> bool:
    """Whether bytes, or the end of the connection, wait to be read; False where the system does not report it."""
    descriptor = _descriptor(transport)
    if descriptor is None or not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))


def has_unconfirmed_output(transport: asyncio.WriteTransport) -> bool:
    """Whether the peer has not confirmed all that was written (Linux's SIOCOUTQ); False where that is not known."""
    if transport.get_write_buffer_size():
        return True
    descriptor = _descriptor(transport)
    if descriptor is None or not hasattr(termios, "TIOCOUTQ"):
        return False
    try:
        return any(fcntl.ioctl(descriptor, termios.TIOCOUTQ, bytes(4)))
    except OSError:
        return False


def _descriptor(transport: asyncio.BaseTransport) -> int | None:
    raw = transport.get_extra_info("socket")
    descriptor = -1 if raw is None else raw.fileno()
    return descriptor if descriptor >= 0 else None
