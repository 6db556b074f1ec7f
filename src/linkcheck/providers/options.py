"""Which official sources are asked."""

import msgspec


class ProviderOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[providers]` of the configuration."""

    github_token: bool = False
    """Filled in from the environment: whether there is a token for GitHub's API, which answers nobody without one."""
    off: tuple[str, ...] = ()
    """Names of providers that are not asked, as the registry lists them."""
    archive: bool = True
    """Whether dead links are looked up in the Wayback Machine."""
