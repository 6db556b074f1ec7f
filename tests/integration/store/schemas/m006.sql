-- A database as this step of the schema left it, with two nights in it. Never edited.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'linkcheck','m001_runs_targets_and_history','2026-11-22 03:36:42.858659+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'linkcheck','m002_suggestions','2026-11-22 04:46:10.120000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'linkcheck','m003_pages_in_order_of_arrival','2026-11-22 06:17:14.929354+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'linkcheck','m004_open_changes_and_returning_walls','2026-11-29 19:30:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'linkcheck','m005_what_was_learnt_of_hosts','2026-11-29 20:40:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'linkcheck','m006_relocations','2026-11-29 20:58:00.000000+00:00');
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
    );
INSERT INTO "runs" VALUES(1,'2026-01-01T03:00:00Z','2026-01-01T03:10:00Z','complete',1,'0.1.0',1,'["sources/list.md"]',NULL,NULL,'{"ok":2}',0,0,0,0,NULL);
INSERT INTO "runs" VALUES(2,'2026-01-02T03:00:00Z','2026-01-02T03:10:00Z','complete',1,'0.1.0',1,'["sources/list.md"]',NULL,NULL,'{"broken":1,"ok":1}',0,0,0,0,NULL);
CREATE TABLE targets (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        host TEXT NOT NULL,
        title TEXT,                         -- of the last healthy answer
        labels TEXT,                        -- one a line
        first_run INTEGER NOT NULL,
        first_seen TEXT NOT NULL
    );
INSERT INTO "targets" VALUES(1,'https://example.org/a','example.org','Title of a','Paper a',1,'2026-01-01T03:00:00Z');
INSERT INTO "targets" VALUES(2,'https://example.org/b','example.org','Title of b','Paper b',1,'2026-01-01T03:00:00Z');
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
    );
INSERT INTO "occurrences" VALUES(1,1,'sources/list.md',1,3,'Paper a','Paper a','["Reading","Papers"]','inline','https://example.org/a','https://example.org/a',NULL,NULL,1,NULL,NULL);
INSERT INTO "occurrences" VALUES(2,2,'sources/list.md',2,3,'Paper b','Paper b','["Reading","Papers"]','inline','https://example.org/b','https://example.org/b',NULL,NULL,1,NULL,NULL);
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
    );
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
    );
INSERT INTO "results" VALUES(1,2,'broken','timeout','certain','','[]',NULL,NULL,NULL,'https://example.org/a','2026-01-02T03:01:00Z',0.5,'2026-01-02T03:01:00Z','2026-01-02T03:01:00Z','2026-01-01T03:01:00Z','2026-01-02T03:01:00Z',1,NULL,0,NULL,0,'https://example.org/a','"1"',NULL,'{"outcome":{"outcome":"failure","url":"https://example.org/a","kind":"timeout","detail":"no answer","status":null,"hops":[],"seconds":0.0,"tries":1,"retry_after":null}}','{"final_url":"https://example.org/a","first_seen":"2026-01-01T03:00:00Z","overdue":false,"page":{"arxiv_id":null,"authors":["Ada Lovelace"],"candidates":[],"canonical_url":null,"content_hash":null,"content_length":null,"content_type":null,"description":null,"doi":null,"duration":null,"h1":null,"kind":"page","language":null,"licence":null,"modified":null,"published":"2020-03","repository":null,"site_name":null,"title":"Title of a","title_source":null},"reason":"timeout","title":"Title of a","verdict":"broken"}');
INSERT INTO "results" VALUES(2,2,'ok','ok','certain','','[]',NULL,NULL,200,'https://example.org/b','2026-01-02T03:01:00Z',0.5,'2026-01-01T03:01:00Z','2026-01-02T03:01:00Z','2026-01-02T03:01:00Z',NULL,0,NULL,0,NULL,0,'https://example.org/b','"1"',NULL,'{"outcome":{"outcome":"response","url":"https://example.org/b","status":200,"headers":[["etag","\"1\""]],"body":"","truncated":false,"hops":[],"seconds":0.25,"tries":1,"tls_note":null,"tls_not_after":null}}','{"final_url":"https://example.org/b","first_seen":"2026-01-01T03:00:00Z","overdue":false,"page":{"arxiv_id":null,"authors":["Ada Lovelace"],"candidates":[],"canonical_url":null,"content_hash":null,"content_length":null,"content_type":null,"description":null,"doi":null,"duration":null,"h1":null,"kind":"page","language":null,"licence":null,"modified":null,"published":"2020-03","repository":null,"site_name":null,"title":"Title of b","title_source":null},"reason":"ok","title":"Title of b","verdict":"ok"}');
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
    ) WITHOUT ROWID;
