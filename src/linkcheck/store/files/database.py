"""Opens the database file; a foreign, damaged or newer file is a clear error."""

import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from linkcheck.errors import StoreError
from linkcheck.store.files.connection import Connection
from linkcheck.store.files.errors import faults, is_damage
from linkcheck.store.files.heal import drop_unreadable
from linkcheck.store.files.schema import APPLICATION_ID, STEPS, applied, migrate, pending, tables
from linkcheck.store.options import StoreOptions

MEMORY = ":memory:"


def open_for_writing(path: str, options: StoreOptions) -> tuple[Connection, list[str]]:
    """The database, migrated, and messages about it for the user.

    A damaged file is renamed, never overwritten, and a new one created.
    """
    notices: list[str] = []
    try:
        db = _opened(path, options)
    except sqlite3.DatabaseError as error:
        if is_damage(error) and path != MEMORY and not _may_be_ours(Path(path)):
            raise StoreError(
                f"{path}: not a database of linkcheck; it was left alone", remedy="Name another file with --db."
            ) from error
        if not is_damage(error) or path == MEMORY:
            with faults(path):
                raise
        aside, damage = _set_aside(Path(path)), " ".join(str(error).split())
        notices.append(
            f"{path} was damaged ({damage}); it is kept as {aside}, and a new database was begun. "
            f"`sqlite3 {aside} .recover` may bring most of it back."
        )
        with faults(path):
            db = _opened(path, options)
    with faults(path):
        _migrate(db, path, notices)
        if dropped := drop_unreadable(db):
            notices.append(f"{path}: {dropped} damaged rows could not be read and were dropped; a check fills them in.")
    return db, notices


def open_for_reading(path: str, options: StoreOptions) -> Connection:
    """The database as it stands; nothing is written, not even beside it."""
    if path != MEMORY and not Path(path).exists():
        raise StoreError(
            f"{path}: there is no database here", remedy="Run `linkcheck check` first, or name one with --db."
        )
    with faults(path):
        uri = Path(path).absolute().as_uri()
        try:
            db = _connected(f"{uri}?mode=ro", options, uri=True)
            _probe(db)
        except sqlite3.OperationalError:
            # A cleanly closed WAL database in a folder that cannot be written: SQLite cannot make its -shm there.
            db = _connected(f"{uri}?immutable=1", options, uri=True)
            _probe(db)
        _refuse_others(db, path)
        if pending(db):
            raise StoreError(
                f"{path}: written by an older linkcheck", remedy="Run `linkcheck check` once: it upgrades the file."
            )
    return db


def _opened(path: str, options: StoreOptions) -> Connection:
    db = _connected(path, options)
    try:
        _probe(db)
        _check(db)
        db.execute("PRAGMA journal_mode = WAL")
        # Nothing is lost when the process is killed; a power cut may cost the last commits, never the file.
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        db.close()
        raise
    return db


def _connected(path: str, options: StoreOptions, *, uri: bool = False) -> Connection:
    # SQLite takes any bytes for a name, where Python would want UTF-8.
    connection = sqlite3.connect(
        os.fsencode(path),
        timeout=options.busy_timeout,
        isolation_level=None,
        check_same_thread=False,
        uri=uri,
        factory=Connection,
    )
    connection.row_factory = sqlite3.Row
    # A flipped bit inside a text must not make the whole file unreadable.
    connection.text_factory = _text
    # The index of words learns of rows that are replaced by triggers.
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _probe(db: Connection) -> None:
    """Read as much of the file as shows whether it is a database with a readable schema."""
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if {"runs", "results"} <= tables(db):
        db.execute("SELECT * FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        db.execute("SELECT * FROM results ORDER BY run_id DESC LIMIT 1").fetchone()


def _check(db: Connection) -> None:
    """Look at every page, so that damage is found before a run and not in the middle of it (0.2 s for 60 MB).

    An index that does not fit its table, because a bit of a text flipped in one of the two, is built again.
    """
    if _found(db, "quick_check") == "ok":
        if _found(db, "integrity_check") == "ok":
            return
        db.execute("REINDEX")
    if (found := _found(db, "integrity_check")) != "ok":
        raise sqlite3.DatabaseError(f"malformed: {found}")


def _found(db: Connection, check: str) -> str:
    return str(db.execute(f"PRAGMA {check}(1)").fetchone()[0])


def _migrate(db: Connection, path: str, notices: list[str]) -> None:
    _refuse_others(db, path)
    fresh = not applied(db)
    steps = pending(db)
    if not steps:
        return
    migrate(db)
    if not fresh:
        notices.append(f"{path} was upgraded ({', '.join(steps)})")


def _refuse_others(db: Connection, path: str) -> None:
    taken = applied(db)
    newer = sorted(set(taken).difference(STEPS))
    if newer:
        raise StoreError(
            f"{path}: written by a newer linkcheck (it has {', '.join(newer)})",
            remedy="Upgrade linkcheck, or name another database with --db.",
        )
    if not taken and tables(db):
        raise StoreError(
            f"{path}: a database of another program", remedy="Name another file with --db; this one was left alone."
        )


_MAGIC = b"SQLite format 3\0"
_ENDINGS = frozenset({".db", ".sqlite", ".sqlite3"})


def _may_be_ours(path: Path) -> bool:
    """Whether a file that cannot be read as a database ever was one of ours, and not a foreign file."""
    with suppress(OSError), path.open("rb") as file:
        head = file.read(100)
        if head.startswith(_MAGIC) or head[68:72] == APPLICATION_ID.to_bytes(4, "big"):
            return True
    return path.suffix in _ENDINGS or path.with_name(f"{path.name}.lock").exists()


def _set_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    number = 0
    while True:
        aside = path.with_name(f"{path.name}.corrupt-{stamp}" + (f"-{number}" if number else ""))
        if not aside.exists():
            break
        number += 1
    try:
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + suffix))
    except OSError as error:
        raise StoreError(
            f"{path}: damaged, and cannot be set aside ({error})", remedy="Move it away by hand."
        ) from error
    return aside
