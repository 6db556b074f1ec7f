"""Which official sources are queried."""

import msgspec


class ProviderOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[providers]` of the configuration."""

    github_token: bool = True
    """Whether GitHub's API is queried, where there is a token for it; without a token the API refuses."""
    off: tuple[str, ...] = ()
    """Names of providers that are not queried, as the registry lists them."""
    archive: bool = True
    """Whether dead links are looked up in the Wayback Machine."""
