"""The same path on the same site under another spelling: scheme, `www.`, final slash, index page, case."""

import re
from collections.abc import Iterator

from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name

_URL = re.compile(r"(?P<scheme>https?)://(?P<www>www\.)?(?P<host>[^/?#]+)(?P<path>[^?#]*)(?P<query>[^#]*)")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_FILE = re.compile(r"\.\w{1,5}$")
_MOST = 3
_IN_VAIN = 2
"""Links of one host for which a spelling led nowhere, after which it is not tried for the others."""


class Spelling:
    """The likeliest few spellings."""

    name: Name = "spelling"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """A host that cannot be reached is tried under its other name and scheme only."""
        yield from ()
        if dead.site_lost:
            return ()
        found = [
            AddressCandidate(url=url, how="spelling", words=words, source=Source.OWNER, same_path=True)
            for words, url in spellings(dead.url, host_only=dead.silent)
            if site.useless[words] < _IN_VAIN
        ]
        return found[:_MOST]


def spellings(url: str, *, host_only: bool = False) -> Iterator[tuple[str, str]]:
    """Words for the difference, and the address."""
    match = _URL.fullmatch(url)
    if match is None:
        return
    scheme, www, host, path, query = match["scheme"], match["www"] or "", match["host"], match["path"], match["query"]
    if not host_only:
        start = f"{scheme}://{www}{host}"
        if path != path.lower():
            yield "the same path in small letters", f"{start}{path.lower()}{query}"
        if _INDEX.search(path):
            yield "the same folder without its index page", f"{start}{_INDEX.sub('/', path)}{query}"
        elif path.endswith("/") and len(path) > 1:
            yield "the same path without its final slash", f"{start}{path.rstrip('/')}{query}"
        elif not _FILE.search(path) and path != "/":
            yield "the same path with a final slash", f"{start}{path}/{query}"
    if scheme == "http" and ":" not in host:
        yield "the same path over https", f"https://{www}{host}{path}{query}"
    # Bare numbers and names without a dot have no `www`.
    if "." in host and not host.replace(".", "").replace(":", "").isdecimal():
        other = "" if www else "www."
        words = "the same path without www" if www else "the same path with www"
        yield words, f"{scheme}://{other}{host}{path}{query}"
