"""Which steps of the schema a file has taken, and taking the others.

The steps themselves are in `migrations`. They and sqlite_utils, which takes a quarter of a start to import, are only
imported when there is a step to take.
"""

from linkcheck.store.files.connection import Connection

APPLICATION_ID = 0x6C6E6B63
"""`lnkc` in the file's header: the mark of a database of linkcheck."""
STEPS = (
    "m001_runs_targets_and_history",
    "m002_suggestions",
    "m003_pages_in_order_of_arrival",
    "m004_open_changes_and_returning_walls",
    "m005_what_was_learnt_of_hosts",
    "m006_relocations",
)
"""The names of all migrations, in order."""


def tables(db: Connection) -> set[str]:
    """The names of a file's tables."""
    return {row["name"] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def applied(db: Connection) -> list[str]:
    """The steps a file has taken, in order, those of newer versions too."""
    if "_sqlite_migrations" not in tables(db):
        return []
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'linkcheck' ORDER BY rowid"
    return [row["name"] for row in db.execute(sql)]


def pending(db: Connection) -> list[str]:
    """The steps a file has not taken, in order."""
    taken = set(applied(db))
    return [name for name in STEPS if name not in taken]


def migrate(db: Connection) -> None:
    """Take the steps that are pending."""
    from sqlite_utils import Database

    from linkcheck.store.files.migrations import migrations

    migrations.apply(Database(db, execute_plugins=False))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