INSERT INTO "intervals" VALUES(1,1,1,'ok','ok','certain','2026-01-01T03:01:00Z','2026-01-01T03:01:00Z',1);
INSERT INTO "intervals" VALUES(1,2,2,'broken','timeout','certain','2026-01-02T03:01:00Z','2026-01-02T03:01:00Z',1);
INSERT INTO "intervals" VALUES(2,1,2,'ok','ok','certain','2026-01-01T03:01:00Z','2026-01-02T03:01:00Z',2);
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
    );
INSERT INTO "pages" VALUES(1,'Title of a',NULL,'["Ada Lovelace"]','2020-03',NULL,'page',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "pages" VALUES(2,'Title of b',NULL,'["Ada Lovelace"]','2020-03',NULL,'page',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE archives (                 -- snapshots found once are known for ever
        url TEXT PRIMARY KEY,
        archive_url TEXT,                   -- NULL: none was found
        looked_up TEXT NOT NULL
    ) WITHOUT ROWID;
CREATE TABLE suggestions (              -- what an entry without a link may mean
        entry TEXT PRIMARY KEY,             -- its text, as the finding has it
        candidates TEXT NOT NULL,           -- JSON list, best first; [] where none was found
        looked_up TEXT NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "suggestions" VALUES('“A Paper” by Ada Lovelace','[{"authors":["Ada Lovelace"],"published":null,"score":100,"source":"crossref","title":"A Paper","url":"https://doi.org/10.1000/a"}]','2026-01-02T03:00:00Z');
CREATE VIRTUAL TABLE "targets_fts" USING FTS5 (
    "title", "labels", "url",
    tokenize='porter unicode61',
    content="targets"
);
INSERT INTO targets_fts (targets_fts) VALUES ('rebuild');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX targets_host ON targets(host);
CREATE INDEX occurrences_target ON occurrences(target_id);
CREATE INDEX occurrences_path ON occurrences(path, line);
CREATE INDEX findings_path ON findings(path, line);
CREATE INDEX results_run ON results(run_id);
CREATE INDEX results_verdict ON results(verdict, reason);
CREATE INDEX intervals_first ON intervals(first);
CREATE INDEX pages_kind ON pages(kind);
CREATE TRIGGER "targets_ai" AFTER INSERT ON "targets" BEGIN
  INSERT INTO "targets_fts" (rowid, "title", "labels", "url") VALUES (new.rowid, new."title", new."labels", new."url");
END;
CREATE TRIGGER "targets_ad" AFTER DELETE ON "targets" BEGIN
  INSERT INTO "targets_fts" ("targets_fts", rowid, "title", "labels", "url") VALUES('delete', old.rowid, old."title", old."labels", old."url");
END;
CREATE TRIGGER "targets_au" AFTER UPDATE ON "targets" BEGIN
  INSERT INTO "targets_fts" ("targets_fts", rowid, "title", "labels", "url") VALUES('delete', old.rowid, old."title", old."labels", old."url");
  INSERT INTO "targets_fts" (rowid, "title", "labels", "url") VALUES (new.rowid, new."title", new."labels", new."url");
END;
CREATE VIEW "current" AS 
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
         GROUP BY t.id;
CREATE VIEW "broken" AS SELECT * FROM current WHERE verdict IN ('broken', 'invalid') ORDER BY since DESC, url;
CREATE VIEW "newly_broken" AS 
        SELECT * FROM current
         WHERE verdict IN ('broken', 'invalid')
           AND since >= (SELECT started FROM runs WHERE state <> 'running' ORDER BY id DESC LIMIT 1)
         ORDER BY url;
ALTER TABLE results ADD COLUMN changed_since TEXT;
ALTER TABLE results ADD COLUMN changed_checks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE results ADD COLUMN wall_returns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE results ADD COLUMN open_checks INTEGER NOT NULL DEFAULT 0;
CREATE TABLE hosts (
            host TEXT PRIMARY KEY,
            facts TEXT NOT NULL,                -- JSON object: see HostFacts
            learnt TEXT NOT NULL                -- forgotten a week later
        ) WITHOUT ROWID;
CREATE TABLE relocations (              -- where dead links' pages are today; found once, it is not searched again
    url TEXT PRIMARY KEY,
    relocated_url TEXT,                 -- NULL: none was found
    how TEXT,
    evidence TEXT,
    sure INTEGER,                       -- 1: certain enough to be written into the list
    looked_up TEXT NOT NULL,
    complete INTEGER NOT NULL           -- 0: not all who were asked answered
) WITHOUT ROWID;
CREATE TABLE refused_relocations (      -- what a person said to be something else
    url TEXT NOT NULL,
    relocated_url TEXT NOT NULL,
    how TEXT,
    evidence TEXT,
    sure INTEGER,
    refused TEXT NOT NULL,
    PRIMARY KEY (url, relocated_url)
) WITHOUT ROWID;
