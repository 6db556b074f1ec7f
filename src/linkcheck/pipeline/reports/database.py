"""What earlier runs left: where the database is, and its last report."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from linkcheck.config import Config
from linkcheck.errors import StoreError, UsageError
from linkcheck.model import Change, LinkRecord
from linkcheck.store import Store
from linkcheck.urls import Malformed, normalize


def database_path(config: Config, explicit: str | None = None) -> Path:
    """Where results are kept: `--db`, else linkcheck.db in the report folder."""
    return Path(explicit) if explicit else Path(config.reports) / "linkcheck.db"


def existing_database(config: Config, explicit: str | None = None) -> Path:
    """The same, when there must be one."""
    path = database_path(config, explicit)
    if not path.is_file():
        raise StoreError(f"{path}: there is no database yet.", remedy="Run `linkcheck check` first.")
    return path


def saw_a_part(database: Path) -> bool:
    """Whether the last check was of part of its lists only, such as a change."""
    with Store.open(database, read_only=True) as store:
        return store.of_a_part()


def history_of(database: Path, url: str) -> LinkRecord:
    """One link with all its intervals. Raises `UsageError` for a URL that was never listed."""
    address = normalize(url)
    with Store.open(database, read_only=True) as store:
        record = store.history(url if isinstance(address, Malformed) else address)
    if record is None:
        raise UsageError(f"{url}: never listed, or never checked.", remedy="`linkcheck links` shows what is listed.")
    return record


def changes_since(database: Path, seconds: float) -> tuple[Change, ...]:
    """Every change of verdict or reason in the last so many seconds, newest first."""
    with Store.open(database, read_only=True) as store:
        return store.changes(datetime.now(UTC) - timedelta(seconds=seconds))
