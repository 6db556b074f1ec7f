"""Which addresses may be connected to. Pure policy, and the socket factory that applies it to every connection.

A list's text is untrusted: a pull request must not make a CI runner connect to its own cloud's metadata service
or to a router. The policy is applied to literals before anything is sent, to every address a name resolves
to, and again to the socket address at connect, which no redirect, cache or rebinding name server can bypass.
"""

import re
import socket
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

# Networks that `is_global` calls public although no public server is there, or that only wrap other addresses.
_NEVER = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",  # IETF protocol assignments
        "192.88.99.0/24",  # 6to4 relays, retired
        "198.18.0.0/15",  # benchmarks
        "224.0.0.0/4",
        "240.0.0.0/4",
        "168.63.129.16/32",  # Azure's platform address: public by number, the host's own by function
        "100.100.100.200/32",  # Alibaba's metadata service
        "100::/64",  # discard
        "2001::/23",  # protocol assignments, Teredo among them
        "fec0::/10",  # site-local, retired
        "ff00::/8",
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
    )
)
_EMBEDDING = tuple(ip_network(text) for text in ("64:ff9b::/96", "::ffff:0:0/96", "::/96", "::ffff:0:0:0/96"))
_GLOBAL_UNICAST = ip_network("2000::/3")
"""The part of IPv6 that is assigned (RFC 4291, 2.4); the rest is reserved."""
_6TO4 = ip_network("2002::/16")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_INTERNAL_NAMES = re.compile(r"(?:.*\.)?localhost|metadata(?:\.google\.internal)?|instance-data(?:\.ec2\.internal)?")


class PrivateAddressError(OSError):
    """The guard refuses an address. An OSError, so that connection code passes it on like any other."""


class Guard:
    """The policy with its exceptions."""

    def __init__(self, allow_private: Iterable[str] = ()) -> None:
        self._allowed: tuple[Network, ...] = tuple(ip_network(text, strict=False) for text in allow_private)
        self._verdicts: dict[str, bool] = {}

    def allows(self, address: str) -> bool:
        """Whether a textual IP address may be connected to."""
        verdict = self._verdicts.get(address)
        if verdict is None:
            verdict = self._verdicts[address] = self._judge(ip_address(address.partition("%")[0]))
        return verdict

    def check(self, addresses: Iterable[str], name: str) -> tuple[str, ...]:
        """Refuse a name if any of its addresses is refused, for a mixed answer is how rebinding begins; the others.

        Where all addresses of one family are refused and all of the other are public, those are the host's: private
        IPv6 addresses beside a public IPv4 one are a mistake of a network's own router or registry.
        """
        found = tuple(addresses)
        refused = tuple(address for address in found if not self.allows(address))
        if not refused:
            return found
        kept = tuple(address for address in found if address not in refused)
        families = {_family(address) for address in refused}, {_family(address) for address in kept}
        if not kept or families[0] & families[1]:
            raise PrivateAddressError(f"{name} resolves to {refused[0]}, which is not a public address")
        return kept

    def check_literal(self, host: str) -> None:
        """Refuse a host that names a private place without any look-up."""
        address = literal(host)
        if address is not None:
            if not self.allows(address):
                raise PrivateAddressError(f"{host} is not a public address")
        elif _INTERNAL_NAMES.fullmatch(host.rstrip(".").lower()) and not self.allows("127.0.0.1"):
            raise PrivateAddressError(f"{host} is this machine or its platform, not a public host")

    def socket(self, info: tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]) -> socket.socket:
        """Make the socket for one connection, or refuse: the last check before a packet is sent."""
        family, kind, protocol, _, sockaddr = info
        if not self.allows(sockaddr[0]):
            raise PrivateAddressError(f"{sockaddr[0]} is not a public address")
        return socket.socket(family, kind, protocol)

    def _judge(self, address: Address) -> bool:
        inner = embedded(address)
        if any(each in network for network in self._allowed for each in (address, inner) if each is not None):
            return True
        return is_public(address) if inner is None else is_public(inner)


def is_public(address: Address) -> bool:
    """Whether an address, wrapping nothing, is one that the public internet routes."""
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return address.is_global and not address.is_multicast and not any(address in network for network in _NEVER)


def _family(address: str) -> int:
    """The version of IP that an address leads to: 4 for an IPv6 one that stands for an IPv4 one."""
    parsed = ip_address(address.partition("%")[0])
    return 4 if embedded(parsed) else parsed.version


def embedded(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, compatible, NAT64, 6to4."""
    if isinstance(address, IPv4Address) or int(address) < 2:
        return None
    if any(address in network for network in _EMBEDDING):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    # Not so 64:ff9b:1::/48 (RFC 8215): where an address stands in it is the operator's choice, and a network's own.
    return address.sixtofour if address in _6TO4 else None


@lru_cache(maxsize=4096)  # four times a request, and nearly always of the same hosts
def literal(host: str) -> str | None:
    """The address a host part means without a look-up, in every spelling browsers accept; None for a name."""
    host = host.strip("[]").partition("%")[0]
    if ":" in host:
        try:
            return str(IPv6Address(host))
        except ValueError:
            return None
    address = _ipv4(host.rstrip("."))
    return None if address is None else str(address)


def _ipv4(host: str) -> IPv4Address | None:
    """`127.1`, `0x7f.1`, `017700000001` and `2130706433` are all 127.0.0.1 (URL standard, IPv4 parser)."""
    parts = host.split(".")
    if not 1 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        *leading, last = [_number(part) for part in parts]
    except ValueError:
        return None
    if any(number > 255 for number in leading) or last >= 256 ** (5 - len(parts)):
        return None
    return IPv4Address(sum(number << 8 * (3 - index) for index, number in enumerate(leading)) + last)


def _number(part: str) -> int:
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8 if len(part) > 1 and part[0] == "0" else 10)
