"""A `Request` in, an `Outcome` out. The only home of aiohttp and tenacity.

`Fetcher` is imported when it is first named: importing aiohttp takes 0.15 s, which a run without requests saves.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from linkcheck.fetch.options import FetchOptions, FromEnvironment, HostOptions
from linkcheck.fetch.stats import Stats, Waiting

if TYPE_CHECKING:
    from linkcheck.fetch.client import Fetcher

__all__ = ["FetchOptions", "Fetcher", "FromEnvironment", "HostOptions", "Stats", "Waiting"]


def __getattr__(name: str) -> Any:
    if name != "Fetcher":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with _no_authorities():
        from linkcheck.fetch.client import Fetcher

    return Fetcher


@contextmanager
def _no_authorities() -> Iterator[None]:
    """Let aiohttp have no certificate authorities while it is imported.

    It makes two TLS contexts then, each of which reads all the system's authorities (35 ms each); we never use them,
    because every connection has `tls.strict` or stricter. A context without authorities trusts no server.
    """
    names = ("SSL_CERT_FILE", "SSL_CERT_DIR")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, os.devnull))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
