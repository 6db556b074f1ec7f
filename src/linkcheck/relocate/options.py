"""How much may be asked in search of new addresses."""

from typing import Literal, TypeAlias

import msgspec

Name: TypeAlias = Literal[
    "list",
    "former",
    "prefix",
    "identifier",
    "hosting",
    "spelling",
    "archive",
    "sitemap",
    "feed",
    "code",
    "catalogue",
]


class RelocateOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[relocate]` of the configuration: requests of `check --relocate`, redirects and repeated tries included."""

    per_link: int = 8
    """Most requests in search of one dead link."""
    per_host: int = 40
    """Most requests to one host in one run; official sources and archives have their own pace instead."""
    per_run: int = 3000
    """Most requests of one run; dead links that are left out are searched in the next."""
    off: tuple[Name, ...] = ()
    """Ways that are not tried, by name."""

    def __post_init__(self) -> None:
        """Refuse what cannot work, in words that name the key."""
        for key in ("per_link", "per_host", "per_run"):
            if getattr(self, key) < 0:
                raise ValueError(f"{key} must not be negative")
