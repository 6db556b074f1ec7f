"""SQLite's exceptions in, `StoreError` with a remedy out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from linkcheck.errors import StoreError

# SQLite's own messages (these are stable; Python before 3.11 does not report extended result codes on every build).
# First match wins.
REMEDIES = (
    ("database or disk is full", "the disk is full", "Free some space and run again; what was stored so far is safe."),
    ("readonly database", "it is read-only", "Make the file and its folder writable, or name another with --db."),
    (
        "unable to open",
        "it cannot be opened",
        "Does its folder exist, and may you write there? Or name another with --db.",
    ),
    (
        "is locked",
        "another program is writing to it",
        "Wait for it to finish (Datasette only reads; is a second run under way?).",
    ),
    ("not a database", "it is not a SQLite database", "Move the file away or name another with --db."),
    ("malformed", "it is damaged", "Run `linkcheck check`: it sets the file aside and starts a new one."),
    (
        "disk i/o error",
        "the disk reports an error",
        "Check the disk; what was stored before is kept in the file and its -wal.",
    ),
)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite reports that the file's bytes are wrong, as opposed to an error of disk or system."""
    text = str(error).lower()
    return "malformed" in text or "not a database" in text


@contextmanager
def faults(path: str) -> Iterator[None]:
    """Turn any SQLite error of the block into a `StoreError` that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        text = str(error)
        for words, cause, remedy in REMEDIES:
            if words in text.lower():
                raise StoreError(f"{path}: {cause} ({text})", remedy=remedy) from error
        raise StoreError(f"{path}: {text}", remedy="Please report this with the command you ran.") from error
    except (msgspec.MsgspecError, ValueError) as error:
        # Every value was readable when it was written.
        raise StoreError(
            f"{path}: it is damaged ({error})", remedy="Run `linkcheck check`: it drops what cannot be read."
        ) from error
