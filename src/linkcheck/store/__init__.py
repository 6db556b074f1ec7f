"""Runs, results and history in SQLite. The only home of sqlite_utils and SQL.

`Store` is all that callers need. Its parts: `files.database` opens the file, `files.migrations` is its schema,
`tables.occurrences` has the places of links in lists, `tables.results` the latest result of each target,
`history.intervals` the verdicts over time, `history.streaks` the effect of a result on a target's history, `reports`
makes a `Report`, `history.export_lines` and `history.import_lines` convert the history to text and back,
`history.prune` deletes old rows.

All but the options is imported when it is first named: most commands have only those to read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from linkcheck.store.options import StoreOptions

if TYPE_CHECKING:
    from linkcheck.store.history.prune import Pruned
    from linkcheck.store.store import Store

__all__ = ["Pruned", "Store", "StoreOptions"]

_HOMES = {"Pruned": "history.prune", "Store": "store"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
