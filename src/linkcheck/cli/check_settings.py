"""The command line of one check, and what it changes of the configuration."""

import math
import shlex

import msgspec

from linkcheck.config import Config, load_config
from linkcheck.config.flags import with_accepted, with_timeout
from linkcheck.errors import UsageError
from linkcheck.files import shown
from linkcheck.model import Verdict
from linkcheck.pipeline.reports.baseline import read_baseline
from linkcheck.pipeline.run.workers import Workers


class CheckSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The command line of one check."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...]
    since: str | None
    staged: bool
    offline: bool
    config: str | None
    config_from: str | None
    db: str | None
    format_name: str | None
    output: str | None
    fail_on: tuple[str, ...] | None
    baseline: str | None
    write_baseline: bool
    deadline: float | None
    max_age: float | str | None
    timeout: float | None
    accept: tuple[str, ...]
    patient: bool
    resume: bool
    suggest: bool
    relocate: bool
    wait: float | None
    workers: int | None
    cluster: str | None
    quiet: bool

    @property
    def leaves_a_page(self) -> bool:
        """Whether the report folder gets its page: not where nothing is stored.

        Nor of a part: the page is about the whole lists, and a check before a merge must not overwrite it.
        """
        return self.remembers and not self.of_a_part

    @property
    def remembers(self) -> bool:
        """Whether the results are stored, so that other commands can use them."""
        return self.db != ":memory:"

    @property
    def again(self) -> str:
        """The command that renders the report again; empty where nothing is stored."""
        named = [("--config", self.config), ("--db", self.db)]
        parts = ["linkcheck report", *(f"{name} {shlex.quote(shown(value))}" for name, value in named if value)]
        return " ".join(parts) if self.remembers else ""

    @property
    def of_a_part(self) -> bool:
        """Whether only a part of the lists' links is checked."""
        return bool(self.since or self.staged or self.offline)


def workers_of(settings: CheckSettings) -> Workers:
    """Where the targets are requested: here, or on workers."""
    if settings.workers is not None and settings.cluster is not None:
        raise UsageError("--workers and --cluster exclude each other.", remedy="A cluster has workers of its own.")
    return Workers(workers=settings.workers, cluster=settings.cluster)


def configured(settings: CheckSettings) -> Config:
    """The configuration as the command line changes it."""
    config = load_config(
        settings.config,
        baseline=settings.baseline,
        revision=settings.config_from,
        for_network=not settings.offline,
    )
    replace = msgspec.structs.replace
    crawl, network, store, fail_on = config.crawl, config.network, config.store, config.fail_on
    if settings.deadline is not None:
        crawl = replace(crawl, deadline=settings.deadline)
    if settings.max_age is not None:
        crawl = replace(crawl, max_age=settings.max_age)
    if settings.timeout is not None:
        network = with_timeout(network, settings.timeout)
    if settings.patient:
        network = replace(network, patience=math.inf)
    if settings.wait is not None:
        store = replace(store, wait=settings.wait)
    if settings.fail_on is not None:
        fail_on = tuple(map(Verdict, settings.fail_on))
    return replace(
        config,
        network=network,
        hosts=with_accepted(config.hosts, settings.accept),
        crawl=crawl,
        store=store,
        fail_on=fail_on,
        baseline=_baseline(settings, config),
    )


def _baseline(settings: CheckSettings, config: Config) -> str:
    """The file to use. One that is missing is a fault now, not after the whole run."""
    file = config.baseline
    if settings.write_baseline and not file:
        raise UsageError("--write-baseline: which file?", remedy="Name it with --baseline FILE.")
    if settings.write_baseline and settings.of_a_part:
        raise UsageError(
            "--write-baseline accepts everything that is broken.", remedy="Leave out --since, --staged and --offline."
        )
    if settings.write_baseline and settings.config_from:
        raise UsageError("--write-baseline writes no file of a revision.", remedy="Leave out --config-from.")
    if file and not settings.write_baseline:
        read_baseline(file)
    return file
