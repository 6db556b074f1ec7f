"""Headers that belong to one host, secrets among them.

A secret is named in the configuration by the environment variable that holds it. It is sent over https to exactly
that host, for the URL that was requested and never for one that a redirect led to, and is removed from every
message.
"""

import re
from collections.abc import Iterable, Mapping

from linkcheck.errors import ConfigError
from linkcheck.fetch.options import FromEnvironment, HostOptions, is_sendable
from linkcheck.fetch.redaction import redact, spellings
from linkcheck.model import Request
from linkcheck.urls import has_credentials

# A token that is written into the configuration file itself is still never sent in the clear.
_SENSITIVE = re.compile(r"auth|cookie|token|secret|passw|credential|session|signature|\bkey|key\b", re.IGNORECASE)


class HostHeaders:
    """Headers that the configuration adds to requests, by host."""

    def __init__(
        self, hosts: Mapping[str, HostOptions], environ: Mapping[str, str], others: Iterable[str] = ()
    ) -> None:
        """`others` are secrets that are not sent, and removed from messages too."""
        self._plain: dict[str, tuple[tuple[str, str], ...]] = {}
        self._secret: dict[str, tuple[tuple[str, str], ...]] = {}
        values = set(others)
        for host, options in hosts.items():
            values |= self._add(host.lower(), options, environ)
        self.values = spellings(values)
        """All secrets, in every spelling that a message or a page may have."""

    def __repr__(self) -> str:
        return f"HostHeaders({', '.join(sorted(self._plain))})"

    def plain(self, host: str) -> tuple[tuple[str, str], ...]:
        """Headers without secrets."""
        return self._plain.get(host, ())

    def secret(self, host: str, *, secure: bool) -> tuple[tuple[str, str], ...]:
        """Headers for the first request of a chain, over https alone."""
        return self._secret.get(host, ()) if secure else ()

    def redact(self, text: str) -> str:
        """A message without secrets."""
        return redact(text, self.values)

    def _add(self, host: str, options: HostOptions, environ: Mapping[str, str]) -> set[str]:
        """Take a host's headers; the secrets among them."""
        plain, secret = [], []
        for name, value in options.headers.items():
            if isinstance(value, FromEnvironment):
                # Unset means not sent, so that a fork's pull request without secrets still gets its answers.
                if text := environ.get(value.env, "").strip():
                    if not is_sendable(text):
                        raise ConfigError(
                            f"The environment variable {value.env} holds a line break or another control character.",
                            remedy=f"It is sent to {host} as the header {name}: store it without.",
                        )
                    secret.append((name, value.prefix + text))
            elif _SENSITIVE.search(name):
                secret.append((name, value))
            else:
                plain.append((name, value))
        self._plain[host], self._secret[host] = tuple(plain), tuple(secret)
        return {part for _, text in secret for part in (text, text.rpartition(" ")[2])}


def carries_secret(request: Request) -> bool:
    """Whether a request has a secret of its own: a header, or user information in its URL."""
    return has_credentials(request.url) or any(_SENSITIVE.search(name) for name, _ in request.headers)
