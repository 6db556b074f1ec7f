"""Which hosts share a limiter: the names on one small server share its load. Pure."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import ip_address, ip_network

# One address of these serves a million sites, and is built for that. Most other services of this kind have several
# addresses, so they cannot be taken for one small machine.
_PLATFORMS = tuple(
    ip_network(text)
    for text in (
        "13.248.128.0/17",  # AWS Global Accelerator
        "23.227.38.0/24",  # Shopify
        "66.33.60.0/24",  # Vercel
        "75.2.0.0/16",  # AWS Global Accelerator (Netlify)
        "76.76.21.0/24",  # Vercel
        "76.223.0.0/17",  # AWS Global Accelerator
        "99.83.128.0/17",  # AWS Global Accelerator (Netlify, Webflow)
        "103.21.244.0/22",  # Cloudflare, and the next six
        "104.16.0.0/12",
        "141.101.64.0/18",
        "162.158.0.0/15",
        "172.64.0.0/13",
        "188.114.96.0/20",
        "198.41.128.0/17",
        "142.250.0.0/15",  # Google
        "172.217.0.0/16",
        "172.253.0.0/16",
        "216.58.192.0/19",
        "216.239.32.0/19",  # Google's hosted domains
        "146.75.0.0/16",  # Fastly
        "151.101.0.0/16",
        "199.232.0.0/16",
        "140.82.112.0/20",  # GitHub
        "185.199.108.0/22",  # GitHub Pages
        "192.0.64.0/18",  # WordPress.com
        "198.49.23.0/24",  # Squarespace
        "198.185.159.0/24",
    )
)


def limiter_key(host: str, addresses: Sequence[str]) -> str:
    """The host itself, or the single address that it shares with other hosts."""
    four = [address for address in addresses if ":" not in address]
    if len(four) != 1 or len(addresses) > 2:
        return host
    return f"={four[0]}" if _is_one_server(four[0]) else host


@lru_cache(maxsize=4096)  # for every request, and nearly always of the same hosts: 28 networks take 15 µs
def _is_one_server(text: str) -> bool:
    address = ip_address(text)
    # Loopback is one machine with many servers: there only the name identifies a server.
    return not (address.is_loopback or any(address in platform for platform in _PLATFORMS))
