"""Settings that the command line changes for one run."""

from collections.abc import Mapping, Sequence

import msgspec

from linkcheck.config.checks import check
from linkcheck.config.shape import ShapeFault, read
from linkcheck.errors import UsageError
from linkcheck.fetch import FetchOptions, HostOptions


def with_timeout(network: FetchOptions, seconds: float) -> FetchOptions:
    """So long for one try, and no part of it longer."""
    return msgspec.structs.replace(
        network,
        total_timeout=seconds,
        connect_timeout=min(network.connect_timeout, seconds),
        first_byte_timeout=max(network.first_byte_timeout, seconds)
        if seconds > network.total_timeout
        else min(network.first_byte_timeout, seconds),
    )


def with_accepted(hosts: Mapping[str, HostOptions], rules: Sequence[str]) -> dict[str, HostOptions]:
    """Hosts with the statuses of `HOST=CODES` beside those they have. Raises `UsageError`."""
    made = dict(hosts)
    for rule in rules:
        host, codes = _parsed(rule)
        known = made.get(host, HostOptions())
        made[host] = msgspec.structs.replace(known, accept=tuple(dict.fromkeys((*known.accept, *codes))))
    return made


def _parsed(rule: str) -> tuple[str, tuple[int, ...]]:
    host, equals, text = rule.partition("=")
    codes = tuple(int(code) for code in text.split(",") if code.strip().isdecimal())
    faults: list[ShapeFault] = []
    read({"accept": list(codes)}, HostOptions, (), faults)
    if not equals or len(codes) != text.count(",") + 1 or faults or list(check({"hosts": {host: {}}})):
        raise UsageError(f"--accept: `{rule}` is no HOST=CODES.", remedy="Write it as example.org=403,429.")
    return host.lower(), codes
