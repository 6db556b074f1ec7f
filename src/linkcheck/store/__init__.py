"""Runs, results and history in SQLite. The only home of sqlite_utils and SQL.

`Store` is all that callers need. Its parts: `database` opens the file, `migrations` is its schema, `places` knows what
is listed where, `results` the latest result of each target, `intervals` the history, `streaks` what a result means for
it, `reading` makes a `Report`, `transfer` turns the history into text and back, `pruning` forgets.
"""

from linkcheck.store.history.prune import Pruned
from linkcheck.store.options import StoreOptions
from linkcheck.store.store import Store

__all__ = ["Pruned", "Store", "StoreOptions"]
