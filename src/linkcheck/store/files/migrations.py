"""The schema, as the steps that lead to it. Append only: a step that was released is never edited.

`schema.STEPS` lists their names. Each step is tested from a file made by the steps before it. Table and column names
are for people too: they are what Datasette, `sqlite-utils` and hand-written SQL see.
"""

from sqlite_utils import Database, Migrations

from linkcheck.store.files.first_schema import TABLES, VIEWS

migrations = Migrations("linkcheck")


@migrations()
def m001_runs_targets_and_history(db: Database) -> None:
    """The first schema."""
    for statement in TABLES:
        db.execute(statement)
    db.table("targets").enable_fts(["title", "labels", "url"], create_triggers=True, tokenize="porter unicode61")
    for view, sql in VIEWS.items():
        db.create_view(view, sql)


@migrations()
def m002_suggestions(db: Database) -> None:
    """Candidates for entries without a link."""
    db.execute(_SCHEMA_2)


@migrations()
def m003_pages_in_order_of_arrival(db: Database) -> None:
    """Pages are written as they come, not where their target's number says: a quarter of the time, and of the log."""
    for view in reversed(VIEWS):
        db.execute(f"DROP VIEW {view}")
    db.execute("ALTER TABLE pages RENAME TO former_pages")
    db.execute(_SCHEMA_3)
    db.execute("INSERT INTO pages SELECT * FROM former_pages ORDER BY target_id")
    db.execute("DROP TABLE former_pages")
    db.execute("CREATE INDEX pages_kind ON pages(kind)")
    for view, sql in VIEWS.items():
        db.create_view(view, sql)


@migrations()
def m004_open_changes_and_returning_walls(db: Database) -> None:
    """Since when another page stands in the place of the accepted one, and walls that come and go."""
    for column in _COLUMNS_4:
        db.execute(f"ALTER TABLE results ADD COLUMN {column}")


@migrations()
def m005_what_was_learnt_of_hosts(db: Database) -> None:
    """Limits of hosts, so that the next run need not provoke complaints to learn these."""
    db.execute(
        """CREATE TABLE hosts (
            host TEXT PRIMARY KEY,
            facts TEXT NOT NULL,                -- JSON object: see HostFacts
            learnt TEXT NOT NULL                -- forgotten a week later
        ) WITHOUT ROWID"""
    )


@migrations()
def m006_relocations(db: Database) -> None:
    """New addresses of dead links, and those that a person refused."""
    for statement in _SCHEMA_6:
        db.execute(statement)


_SCHEMA_2 = """
    CREATE TABLE suggestions (              -- what an entry without a link may mean
        entry TEXT PRIMARY KEY,             -- its text, as the finding has it
        candidates TEXT NOT NULL,           -- JSON list, best first; [] where none was found
        looked_up TEXT NOT NULL
    ) WITHOUT ROWID"""

_COLUMNS_4 = (
    "changed_since TEXT",
    "changed_checks INTEGER NOT NULL DEFAULT 0",
    "wall_returns INTEGER NOT NULL DEFAULT 0",
    "open_checks INTEGER NOT NULL DEFAULT 0",
)

_SCHEMA_3 = """
    CREATE TABLE pages (                    -- what the page said of itself when it was last healthy
        target_id INTEGER NOT NULL UNIQUE REFERENCES targets(id) ON DELETE CASCADE,
        title TEXT,
        title_source TEXT,
        authors TEXT,                       -- JSON list
        published TEXT,
        modified TEXT,
        kind TEXT,
        description TEXT,
        site_name TEXT,
        language TEXT,
        canonical_url TEXT,
        content_type TEXT,
        content_length INTEGER,
        content_hash TEXT,
        doi TEXT,
        arxiv_id TEXT,
        licence TEXT,
        duration REAL,
        h1 TEXT,
        candidates TEXT,                    -- JSON list: every title that was offered
        repository TEXT,                    -- JSON object: what the code host said; the next four are of it
        repository_name TEXT,
        stars INTEGER,
        archived INTEGER,
        pushed_at TEXT,
        more TEXT
    )"""

_SCHEMA_6 = (
    """
    CREATE TABLE relocations (              -- where dead links' pages are today; found once, it is not searched again
        url TEXT PRIMARY KEY,
        relocated_url TEXT,                 -- NULL: none was found
        how TEXT,
        evidence TEXT,
        sure INTEGER,                       -- 1: certain enough to be written into the list
        looked_up TEXT NOT NULL,
        complete INTEGER NOT NULL           -- 0: not all who were asked answered
    ) WITHOUT ROWID""",
    """
    CREATE TABLE refused_relocations (      -- what a person said to be something else
        url TEXT NOT NULL,
        relocated_url TEXT NOT NULL,
        how TEXT,
        evidence TEXT,
        sure INTEGER,
        refused TEXT NOT NULL,
        PRIMARY KEY (url, relocated_url)
    ) WITHOUT ROWID""",
)
