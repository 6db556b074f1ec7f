"""The base of a page's relative addresses: the first `<base>` that has an `href` (HTML, 4.2.3)."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from linkcheck.extract.html.tokens import Tag, Token

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_BASE = re.compile(r"\s*(?:data|javascript):", re.IGNORECASE)


def base_of(tokens: Iterable[Token]) -> str:
    """The address in force for the whole page, wherever its tag stands; empty for none. It may itself be relative."""
    hrefs = (token.get("href") for token in tokens if isinstance(token, Tag) and token.name == "base")
    base = next((href.value.strip() for href in hrefs if href is not None), "")
    return "" if _NO_BASE.match(base) else base


def resolved(base: str, url: str) -> str:
    """The address that a page with this base leads to; as it stands where it needs no base."""
    address = url.strip()
    if not base or not address or _SCHEME.match(address) or address.startswith("//"):
        return url
    if _SCHEME.match(base) or base.startswith("//"):
        try:
            return urljoin(base, address)
        except ValueError:  # a base that is no address, such as `http://[`
            return url
    path = base.partition("#")[0]
    if address.startswith("#"):
        return path + address
    path = path.partition("?")[0]
    if address.startswith("?"):
        return path + address
    if address.startswith("/"):
        return address
    folder, mark, last = path.rpartition("/")
    return (f"{path}/" if last in (".", "..") else folder + mark) + address
