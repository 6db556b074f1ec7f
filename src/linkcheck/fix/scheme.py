"""Whether a misspelt scheme can be mended without asking anybody."""

from linkcheck.formats import FORMATS, format_of
from linkcheck.model import Link
from linkcheck.urls import has_credentials, host_of, normalize


def is_certain_scheme(link: Link, right: str) -> bool:
    """Whether an address with another scheme is what a list means: the name of a host, and no person's name before it.

    Plain text holds what security lists try on purpose (`http:XY`, `https:///a.example`), and nothing is certain there.
    """
    address = normalize(right)
    if not isinstance(address, str) or has_credentials(address) or format_of(link.path) is FORMATS["text"]:
        return False
    domain, _, top = host_of(address).rpartition(".")
    return bool(domain) and not top.replace("0x", "").isdecimal()
