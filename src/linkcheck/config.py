"""linkcheck.toml or [tool.linkcheck] in, each package's own Options out.

The file is looked for from the working directory upward. Paths in it are relative to its folder. An unknown
key or a wrong type is a `ConfigError` that names the file, the key, and the nearest right one.
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec

from linkcheck.changes import CommittedFiles
from linkcheck.classify import ClassifyOptions, Override, ReasonIgnore
from linkcheck.crawl import CrawlOptions
from linkcheck.errors import ConfigError, InputError
from linkcheck.fetch import FetchOptions, FromEnvironment, HostOptions
from linkcheck.fetch.options import USER_AGENT, host_options, user_agent
from linkcheck.files import read_file, repository_of, shown
from linkcheck.model import Severity, Verdict
from linkcheck.providers import ProviderOptions
from linkcheck.store import StoreOptions
from linkcheck.urls import IgnoreRule

GITHUB_API = "api.github.com"
_GITHUB_TOKEN = FromEnvironment(env="GITHUB_TOKEN", prefix="Bearer ")
# Nobody writes a larger one.
MAX_BYTES = 1024 * 1024
NAMES = ("linkcheck.toml", "pyproject.toml")
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)?")
_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


class HistoryOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When soft evidence of death counts as confirmed."""

    confirm_checks: int = 3
    confirm_days: float = 3


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything a person may set."""

    sources: tuple[str, ...] = ("sources",)
    """Files, folders and globs to check when the command line names none."""
    exclude: tuple[str, ...] = ()
    """Files and folders that walks and globs leave out, in the syntax of .gitignore, beside the usual ones."""
    reports: str = "reports"
    """Folder of the database and the report."""
    fail_on: tuple[Verdict, ...] = (Verdict.BROKEN, Verdict.INVALID)
    """Verdicts that make `check` exit with 1."""
    baseline: str = ""
    """File of known breakage that fails nothing; empty means none."""
    docs_url: Annotated[str, msgspec.Meta(pattern=r"^(https?://\S+)?$")] = ""
    """Where reasons.md is published, for links from reports; empty: they explain themselves."""
    network: FetchOptions = FetchOptions()
    crawl: CrawlOptions = CrawlOptions()
    history: HistoryOptions = HistoryOptions()
    store: StoreOptions = StoreOptions()
    providers: ProviderOptions = ProviderOptions()
    hosts: dict[str, HostOptions] = {}
    rules: dict[str, Severity] = {}
    """Severity of list findings, by reason id."""
    ignore: tuple[IgnoreRule, ...] = ()
    override: tuple[Override, ...] = ()
    file: str = "linkcheck.toml"
    """Where the settings were read; filled in by `load_config`."""
    folder: str = "."
    """That file's folder, which `exclude` is relative to; filled in likewise."""

    def fetch_options(self) -> FetchOptions:
        """`[network]` and `[hosts]` together; GITHUB_TOKEN goes to GitHub's API and nowhere else."""
        hosts = {**self.network.hosts, **self.hosts}
        api = host_options(msgspec.structs.replace(self.network, hosts=hosts), GITHUB_API)
        if not _authorization(api):
            api = msgspec.structs.replace(api, headers={**api.headers, "Authorization": _GITHUB_TOKEN})
        return msgspec.structs.replace(self.network, hosts={**hosts, GITHUB_API: api})

    def with_contact(self, address: str | None) -> "Config":
        """Tell servers where the lists live, unless the configuration says who we are."""
        if self.network.user_agent != USER_AGENT:
            return self
        network = msgspec.structs.replace(self.network, user_agent=user_agent(address))
        return msgspec.structs.replace(self, network=network)

    def provider_options(self) -> ProviderOptions:
        """`[providers]`; GitHub's API is asked where there is a token for it."""
        value = _authorization(self.fetch_options().hosts[GITHUB_API])
        held = bool(os.environ.get(value.env, "").strip() if isinstance(value, FromEnvironment) else value)
        return msgspec.structs.replace(self.providers, github_token=self.providers.github_token and held)

    def classify_options(self) -> ClassifyOptions:
        """`[history]`, `[[override]]`, `[[ignore]]` by reason, and the statuses that `[hosts]` accepts."""
        return ClassifyOptions(
            confirm_checks=self.history.confirm_checks,
            confirm_days=self.history.confirm_days,
            overrides=self.override,
            ignores=tuple(
                ReasonIgnore(pattern=rule.pattern, reasons=rule.only, text=rule.reason, until=rule.until)
                for rule in self.ignore
                if rule.only
            ),
            accept={host: options.accept for host, options in self.hosts.items() if options.accept},
        )


def _authorization(host: HostOptions) -> str | FromEnvironment | None:
    return next((value for name, value in host.headers.items() if name.lower() == "authorization"), None)


def load_config(
    explicit: str | None = None,
    *,
    start: Path | None = None,
    baseline: str | None = None,
    revision: str | None = None,
) -> Config:
    """Read the named file, or the nearest one from `start` (the working directory) upward, or the defaults.

    A `baseline` given replaces the configured one. With a git `revision`, the file and all that it names (`baseline`,
    `ca_file`), where they lie inside the repository, are the revision's, not the work tree's.
    """
    committed = CommittedFiles(revision) if revision else None
    config = _load(explicit, start, committed)
    if baseline:
        config = msgspec.structs.replace(config, baseline=baseline)
    return config if committed is None else _from_revision(config, committed)


