"""All settings of the configuration, and the options of each package made from these."""

import os
from typing import Annotated

import msgspec

from linkcheck.classify import ClassifyOptions, Override, ReasonIgnore
from linkcheck.crawl import CrawlOptions, CrawlSettings
from linkcheck.fetch import FetchOptions, FromEnvironment, HostOptions
from linkcheck.fetch.options import USER_AGENT, host_options, user_agent
from linkcheck.model import Severity, Verdict
from linkcheck.model.quantities import Count, Text
from linkcheck.providers import ProviderOptions
from linkcheck.relocate import RelocateOptions
from linkcheck.store import StoreOptions
from linkcheck.urls import IgnoreRule

GITHUB_API = "api.github.com"
_GITHUB_TOKEN = FromEnvironment(env="GITHUB_TOKEN", prefix="Bearer ")
FILLED_IN = frozenset({"file", "folder", "ignore_lines", "is_from_file", "names_sources", "unread"})
"""Fields that no file sets."""


class HistoryOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When soft evidence of death counts as confirmed."""

    confirm_checks: Count = 3
    confirm_days: Annotated[float, msgspec.Meta(ge=0)] = 3


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything a person may set."""

    sources: tuple[Text, ...] = ("sources",)
    """Files, folders and globs to check when the command line names none."""
    exclude: tuple[Text, ...] = ()
    """Files and folders that walks and globs leave out, in the syntax of .gitignore, beside the usual ones."""
    sites: bool = True
    """Whether lists beside a static site's configuration are judged as its sources."""
    roots: tuple[Text, ...] = ()
    """Folders that links of a static site begin at, where its own configuration does not say it."""
    reports: Text = "reports"
    """Folder of the database and the report."""
    fail_on: tuple[Verdict, ...] = (Verdict.BROKEN, Verdict.INVALID)
    """Verdicts that make `check` exit with 1."""
    baseline: str = ""
    """File of known breakage that fails nothing; empty means none."""
    docs_url: Annotated[str, msgspec.Meta(pattern=r"^(https?://\S+)?$")] = ""
    """Where reasons.md is published, for links from reports; empty: they explain themselves."""
    network: FetchOptions = FetchOptions()
    crawl: CrawlSettings = CrawlSettings()
    history: HistoryOptions = HistoryOptions()
    store: StoreOptions = StoreOptions()
    providers: ProviderOptions = ProviderOptions()
    relocate: RelocateOptions = RelocateOptions()
    hosts: dict[str, HostOptions] = {}
    rules: dict[str, Severity] = {}
    """Severity of findings, by reason id; `off` also silences verdicts and notes of links, `note` lets them pass."""
    ignore: tuple[IgnoreRule, ...] = ()
    ignore_lines: dict[int, int] = {}
    """Lines of those in the file, by position; filled in by `load_config`."""
    override: tuple[Override, ...] = ()
    names_sources: bool = False
    """Whether the file has `sources`; filled in by `load_config`."""
    is_from_file: bool = False
    """Whether there is any configuration file; filled in by `load_config`."""
    file: str = "linkcheck.toml"
    """Where the settings were read, from the working directory; filled in by `load_config`."""
    unread: str = ""
    """Another file with settings beside it, which does not count; filled in likewise."""
    folder: str = "."
    """That file's folder, which `exclude` is relative to; filled in likewise."""

    def crawl_options(self) -> CrawlOptions:
        """`[crawl]`, and room for as many requests as `[network]` lets on their way, and for those that wait."""
        fields = {name: getattr(self.crawl, name) for name in self.crawl.__struct_fields__}
        return CrawlOptions(**fields, tasks=4 * self.network.concurrency, per_host=self.network.per_host_max)

    def fetch_options(self) -> FetchOptions:
        """`[network]` and `[hosts]` together; GITHUB_TOKEN goes to GitHub's API and nowhere else."""
        hosts = {**self.network.hosts, **self.hosts}
        api = host_options(msgspec.structs.replace(self.network, hosts=hosts), GITHUB_API)
        if not _authorization(api):
            api = msgspec.structs.replace(api, headers={**api.headers, "Authorization": _GITHUB_TOKEN})
        return msgspec.structs.replace(self.network, hosts={**hosts, GITHUB_API: api})

    def with_contact(self, address: str | None) -> "Config":
        """Name the address of the lists to servers, unless the configuration has a User-Agent."""
        if self.network.user_agent != USER_AGENT:
            return self
        network = msgspec.structs.replace(self.network, user_agent=user_agent(address))
        return msgspec.structs.replace(self, network=network)

    def provider_options(self) -> ProviderOptions:
        """`[providers]`; GitHub's API is used where there is a token for it."""
        value = _authorization(self.fetch_options().hosts[GITHUB_API])
        held = bool(os.environ.get(value.env, "").strip() if isinstance(value, FromEnvironment) else value)
        return msgspec.structs.replace(self.providers, github_token=self.providers.github_token and held)

    def classify_options(self) -> ClassifyOptions:
        """`[history]`, `[[override]]`, `[[ignore]]` and `[rules]` by reason, and what `[hosts]` accepts."""
        off = tuple(reason for reason, severity in self.rules.items() if severity is Severity.OFF)
        return ClassifyOptions(
            confirm_checks=self.history.confirm_checks,
            confirm_days=self.history.confirm_days,
            overrides=self.override,
            ignores=(
                *(
                    ReasonIgnore(pattern=rule.pattern, reasons=rule.only, text=rule.reason, until=rule.until)
                    for rule in self.ignore
                    if rule.only
                ),
                *([ReasonIgnore(pattern="*", reasons=off, text="the rule is off")] if off else ()),
            ),
            accept={host: options.accept for host, options in self.hosts.items() if options.accept},
        )


def _authorization(host: HostOptions) -> str | FromEnvironment | None:
    return next((value for name, value in host.headers.items() if name.lower() == "authorization"), None)
