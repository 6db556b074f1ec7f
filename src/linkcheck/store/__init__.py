"""Runs, results and history in SQLite. The only home of sqlite_utils and SQL."""
