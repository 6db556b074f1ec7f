"""Lists parsed on all cores."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

# Not used here, but a forked worker has what its parent has.
import linkcheck.extract.document  # noqa: F401
from linkcheck.pipeline.lists.parse import Encoded, File, encode_one

_TASK_BYTES = 32 * 1024


def encode_in_processes(files: Sequence[File], workers: int, method: str) -> Iterator[Encoded]:
    """The same as here, in the same order, by processes that `method` starts: `fork` or `spawn`.

    Where workers die or cannot be had, what is left is done here. When the caller is interrupted, they go.
    """
    tasks = list(_tasks(files))
    done = 0
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_signals_to_the_parent)
    try:
        with _signals_held():
            answers = pool.map(_encode, tasks)
        for results in answers:
            done += 1
            yield from results
    except (BrokenProcessPool, OSError):
        for task in tasks[done:]:
            yield from _encode(task)
    finally:
        pool.shutdown(cancel_futures=True)


def _tasks(files: Iterable[File]) -> Iterator[list[File]]:
    """Neighbouring files, until they are worth a message to another process."""
    task: list[File] = []
    size = 0
    for file in files:
        task.append(file)
        size += len(file[1])
        if size >= _TASK_BYTES:
            yield task
            task, size = [], 0
    if task:
        yield task


def _encode(files: Iterable[File]) -> list[Encoded]:
    return [encode_one(file) for file in files]


_SIGNALS = frozenset((signal.SIGINT, signal.SIGTERM))


@contextmanager
def _signals_held() -> Iterator[None]:
    """Workers being started must not be interrupted half-way: the pool would wait for ever for threads it has not."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_signals_to_the_parent() -> None:
    """What a terminal sends to all its processes is for the parent, which ends its workers itself.

    A forked one would also report its signals to our event loop.
    """
    threading.Thread(target=_follow_the_parent, daemon=True).start()
    signal.set_wakeup_fd(-1)
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    for number in _SIGNALS:
        # One that came while it was held is forgotten so.
        signal.signal(number, signal.SIG_IGN)
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)


def _follow_the_parent() -> None:
    """A worker whose parent was killed would wait for its next task for ever."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
