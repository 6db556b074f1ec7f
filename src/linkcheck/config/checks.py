"""Values that have the right type and are still invalid: networks, addresses, names of reasons, hosts, sources."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from linkcheck.config.places import Path
from linkcheck.config.shape import ShapeFault, nearest
from linkcheck.files import compile_patterns
from linkcheck.urls import host_of, normalize

_PORTS = range(1, 65_536)
_PATTERN = re.compile(r"\*\.[\w-]+(\.[\w-]+)*")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")


def check(table: Mapping[str, Any]) -> Iterator[ShapeFault]:
    """Faults of a table whose shape is right."""
    yield from _each(table, ("exclude",), _file_pattern)
    network = table.get("network", {})
    yield from _each(network, ("network", "allow_private"), _network)
    yield from _each(network, ("network", "nameservers"), _name_server)
    for source, target in network.get("connect_to", {}).items():
        if text := _connection(source, target):
            yield ShapeFault(("network", "connect_to", source), text)
    yield from _each(table.get("crawl", {}), ("crawl", "canaries"), _web_address)
    yield from _hosts(table, "hosts")
    yield from _hosts(network, "network", "hosts")
    yield from _providers(table.get("providers", {}).get("off", ()))
    yield from _reasons(table)
    for place, override in enumerate(table.get("override", ())):
        if not (override.get("url") or override.get("host")):
            yield ShapeFault(("override", place), "names no link: give `url` or `host`")
        if text := _host_pattern(override.get("host") or ""):
            yield ShapeFault(("override", place, "host"), text)


def _each(table: Mapping[str, Any], path: Path, fault: Callable[[str], str | None]) -> Iterator[ShapeFault]:
    for place, value in enumerate(table.get(str(path[-1]), ())):
        if text := fault(value):
            yield ShapeFault((*path, place), text)


def _hosts(table: Mapping[str, Any], *path: str) -> Iterator[ShapeFault]:
    for host, settings in table.get("hosts", {}).items():
        if _PATTERN.fullmatch(host):
            beyond = sorted(set(settings) - {"accept"})
            if beyond:
                yield ShapeFault((*path, host, beyond[0]), "is of exactly one host; a pattern has `accept` alone")
        elif not (_HOST.fullmatch(host) or _is_address(host)):
            yield ShapeFault(
                (*path, host), "must be the name of a host, such as api.example.org: no scheme, port or path"
            )


def _host_pattern(text: str) -> str | None:
    if re.fullmatch(r"[\w.*?\[\]!-]*", text, re.ASCII) or _is_address(text):
        return None
    if not text.isascii() and (ascii_host := normalize(f"https://{text}/")) and isinstance(ascii_host, str):
        return f"`{text}` is written `{host_of(ascii_host)}` in addresses; write that"
    return f'`{text}` is no host, such as *.example.org; for an address or a path write `url = "{text}"`'


def _file_pattern(text: str) -> str | None:
    try:
        compile_patterns([text])
    except ValueError as error:
        return str(error)
    return None


def _network(text: str) -> str | None:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return f"`{text}` is no network; write an address and its size, such as 10.0.0.0/8"
    return None


def _name_server(text: str) -> str | None:
    host, port = _split(text)
    if not _is_address(host):
        return f"`{text}` is no address; write the number of a name server, such as 9.9.9.9 or 9.9.9.9:53"
    return None if port is None or _is_port(port) else f"`{text}`: {port} is no port"


def _connection(source: str, target: str) -> str | None:
    """Curl's pairs: `host:port` or `*:port` to `host:port`, `:port` or `host:`."""
    host, port = _split(source)
    if not host or port is None or not _is_port(port):
        return '`connect_to` goes from host:port or *:port, such as {"*:443" = "127.0.0.1:8443"}'
    host, port = _split(target)
    if port is None or (port and not _is_port(port)) or not (host or port):
        return f"`{target}` is no host:port, :port or host:"
    return None


def _split(text: str) -> tuple[str, str | None]:
    """Host and port; the port is None where there is no colon. A bare IPv6 address has none."""
    if _is_address(text):
        return text, None
    host, colon, port = text.rpartition(":")
    return (host.strip("[]"), port) if colon else (text, None)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) in _PORTS


def _web_address(text: str) -> str | None:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    return None if parts.scheme in {"http", "https"} and parts.hostname else f"`{text}` is no http or https address"


def _providers(off: Collection[str]) -> Iterator[ShapeFault]:
    from linkcheck.providers.registry import PROVIDERS

    for place, name in enumerate(off):
        if name not in PROVIDERS:
            yield ShapeFault(("providers", "off", place), f"there is no source `{name}`; {nearest(name, PROVIDERS)}")


def _reasons(table: Mapping[str, Any]) -> Iterator[ShapeFault]:
    from linkcheck.classify import REASONS

    named: list[tuple[Path, str]] = [(("rules", name), name) for name in table.get("rules", {})]
    for place, rule in enumerate(table.get("ignore", ())):
        named += [(("ignore", place, "only", number), name) for number, name in enumerate(rule.get("only", ()))]
    for path, name in named:
        if name not in REASONS:
            hint = nearest(name, REASONS)
            yield ShapeFault(
                path, f"there is no reason `{name}`; {hint if 'mean' in hint else 'docs/reasons.md lists them'}"
            )
