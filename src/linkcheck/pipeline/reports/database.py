"""The database of earlier runs: its place, its reports and its changes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from linkcheck.config import Config
from linkcheck.errors import StoreError, UsageError
from linkcheck.model import LinkRecord, Offer, Report, Run, VerdictChange
from linkcheck.urls import Malformed, normalize

if TYPE_CHECKING:
    from linkcheck.store import Store


def database_path(config: Config, explicit: str | None = None) -> Path:
    """Where results are kept: `--db`, else linkcheck.db in the report folder."""
    return Path(explicit) if explicit else Path(config.reports) / "linkcheck.db"


def existing_database(config: Config, explicit: str | None = None) -> Path:
    """The place of the database. Raises an error where there is none."""
    path = database_path(config, explicit)
    if not path.is_file():
        raise StoreError(f"{path}: there is no database yet.", remedy="Run `linkcheck check` first.")
    return path


def no_report() -> Report:
    """The report where no run was made yet."""
    return Report(run=Run(started=datetime.now(UTC)), links=())


def saw_a_part(database: Path) -> bool:
    """Whether the last check was of part of its lists only, such as a change."""
    with _opened(database) as store:
        return store.of_a_part()


def all_runs(database: Path) -> tuple[tuple[Run, bool], ...]:
    """All stored runs, newest first, each with whether it looked at whole lists."""
    with _opened(database) as store:
        return store.runs()


def history_of(database: Path, url: str) -> LinkRecord:
    """One link with all its intervals. Raises `UsageError` for a URL that was never listed."""
    address = normalize(url)
    with _opened(database) as store:
        record = store.history(url if isinstance(address, Malformed) else address)
    if record is None:
        raise UsageError(f"{url}: never listed, or never checked.", remedy="`linkcheck links` shows what is listed.")
    return record


def accept_pages(
    database: Path, urls: Sequence[str], config: Config
) -> list[tuple[str, tuple[str | None, str | None] | None]]:
    """Accept the page that each URL showed last; the former and the new title, None where it was accepted already.

    Raises `UsageError` for a URL that was never listed, or that shows no page now, before any is accepted.
    """
    normal = [url if isinstance(address := normalize(url), Malformed) else address for url in urls]
    records = [history_of(database, url) for url in urls]
    for url, record in zip(urls, records, strict=True):
        if record.history.changed_since is not None and record.result.evidence.page is None:
            judgement = record.result.judgement
            raise UsageError(
                f"{url}: it is {judgement.verdict} ({judgement.reason}), and shows no page.",
                remedy="Accept it after a check that reached its page.",
            )
    with _opened(database, config) as store:
        return [(url, store.accept(address)) for url, address in zip(urls, normal, strict=True)]


def refuse_relocations(database: Path, urls: Sequence[str], config: Config) -> list[tuple[str, str]]:
    """Take back the new address offered for each URL, or each URL wherever it is offered; dead link and address.

    Raises `UsageError` for a URL for which, and as which, nothing is offered, before any is taken back.
    """
    normal = [url if isinstance(address := normalize(url), Malformed) else address for url in urls]
    with _opened(database, config) as store:
        for url, address in zip(urls, normal, strict=True):
            if not store.is_offered(address):
                raise UsageError(f"{url}: no new address is offered for it.", remedy="`linkcheck report` shows offers.")
        return [pair for address in normal for pair in store.refuse(address, datetime.now(UTC))]


def offers_of(database: Path, url: str) -> tuple[Offer, ...]:
    """Every new address that was offered for a link."""
    address = normalize(url)
    with _opened(database) as store:
        return store.offers(url if isinstance(address, Malformed) else address)


def changes_since(database: Path, seconds: float) -> tuple[VerdictChange, ...]:
    """Every change of verdict or reason in the last so many seconds, newest first."""
    with _opened(database) as store:
        return store.changes(datetime.now(UTC) - timedelta(seconds=seconds))


def _opened(database: Path, config: Config | None = None) -> "Store":
    """To be written with a configuration, else only to be read."""
    from linkcheck.store import Store

    return Store.open(database, config.store if config else None, read_only=config is None)
