"""The kind of a destination, from its spelling alone."""

import posixpath
import re
from enum import StrEnum
from urllib.parse import unquote

import msgspec

from linkcheck.urls.address import Malformed, normalize
from linkcheck.urls.wrapped import unwrap

# Schemes a list may hold that no crawler should follow.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# `htp:/x`, `http//x`, `https;//x`, `http:x`: what stands where a scheme should.
_NEAR_SCHEME = re.compile(r"\s*([A-Za-z]{2,8})(\s*[:;]\s*/{0,3}|//)(?=[^\s/])")
# Liquid, Jinja, Hugo and Handlebars; JavaScript and shells; ERB and EJS; Pandoc; Writerside and Windows.
# A quotation mark in an attribute of HTML may cut one short.
_TEMPLATE = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|\{\$.*?\$\}|<%.*?%>|"
    r"\A\{[{%]-?\s|\A\{[A-Za-z_]\w*\}/|\A\$[\w.()/-]+\$\Z|\$(?:if|for)\(|\A\$[A-Z][A-Z_]+(?=/|\Z)|\{[{%]-?\s*\Z"
    r"|%(?![0-9A-Fa-f]{2})[A-Za-z_]\w{2,}%"
    r"|\A%[=-]?\s.*\s-?%\Z",  # Markdown takes the pointed brackets of `[x](<%= y %>)` for its own
    re.DOTALL,
)

_PLACEHOLDER = re.compile(r"https?://(?:[^/?#\s{}]*\{[^/?#\s]*\}|[\w.-]+:port\b|localhost:[^\W\d])", re.IGNORECASE)
"""`https://{name}.example.org` and `http://host:port/` are patterns for addresses."""
_OWN_DISK = "on the writer's own disk, where no reader can open it; link to a file of the repository or to the web."


class DestinationKind(StrEnum):
    """The four things a destination can be."""

    WEB = "web"
    LOCAL = "local"
    OTHER = "other"
    """Not requested: `mailto:`, `tel:`, `ftp:`, and templates that a program fills in later."""
    INVALID = "invalid"


class Destination(msgspec.Struct, frozen=True, kw_only=True):
    """A destination with its kind and its parts."""

    kind: DestinationKind
    url: str = ""
    """For the web: the address to request."""
    reason: str = ""
    """For an invalid one, or one that is not requested: its reason id."""
    message: str = ""
    """For an invalid one: what is wrong and what to write."""
    file: str = ""
    """For a local one: path relative to the list's folder, or from the repository's root when `rooted`."""
    rooted: bool = False
    fragment: str = ""
    right: str = ""
    """For a misspelt one: the address as it should be written."""


def locate(destination: str) -> Destination:
    """The kind and the parts of a link's destination. Never raises."""
    stripped = destination.strip()
    if not stripped:
        return Destination(
            kind=DestinationKind.INVALID, reason="empty-destination", message="The link has no destination."
        )
    if _TEMPLATE.search(stripped):
        return Destination(kind=DestinationKind.OTHER, reason="template")
    message, right = _misspelt_scheme(stripped)
    if right:
        return Destination(kind=DestinationKind.INVALID, reason="misspelt-scheme", message=message, right=right)
    if stripped.startswith("//"):
        # GitHub serves pages by https, so a scheme-relative link leads there.
        return _web(f"https:{stripped}")
    scheme = _SCHEME.match(stripped)
    if scheme and scheme[1].lower() in {"http", "https"}:
        return _web(stripped)
    if scheme and _is_on_own_disk(stripped, scheme[1]):
        return Destination(
            kind=DestinationKind.INVALID, reason="missing-file", message=f"`{stripped[:200]}` is {_OWN_DISK}"
        )
    if scheme:
        return Destination(kind=DestinationKind.OTHER, reason="other-scheme")
    message, right = unwrap(stripped)
    if message:
        return Destination(kind=DestinationKind.INVALID, reason="malformed-url", message=message, right=right)
    return _local(stripped)


def _web(url: str) -> Destination:
    address = normalize(url)
    if isinstance(address, Malformed) and _PLACEHOLDER.match(url):
        return Destination(kind=DestinationKind.OTHER, reason="template")
    if isinstance(address, Malformed):
        return Destination(kind=DestinationKind.INVALID, reason="malformed-url", message=address.message)
    return Destination(kind=DestinationKind.WEB, url=address, fragment=url.partition("#")[2])


def _local(destination: str) -> Destination:
    path, _, fragment = destination.partition("#")
    # A file's name may be any bytes.
    path = unquote(path.partition("?")[0], errors="surrogateescape")
    rooted = path.startswith("/")
    clean = posixpath.normpath(path.lstrip("/")) if path.strip("/") else ("." if rooted else "")
    if path.endswith("/") and clean:
        clean += "/"
    return Destination(kind=DestinationKind.LOCAL, file=clean, rooted=rooted, fragment=unquote(fragment))


def _misspelt_scheme(url: str) -> tuple[str, str]:
    """A sentence naming the mistake, and the right spelling; nothing for one that is right."""
    if re.match(r"www\.[^\s/.]+\.", url, re.IGNORECASE):
        return f"The scheme is missing; write `https://{url[:200]}`.", f"https://{url}"
    near = _NEAR_SCHEME.match(url)
    if not near or re.match(r"https?://(?!/)", url, re.IGNORECASE):
        return "", ""
    name, rest = near[1].lower(), url[near.end() :]
    from rapidfuzz.distance import OSA

    meant = next((scheme for scheme in ("https", "http") if OSA.distance(name, scheme) <= 1), None)
    if meant is None or (name == "http" and meant == "https"):
        meant = "http" if name == "http" else meant
    if meant is None:
        return "", ""
    if name in {"http", "https"}:
        meant = name
    return f"`{near[0].strip()}` is not a scheme; write `{meant}://{rest[:200]}`.", f"{meant}://{rest}"


def _is_on_own_disk(destination: str, scheme: str) -> bool:
    r"""`file:///x`, `C:\x` and `C:/x`; `notes:today.md` is a scheme by the standard."""
    return scheme.lower() == "file" or (len(scheme) == 1 and destination[2:3] in {"\\", "/"})