def _from_revision(config: Config, committed: CommittedFiles) -> Config:
    def copy(name: str) -> str:
        return committed.copy(Path(name)) if name else ""

    network = msgspec.structs.replace(config.network, ca_file=copy(config.network.ca_file))
    return msgspec.structs.replace(config, network=network, baseline=copy(config.baseline))


def _load(explicit: str | None, start: Path | None, committed: CommittedFiles | None) -> Config:
    if explicit is not None:
        path = Path(explicit)
        content = _content(path, None, committed)
        if content is None:
            where = f"file in {committed.revision}" if committed and committed.covers(path) else "configuration file"
            raise ConfigError(f"{explicit}: there is no such {where}.", remedy="Check --config.")
        return _parse(path, _table(path, content) or {})
    folder = (start or Path.cwd()).resolve()
    for parent in (folder, *folder.parents):
        for name in NAMES:
            path = parent / name
            content = _content(path, repository_of(path), committed)
            if content is not None and (table := _table(path, content)) is not None:
                return _parse(path, table)
    return Config()


def _content(path: Path, root: str | None, committed: CommittedFiles | None) -> bytes | None:
    """What a file holds; None when there is none."""
    if committed is not None and committed.covers(path):
        return committed.read(path)
    if not path.exists():
        return None
    try:
        return read_file(path, limit=MAX_BYTES, root=root)
    except InputError as error:
        raise ConfigError(error.message, remedy=error.remedy) from error


def duration(text: str) -> float:
    """Seconds of `90`, `45m`, `12h`, `3d`. Raises ValueError."""
    match = _DURATION.fullmatch(text.strip())
    if not match:
        raise ValueError(f"`{text}` is not a duration; write a number and s, m, h, d or w, such as 45m.")
    return float(match[1]) * _SECONDS[match[2] or "s"]


def _table(path: Path, content: bytes) -> dict[str, Any] | None:
    """The settings a file holds; None when it is a pyproject.toml that has none for us."""
    try:
        table = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}.") from error
    if path.name != "pyproject.toml":
        return table
    tool = table.get("tool", {})
    settings = tool.get("linkcheck") if isinstance(tool, dict) else None
    return settings if isinstance(settings, dict) else None


def _parse(path: Path, table: dict[str, Any]) -> Config:
    try:
        config = msgspec.convert(_with_durations(table), Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_explain(str(error))}", remedy="See docs/configuration.md.") from error
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error
    named = msgspec.structs.replace(config, file=shown(path.name), folder=str(path.parent))
    return _relative_to(named, path.parent)


def _with_durations(table: dict[str, Any]) -> dict[str, Any]:
    crawl = table.get("crawl")
    if not isinstance(crawl, dict):
        return table
    readable = {key: duration(value) if _is_duration(key, value) else value for key, value in crawl.items()}
    return {**table, "crawl": readable}


def _is_duration(key: str, value: Any) -> bool:
    durations = {"deadline", "max_age", "confirm_after"}
    return key in durations and isinstance(value, str) and (key, value) != ("max_age", "auto")


def _relative_to(config: Config, folder: Path) -> Config:
    def place(name: str) -> str:
        joined = folder / name
        return str(joined.relative_to(Path.cwd()) if joined.is_relative_to(Path.cwd()) else joined)

    network = config.network
    if network.ca_file:
        network = msgspec.structs.replace(network, ca_file=place(network.ca_file))
    sources = tuple(place(source) for source in config.sources)
    baseline = place(config.baseline) if config.baseline else ""
    return msgspec.structs.replace(
        config, sources=sources, reports=place(config.reports), baseline=baseline, network=network
    )


def _explain(message: str) -> str:
    """Msgspec's message in the words of the file: the key's full name, and the nearest right one."""
    what, _, where = message.partition(" - at `")
    prefix = re.sub(r"^\$\.?", "", where.rstrip("`")).replace("[...]", "")
    unknown = re.search(r"unknown field `(.+)`", what)
    if not unknown:
        return f"`{prefix}`: {what[0].lower()}{what[1:]}."
    import difflib  # noqa: PLC0415 - slow to import, and seldom needed

    known = _keys_at(prefix)
    near = difflib.get_close_matches(unknown[1], known, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(sorted(known))}."
    return f"unknown key `{f'{prefix}.' if prefix else ''}{unknown[1]}`; {hint}"


def _keys_at(prefix: str) -> tuple[str, ...]:
    table = re.split(r"[.\[]", prefix, maxsplit=1)[0]
    structs: dict[str, type[msgspec.Struct]] = {
        "network": FetchOptions,
        "crawl": CrawlOptions,
        "history": HistoryOptions,
        "store": StoreOptions,
        "providers": ProviderOptions,
        "hosts": HostOptions,
        "ignore": IgnoreRule,
        "override": Override,
    }
    return tuple(field.encode_name for field in msgspec.structs.fields(structs.get(table, Config)))
