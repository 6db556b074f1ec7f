"""The public functions behind `linkcheck.check_lists` and `linkcheck.extract_links`."""

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from linkcheck.config import Config, load_config
from linkcheck.errors import NetworkDown
from linkcheck.extract import extract_document
from linkcheck.model import Document, Report
from linkcheck.pipeline.check import Checked, Job, run_check
from linkcheck.pipeline.lists.sources import sources_of


def extract_links(text: str, path: str = "list.md", *, format: str = "markdown") -> Document:  # noqa: A002 - the name is public
    """Every link of a list's text, with its exact place, as GitHub renders it. No network, no file is read.

    `format` is one of `markdown`, `html`, `text`; `path` is the name that the result carries. Never raises for
    the text.
    """
    return extract_document(text, path, format=format)


def check_lists(
    paths: str | Path | Iterable[str | Path],
    *,
    config: str | Path | None = None,
    database: str | Path = ":memory:",
    offline: bool = False,
    deadline: float | None = None,
) -> Report:
    """Check every link of the lists and return what is known of each; blocks until all are judged.

    `paths` are files, folders and globs. `config` is a configuration file; without one the defaults hold, whatever the
    working directory. With a `database` file verdicts take earlier checks into account, as with the command `check`.
    `offline` judges only what needs no network. `deadline` is in seconds; what is not reached by then is `unchecked`.

    Raises `linkcheck.errors.LinkcheckError`: `ConfigError`, `UsageError` (no list), `InputError` (a named list that
    cannot be read), `StoreError`, `NetworkDown` (this machine's own network failed). A link that fails is no error.
    Where an event loop runs already, as in a notebook, that loop waits too: `await asyncio.to_thread(check_lists, …)`
    lets it go on.
    """
    named = (paths,) if isinstance(paths, (str, Path)) else tuple(paths)
    settings = load_config(str(config), for_network=not offline) if config is not None else Config()
    if deadline is not None:
        settings = msgspec.structs.replace(settings, crawl=msgspec.structs.replace(settings.crawl, deadline=deadline))
    job = Job(
        config=settings, sources=sources_of(settings, tuple(map(str, named))), database=Path(database), offline=offline
    )
    checked = _run(job)
    if checked.network_failed:
        raise NetworkDown("Most hosts failed to connect.", remedy="Check this machine's network.")
    if checked.faults:
        raise checked.faults[0]
    return checked.report


def _run(job: Job) -> Checked:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(run_check(job))
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(lambda: asyncio.run(run_check(job))).result()
