"""The addresses of a host for the connector: special names refused, filters told apart, the guard asked."""

import socket
from functools import lru_cache
from ipaddress import ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

from linkcheck.fetch.addresses.connect_to import ConnectTo
from linkcheck.fetch.addresses.dns import Dns, LookupFailedError, NoAddress
from linkcheck.fetch.addresses.guard import Guard, literal
from linkcheck.fetch.addresses.special_names import special_name
from linkcheck.fetch.transport.hedge import other_address
from linkcheck.model import FailureKind


class GuardedResolver(AbstractResolver):
    """Resolver of the connector: the run's own `Dns`, with the address guard."""

    def __init__(self, dns: Dns, guard: Guard | None, connect_to: ConnectTo, *, private_network: bool = False) -> None:
        self._dns = dns
        self._guard = guard
        self._connect_to = connect_to
        self._private_network = private_network

    async def find(self, host: str, port: int) -> tuple[tuple[str, ...], int]:
        """Addresses and port to connect to; raises `LookupFailedError` or `PrivateAddressError`."""
        if self._guard is not None:
            self._guard.check_literal(host)
        self._refuse_special(host)
        host, port = self._connect_to.route(host, port)
        if (address := literal(host)) is not None:
            found: tuple[str, ...] | NoAddress = (address,)
        else:
            found = await self._dns.addresses(host)
        if isinstance(found, NoAddress):
            raise LookupFailedError(host, found)
        if self._guard is not None:
            found = self._guard.check(self._unfiltered(found, host), host)
        if not self._dns.ipv6 and all(":" in each and not ip_address(each).is_loopback for each in found):
            why = "it has IPv6 addresses alone, and this machine has no way to the IPv6 internet"
            raise LookupFailedError(host, NoAddress(kind=FailureKind.IPV6_ONLY, detail=why))
        return found, port

    def _refuse_special(self, host: str) -> None:
        if (why := special_name(host, private_network=self._private_network)) is not None:
            raise LookupFailedError(host, NoAddress(kind=FailureKind.SPECIAL_NAME, detail=why))

    def _unfiltered(self, found: tuple[str, ...], host: str) -> tuple[str, ...]:
        """The addresses without those that lead nowhere; filters answer with nothing else."""
        somewhere = tuple(address for address in found if not _is_unspecified(address))
        if found and not somewhere and not (self._guard and self._guard.allows(found[0])):
            why = f"the name server answers {found[0]}, as filters do for names they block"
            raise LookupFailedError(host, NoAddress(kind=FailureKind.DNS_FILTERED, detail=why))
        return somewhere or found

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Called by aiohttp for every new connection to a name."""
        del family  # both, always: happy eyeballs picks
        addresses, port = await self.find(host, port)
        if other_address.get():
            addresses = (*addresses[1:], *addresses[:1])
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Nothing to release: `Dns` belongs to the fetcher."""


@lru_cache(maxsize=4096)  # for every request, and nearly always of the same hosts
def _is_unspecified(address: str) -> bool:
    return ip_address(address).is_unspecified
