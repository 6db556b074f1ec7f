"""The tables and views of the first schema; later steps are in `migrations`. Never edited, as it was released."""

TABLES = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        finished TEXT,
        state TEXT NOT NULL,
        whole INTEGER NOT NULL DEFAULT 1,   -- 0: only part of what its paths list (a change) was looked at
        version TEXT,
        rules INTEGER,
        paths TEXT,                         -- JSON list
        repository_url TEXT,
        "commit" TEXT,
        counts TEXT,                        -- JSON object: targets by verdict
        links INTEGER,
        targets INTEGER,
        requests INTEGER,
        bytes INTEGER,
        more TEXT
    )""",
    """
    CREATE TABLE targets (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        host TEXT NOT NULL,
        title TEXT,                         -- of the last healthy answer
        labels TEXT,                        -- one a line
        first_run INTEGER NOT NULL,
        first_seen TEXT NOT NULL
    )""",
    "CREATE INDEX targets_host ON targets(host)",
    """
    CREATE TABLE occurrences (
        id INTEGER PRIMARY KEY,
        target_id INTEGER NOT NULL REFERENCES targets(id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        line INTEGER NOT NULL,
        "column" INTEGER NOT NULL,
        label TEXT,
        text TEXT,
        section TEXT,                       -- JSON list, outermost first
        kind TEXT,
        url TEXT NOT NULL,                  -- as written, after unescaping
        raw TEXT NOT NULL,
        target_line INTEGER,
        target_column INTEGER,
        first_run INTEGER NOT NULL,
        last_run INTEGER,                   -- NULL: still listed
        more TEXT
    )""",
    "CREATE INDEX occurrences_target ON occurrences(target_id)",
    "CREATE INDEX occurrences_path ON occurrences(path, line)",
    """
    CREATE TABLE findings (
        id INTEGER PRIMARY KEY,
        reason TEXT NOT NULL,
        severity TEXT NOT NULL,
        message TEXT NOT NULL,
        path TEXT NOT NULL,
        line INTEGER NOT NULL,
        "column" INTEGER NOT NULL,
        url TEXT,
        label TEXT,
        related_path TEXT,
        related_line INTEGER,
        related_column INTEGER,
        first_run INTEGER NOT NULL,
        last_run INTEGER,                   -- NULL: still there
        more TEXT
    )""",
    "CREATE INDEX findings_path ON findings(path, line)",
    """
    CREATE TABLE results (                  -- the latest result of each target, and the streaks up to it
        target_id INTEGER NOT NULL REFERENCES targets(id) ON DELETE CASCADE,
        run_id INTEGER NOT NULL REFERENCES runs(id),
        verdict TEXT NOT NULL,
        reason TEXT NOT NULL,
        confidence TEXT NOT NULL,
        detail TEXT,
        notes TEXT,                         -- JSON list
        suggested_url TEXT,
        fix TEXT,
        status INTEGER,
        final_url TEXT,
        checked_at TEXT NOT NULL,
        seconds REAL,
        since TEXT,
        last_checked TEXT,
        last_ok TEXT,
        failing_since TEXT,
        failed_checks INTEGER NOT NULL DEFAULT 0,
        blocked_since TEXT,
        recoveries INTEGER NOT NULL DEFAULT 0,
        redirect_url TEXT,
        redirect_runs INTEGER NOT NULL DEFAULT 0,
        healthy_url TEXT,                   -- final URL of the last healthy answer
        etag TEXT,
        last_modified TEXT,
        evidence BLOB,                      -- JSON, zlib-compressed when long
        more TEXT,
        PRIMARY KEY (target_id, run_id)
    )""",
    "CREATE INDEX results_run ON results(run_id)",
    "CREATE INDEX results_verdict ON results(verdict, reason)",
    """
    CREATE TABLE intervals (                -- stretches of runs with one verdict and reason
        target_id INTEGER NOT NULL REFERENCES targets(id) ON DELETE CASCADE,
        first_run INTEGER NOT NULL,
        last_run INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        reason TEXT NOT NULL,
        confidence TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        checks INTEGER NOT NULL,
        PRIMARY KEY (target_id, first_run)
    ) WITHOUT ROWID""",
    "CREATE INDEX intervals_first ON intervals(first)",
    """
    CREATE TABLE pages (                    -- what the page said of itself when it was last healthy
        target_id INTEGER PRIMARY KEY REFERENCES targets(id) ON DELETE CASCADE,
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
    )""",
    "CREATE INDEX pages_kind ON pages(kind)",
    """
    CREATE TABLE archives (                 -- snapshots found once are known for ever
        url TEXT PRIMARY KEY,
        archive_url TEXT,                   -- NULL: none was found
        looked_up TEXT NOT NULL
    ) WITHOUT ROWID""",
)

VIEWS = {
    "current": """
        SELECT t.id, t.url, r.verdict, r.reason, r.detail, r.status, r.since, r.last_ok, r.failing_since,
               r.checked_at, r.final_url, r.suggested_url, p.title, t.labels, p.authors, p.published, p.kind,
               p.stars, p.archived, t.host, min(o.path) AS list, count(*) AS places,
               (SELECT path || ':' || line || ':' || "column" FROM occurrences
                 WHERE target_id = t.id AND last_run IS NULL ORDER BY path, line, "column" LIMIT 1) AS place,
               a.archive_url, t.first_seen
          FROM targets t
          JOIN occurrences o ON o.target_id = t.id AND o.last_run IS NULL
          LEFT JOIN results r ON r.target_id = t.id AND r.run_id =
               (SELECT max(run_id) FROM results WHERE target_id = t.id AND verdict <> 'unchecked')
          LEFT JOIN pages p ON p.target_id = t.id
          LEFT JOIN archives a ON a.url = t.url
         GROUP BY t.id""",
    "broken": "SELECT * FROM current WHERE verdict IN ('broken', 'invalid') ORDER BY since DESC, url",
    "newly_broken": """
        SELECT * FROM current
         WHERE verdict IN ('broken', 'invalid')
           AND since >= (SELECT started FROM runs WHERE state <> 'running' ORDER BY id DESC LIMIT 1)
         ORDER BY url""",
}
