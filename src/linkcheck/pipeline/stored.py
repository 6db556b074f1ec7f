"""What earlier runs left: where the database is, and its last report."""

from pathlib import Path

from linkcheck.config import Config
from linkcheck.errors import StoreError


def database_path(config: Config, explicit: str | None = None) -> Path:
    """Where results are kept: `--db`, else linkcheck.db in the report folder."""
    return Path(explicit) if explicit else Path(config.reports) / "linkcheck.db"


def existing_database(config: Config, explicit: str | None = None) -> Path:
    """The same, when there must be one."""
    path = database_path(config, explicit)
    if not path.is_file():
        raise StoreError(f"{path}: there is no database yet.", remedy="Run `linkcheck check` first.")
    return path
