"""Finds and reads the configuration, and reports all of its faults at once.

The file is searched from the working directory upward. Paths in it are relative to its folder.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from linkcheck.about import HOME
from linkcheck.changes import CommittedFiles
from linkcheck.config.checks import check
from linkcheck.config.places import line_of
from linkcheck.config.settings import FILLED_IN, Config
from linkcheck.config.shape import ShapeFault, read
from linkcheck.errors import ConfigError, InputError
from linkcheck.files import read_file, repository_of, shown

# Larger than any real configuration.
MAX_BYTES = 1024 * 1024
NAMES = ("linkcheck.toml", "pyproject.toml")
DOCS = f"{HOME}/blob/main/docs/configuration.md"
_CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
_PROJECT = "pyproject.toml"


def load_config(
    explicit: str | None = None,
    *,
    start: Path | None = None,
    baseline: str | None = None,
    revision: str | None = None,
    for_network: bool = False,
) -> Config:
    """Read the named file, or the nearest one from `start` (the working directory) upward, or the defaults.

    A `baseline` given replaces the configured one. With a git `revision`, the file and the files that it names
    (`baseline`, `ca_file`) are read from the revision where these are inside the repository, not from the work tree.
    `ca_file` is looked at `for_network` alone: a report needs no certificates.
    """
    committed = CommittedFiles(revision) if revision else None
    config = _load(explicit, start, committed, certificates=for_network and committed is None)
    if baseline:
        config = msgspec.structs.replace(config, baseline=baseline)
    return config if committed is None else _from_revision(config, committed)


def _from_revision(config: Config, committed: CommittedFiles) -> Config:
    def copy(name: str) -> str:
        return committed.copy(Path(name)) if name else ""

    network = msgspec.structs.replace(config.network, ca_file=copy(config.network.ca_file))
    return msgspec.structs.replace(config, network=network, baseline=copy(config.baseline))


def _load(explicit: str | None, start: Path | None, committed: CommittedFiles | None, *, certificates: bool) -> Config:
    if explicit is not None:
        path = Path(explicit)
        content = _content(path, None, committed)
        if content is None:
            where = f"file in {committed.revision}" if committed and committed.covers(path) else "configuration file"
            raise ConfigError(f"{explicit}: there is no such {where}.", remedy="Check --config.")
        return _parse(path, _table(path, content) or {}, content.decode(), certificates=certificates)
    folder = (start or Path.cwd()).resolve()
    for parent in (folder, *folder.parents):
        for name in NAMES:
            path = parent / name
            content = _content(path, repository_of(path), committed)
            if content is not None and (table := _table(path, content)) is not None:
                config = _parse(path, table, content.decode(), certificates=certificates)
                return msgspec.structs.replace(config, unread=_unread_beside(path, committed))
    return Config()


def _unread_beside(path: Path, committed: CommittedFiles | None) -> str:
    """The file with settings that stands beside the one that holds, and is not read; empty where there is none."""
    other = path.with_name(_PROJECT)
    if path == other:
        return ""
    try:
        content = _content(other, repository_of(other), committed)
        return "" if content is None or _table(other, content) is None else shown(_from_here(other))
    except ConfigError:
        return ""


def _from_here(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()


def _content(path: Path, root: str | None, committed: CommittedFiles | None) -> bytes | None:
    """The bytes of a file; None when there is none."""
    if committed is not None and committed.covers(path):
        return committed.read(path)
    if not path.exists():
        return None
    try:
        return read_file(path, limit=MAX_BYTES, root=root)
    except InputError as error:
        raise ConfigError(error.message, remedy=error.remedy) from error


def _table(path: Path, content: bytes) -> dict[str, Any] | None:
    """The settings in a file; None for a pyproject.toml without a `[tool.linkcheck]` table."""
    import tomllib

    try:
        table = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}.") from error
    if path.name != "pyproject.toml":
        return table
    tool = table.get("tool", {})
    settings = tool.get("linkcheck") if isinstance(tool, dict) else None
    return settings if isinstance(settings, dict) else None


def _parse(path: Path, table: dict[str, Any], text: str, *, certificates: bool) -> Config:
    faults: list[ShapeFault] = []
    readable = read(table, Config, (), faults, FILLED_IN)
    # What has not the right shape cannot be looked at more closely.
    wrong = {fault.path[0] for fault in faults if fault.path}
    faults += check({key: value for key, value in readable.items() if key not in wrong})
    if not faults:
        config = msgspec.convert(readable, Config)
        config = msgspec.structs.replace(
            config,
            is_from_file=True,
            names_sources="sources" in table,
            file=shown(_from_here(path)),
            folder=str(path.parent),
            ignore_lines={place: _line(path, text, ("ignore", place)) or 1 for place in range(len(config.ignore))},
        )
        config = _relative_to(config, path.parent)
        faults = list(_certificates(config)) if certificates else []
    if not faults:
        return config
    first, *more = (_sentence(path, text, fault) for fault in faults)
    raise ConfigError(first, more=tuple(more), remedy=f"Every key is described in {DOCS}")


def _sentence(path: Path, content: str, fault: ShapeFault) -> str:
    """`linkcheck.toml:3: `network.retries`: must be at least 0, not -1.`."""
    line = _line(path, content, fault.path)
    where = f"{path}:{line}" if line else str(path)
    text = fault.text if fault.text.endswith("?") else f"{fault.text}."
    return f"{where}: `{_name(fault.path)}`: {text}" if fault.path else f"{where}: {text}"


def _line(path: Path, content: str, key: tuple[str | int, ...]) -> int | None:
    return line_of(content, (*(("tool", "linkcheck") if path.name == _PROJECT else ()), *key))


def _name(path: tuple[str | int, ...]) -> str:
    """`ignore[0].pattern`; a key with a dot in it is quoted."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part}]"
        else:
            name += f"{'.' if name else ''}{part if part.replace('-', '').replace('_', '').isalnum() else repr(part)}"
    return name


def _certificates(config: Config) -> Iterator[ShapeFault]:
    if not config.network.ca_file:
        return
    path = ("network", "ca_file")
    try:
        content = Path(config.network.ca_file).read_bytes()
    except OSError as error:
        yield ShapeFault(path, f"{config.network.ca_file} cannot be read ({error.strerror})")
    else:
        if _CERTIFICATE not in content:
            yield ShapeFault(path, f"{config.network.ca_file} holds no certificate in PEM form")


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
