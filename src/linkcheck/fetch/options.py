"""Options of requests, with their defaults."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import msgspec

from linkcheck.about import __version__
from linkcheck.model.quantities import Count, Number, PositiveSeconds, Seconds, Status, Text

_NOWHERE = "https://listhealth.example"
"""Used where no contact is known: a reserved name that no person can own (RFC 2606)."""


def user_agent(contact: str | None = None) -> str:
    """The User-Agent, with an address where operators of servers find the lists and their maintainers.

    A stock mod_security rule refuses every agent that contains "link", so it has neither the program's name nor an
    address with that word; then it has the owner's address, else none.
    """
    owner = (contact or "").rpartition("/")[0]
    address = next((url for url in (contact, owner) if url and "link" not in url and url.count("/") >= 3), _NOWHERE)
    return f"Mozilla/5.0 (compatible; ListHealth/{__version__}; +{address})"


USER_AGENT = user_agent()


_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_UNSENDABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def is_sendable(value: str) -> bool:
    """Whether a text may be the value of a header: no line break, no other control character (RFC 9110, 5.5)."""
    return _UNSENDABLE.search(value) is None


class FromEnvironment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A secret, by the name of the environment variable that holds it."""

    env: Text
    prefix: str = ""
    """Put before the secret, such as `Bearer `."""


class HostOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one host wants to be asked. None and empty mean: as `DEFAULT_HOST_OPTIONS` has it, else like any other."""

    concurrency: Count | None = None
    """Most requests in flight; replaces both the start and the upper bound."""
    interval: Seconds | None = None
    """Least seconds between two requests."""
    headers: Mapping[str, str | FromEnvironment] = {}
    """Sent to exactly this host. Those from the environment only over https and never across a redirect."""
    accept: tuple[Status, ...] = ()
    """Statuses that count as an answer for this host; `classify` reads them."""
    timeout: PositiveSeconds | None = None
    """Seconds for a whole try."""

    def __post_init__(self) -> None:
        """Refuse headers that cannot be sent, without showing what may be a secret."""
        for name, value in self.headers.items():
            if not _HEADER_NAME.fullmatch(name):
                raise ValueError(f"headers: {name!r} is not the name of a header")
            if not is_sendable(value.prefix if isinstance(value, FromEnvironment) else value):
                raise ValueError(f"headers: the value of {name} holds a line break or another control character")


class FetchOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[network]` and `[hosts]` of the configuration. Durations are seconds, sizes bytes."""

    concurrency: Count = 256
    """Requests in flight, all hosts together."""
    per_host: Count = 4
    """Requests in flight to one host at the start; adapts between 1 and `per_host_max`."""
    per_host_max: Count = 10
    interval: Seconds = 0.055
    """Least time between two requests to one host.

    A tenth more than the twentieth of a second that is promised: requests that left in order bunch up on their way,
    and at 0.05 the server saw 22 within one second (measured, 100,000 targets).
    """
    connect_timeout: PositiveSeconds = 10.0
    """TCP and TLS together."""
    first_byte_timeout: PositiveSeconds = 20.0
    """Longest silence of a connected server."""
    total_timeout: PositiveSeconds = 20.0
    """One try, from connect to the last byte that is wanted."""
    dns_timeout: PositiveSeconds = 10.0
    retries: Number = 2
    """Further tries after a failure that may pass: see `linkcheck.fetch.policies.retry`."""
    backoff: Seconds = 1.0
    """Ceiling of the first random pause before a retry; doubles with each."""
    max_wait: Seconds = 120.0
    """Longest `Retry-After` that a run waits for beside other requests; beyond it the answer is `rate-limited`."""
    patience: Seconds = 15.0
    """How long a run without other work waits for pauses, its own or the server's; infinite: `max_wait`."""
    max_redirects: Number = 20
    max_refresh: Seconds = 5.0
    """A meta refresh slower than this is a page that reloads, not a redirect."""
    head_limit: Count = 512 * 1024
    """Most of a page that is read in search of `</head>`."""
    excerpt_limit: Count = 16 * 1024
    """Of error pages and plain text, and of a page's body behind its head."""
    page_limit: Count = 2 * 1024 * 1024
    """Most of a page that is read in search of the places inside it that links name."""
    body_limit: Count = 10 * 1024 * 1024
    """Of API answers."""
    tail_limit: Count = 128 * 1024
    """Of a large PDF's end."""
    user_agent: Text = USER_AGENT
    accept_language: str = "en,*;q=0.5"
    allow_private: tuple[str, ...] = ()
    """Private networks that are allowed: `127.0.0.0/8`."""
    connect_to: Mapping[str, str] = {}
    """Where to connect instead, like curl: `{"*:443": "127.0.0.1:8443"}`; an empty host or port is kept."""
    nameservers: tuple[str, ...] = ()
    """`address` or `address:port`; empty means the system's."""
    ca_file: str = ""
    """A further certificate authority, PEM."""
    robots: Literal["off", "warn", "obey"] = "off"
    """`off`, `warn` or `obey` for listed URLs. Requests of our own for pages always obey."""
    hosts: Mapping[str, HostOptions] = {}

    @property
    def accepted(self) -> dict[str, tuple[int, ...]]:
        """Statuses that count as an answer, by host."""
        return {host: own.accept for host, own in self.hosts.items() if own.accept}

    def __post_init__(self) -> None:
        """Refuse values that cannot work, with an error that names the key."""
        for key in ("user_agent", "accept_language"):
            if not is_sendable(getattr(self, key)):
                raise ValueError(f"{key} holds a line break or another control character")


