"""Names that the public DNS does not know by design: a query would leak the name, and prove nothing."""

from functools import lru_cache

ELSEWHERE = {
    "onion": "Tor serves it (RFC 7686)",
    "i2p": "I2P serves it",
    "alt": "it is kept out of the DNS (RFC 9476)",
}
"""Top-level names of other networks, and the networks that serve them."""
PRIVATE = {
    "local": "it belongs to one local network (RFC 6762)",
    "internal": "it is reserved for private networks",
    "test": "it is reserved for tests (RFC 6761)",
    "home.arpa": "it belongs to one home network (RFC 8375)",
}
"""Names whose meaning differs from network to network."""


@lru_cache(maxsize=4096)  # for every request, and nearly always of the same hosts
def special_name(host: str, *, private_network: bool) -> str | None:
    """Why a host is not to be looked up; None for an ordinary one.

    `private_network` says that the configuration resolves private names (a name server, an address or a network).
    """
    name = host.rstrip(".").lower()
    for zones in (ELSEWHERE,) if private_network else (ELSEWHERE, PRIVATE):
        for zone, why in zones.items():
            if name == zone or name.endswith(f".{zone}"):
                return f".{zone} is no name of the public DNS: {why}"
    return None
