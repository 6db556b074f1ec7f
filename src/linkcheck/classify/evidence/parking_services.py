"""Services that park domains, by the name servers and addresses that they give them. Second signs only. Pure.

Facts after the list of 82 parking services that comes with Zirngibl, Deusch, Sattler, Aulbach, Carle, Jonker: "Domain
Parking: Largely Present, Rarely Considered!" (TMA 2022, tma22-parking.github.io), and MISP's warning lists
`parking-domain` and `parking-domain-ns`. Left out are the default name servers of registrars that serve living sites
too (registrar-servers.com, dns-parking.com, name.com, sav.com …) and single addresses that clouds lend to the next
customer.
"""

from collections.abc import Collection, Iterator
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from linkcheck.classify.case import Case

PARKING_ADDRESS = "parking-address"
"""Marker: the service to which all addresses of the host belong."""
_NAME_SERVERS_WORDS = """
above.com afternic.com bodis.com brandbucket.com cashparking.com cnomy.com dan.com dan.hosting dne.com dnsspark.com
domain-for-sale.at domain-for-sale.se domain-is-4-sale-at-domainmarket.com domain.io domaincntrol.com
domainhasexpired.com domainist.com domainmarket.com domainorderdns.nl domainparking.ru domainprofi.de domainrecover.com
dsredirection.com dsredirects.com eftydns.com expiereddnsmanager.com expirationwarning.net expired.uniregistry-dns.com
failed-whois-verification.namecheap.com fastpark.net ibspark.com malkm.com mytrafficmanagement.com namefind.com
nameprovider.net ndsplitter.com nsresolution.com park.do parking-page.net parking1.ovh.net parking2.ovh.net
parkingcrew.net parkingspa.com parklogic.com parktons.com perfectdomain.com pql.net redirectdom.com renewyourname.net
rookdns.com salenames.ru searchfusion.com searchreinvented.com securetrafficrouting.com sedoparking.com smartname.com
snparking.ru sonexo.com sonexo.eu squadhelp.com sslparking.com tppns.com trafficcontrolrouter.com trustednam.es
undeveloped.com uniregistrymarket.link verify-contact-details.namecheap.com voodoo.com ztomy.com
"""
_NAME_SERVERS = frozenset(_NAME_SERVERS_WORDS.split())
_NETWORKS = {
    "above": ("103.224.182.0/23", "103.224.212.0/23"),
    "aruba": ("62.149.128.40",),
    "bluehost": ("74.220.199.6", "74.220.199.8", "74.220.199.9", "74.220.199.14", "74.220.199.15"),
    "bodis": ("199.59.240.0/22",),
    "domainparking.ru": ("31.31.205.163",),
    "enom": ("98.124.204.16",),
    "epik": ("45.88.202.115",),
    "fasthosts": ("213.171.195.105",),
    "forpsi": ("81.2.194.128",),
    "gabia": ("121.254.178.252",),
    "godaddy": ("34.98.99.30", "34.102.136.180", "35.186.238.101"),
    "hostinger": ("2.57.90.16",),
    "hostnet": ("91.184.0.100",),
    "hostpoint": ("217.26.48.101",),
    "markmonitor": ("93.191.168.52",),
    "one.com": ("46.30.211.38",),
    "parkingcrew": ("185.53.176.0/22",),
    "reg.ru": ("194.58.112.165", "194.58.112.174"),
    "regtons": ("46.8.8.100",),
    "rookmedia": ("66.81.199.0/24", "141.8.224.195"),
    "sedo": ("64.190.62.0/23", "91.195.240.0/23"),
    "skenzo": ("199.191.50.0/24", "204.11.56.0/23", "208.91.196.0/23", "209.99.40.222", "209.99.64.0/24"),
    "transip": ("37.97.254.27",),
    "turkticaret": ("31.186.11.254",),
    "voodoo": ("192.64.147.0/24",),
    "wedos": ("46.28.105.2",),
    "west.cn": ("103.139.0.32",),
    "123-reg": ("94.136.40.51", "35.227.197.36"),
}
"""By service: networks and addresses that show nothing but its own pages."""


def parking_server(name_server: str) -> bool:
    """Whether a name server mostly serves parked names."""
    labels = name_server.rstrip(".").lower().split(".")
    return any(".".join(labels[place:]) in _NAME_SERVERS for place in range(len(labels)))


def are_parking_servers(name_servers: Collection[str]) -> bool:
    """Whether a domain is served by such name servers alone; False where none is known."""
    return bool(name_servers) and all(map(parking_server, name_servers))


def parking_signs(case: Case) -> Iterator[str]:
    """What the name servers and addresses of a host say of its owner, as words for a judgement."""
    if are_parking_servers(case.evidence.name_servers):
        yield "name servers of a parking service"
    if (service := case.marked(PARKING_ADDRESS)) is not None:
        yield f"an address of a parking service ({service})"


def parking_address(address: str) -> str | None:
    """The service to which an IP address belongs; None for any other, and for what is no address."""
    try:
        found = ip_address(address)
    except ValueError:
        return None
    return next((service for service, network in _networks() if found in network), None)


def address_markers(addresses: Collection[str]) -> tuple[str, ...]:
    """Marker for a host of which every address is a parking service's."""
    services = [parking_address(address) for address in addresses]
    return (f"{PARKING_ADDRESS}:{services[0]}",) if services and all(services) else ()


@cache
def _networks() -> tuple[tuple[str, IPv4Network | IPv6Network], ...]:
    return tuple((service, ip_network(text)) for service, texts in _NETWORKS.items() for text in texts)