# Hosts that answer 429 or a wall at rates that other hosts accept. Subdomains are included.
DEFAULT_HOST_OPTIONS: Mapping[str, HostOptions] = {
    "amazon.com": HostOptions(concurrency=1, interval=2.0),
    "arxiv.org": HostOptions(concurrency=1, interval=1.0),  # wants pauses between requests; three seconds for its API
    "archive.org": HostOptions(concurrency=1, interval=2.0),  # 30 a minute; ignored 429s close the firewall for an hour
    "crates.io": HostOptions(concurrency=1, interval=1.0),  # its crawler policy: one request a second
    "discord.com": HostOptions(concurrency=1, interval=0.5),
    "doi.org": HostOptions(concurrency=2, interval=0.2),
    "export.arxiv.org": HostOptions(concurrency=1, interval=3.0),
    "github.com": HostOptions(concurrency=4, interval=0.2),
    "api.crossref.org": HostOptions(concurrency=1, interval=1.0),  # its limits for requests without a contact address
    "api.github.com": HostOptions(concurrency=2, interval=0.1),
    "gitlab.com": HostOptions(concurrency=2, interval=0.5),
    "linkedin.com": HostOptions(concurrency=1, interval=2.0),
    "medium.com": HostOptions(concurrency=1, interval=1.0),
    "microsoft.com": HostOptions(concurrency=2, interval=0.5),
    "npmjs.com": HostOptions(concurrency=1, interval=1.0),
    "reddit.com": HostOptions(concurrency=1, interval=2.0),
    "stackoverflow.com": HostOptions(concurrency=1, interval=0.5),
    "towardsdatascience.com": HostOptions(concurrency=1, interval=1.0),
    "wikipedia.org": HostOptions(concurrency=2, interval=0.2),
    "x.com": HostOptions(concurrency=1, interval=2.0),
}


def host_options(options: FetchOptions, host: str) -> HostOptions:
    """The configured entry of exactly this host, over the default for the host or for a parent domain."""
    gentle = _gentle(host)
    own = options.hosts.get(host)
    if own is None:
        return gentle
    unsaid = {
        name: getattr(gentle, name)
        for name in HostOptions.__struct_fields__
        if getattr(own, name) == getattr(_PLAIN, name)
    }
    return msgspec.structs.replace(own, **unsaid)


@lru_cache(maxsize=4096)  # four times a request, and nearly always of the same hosts
def _gentle(host: str) -> HostOptions:
    name = host
    while name:
        if (touchy := DEFAULT_HOST_OPTIONS.get(name)) is not None:
            return touchy
        name = name.partition(".")[2]
    return _PLAIN


_PLAIN = HostOptions()
