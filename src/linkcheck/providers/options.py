"""Which official sources are asked."""

from typing import Literal, TypeAlias

import msgspec

Name: TypeAlias = Literal[
    "github",
    "arxiv",
    "doi",
    "doi-blocked",
    "youtube",
    "vimeo",
    "slideshare",
    "speakerdeck",
    "ted",
    "spotify",
    "stackexchange",
    "wikipedia",
    "huggingface",
    "pypi",
    "npm",
    "crates",
    "gitlab",
    "discord",
    "wayback",
]


class ProviderOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[providers]` of the configuration."""

    github_token: bool = True
    """Whether GitHub's API is asked, where there is a token for it; without one it answers nobody."""
    off: tuple[Name, ...] = ()
    """Names of providers that are not asked, as the registry lists them."""
    archive: bool = True
    """Whether dead links are looked up in the Wayback Machine."""
