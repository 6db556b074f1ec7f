"""Which official sources are asked."""

import msgspec


class ProviderOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[providers]` of the configuration."""

    github_token: bool = True
    """Whether GitHub's API is asked, where there is a token for it; without one it answers nobody."""
    off: tuple[str, ...] = ()
    """Names of providers that are not asked, as the registry lists them."""
    archive: bool = True
    """Whether dead links are looked up in the Wayback Machine."""
