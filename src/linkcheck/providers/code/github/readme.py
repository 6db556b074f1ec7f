"""The rendered text behind an address of a repository or of a file in it: its headings have the anchors of the page."""

from urllib.parse import quote

from linkcheck.model import BodyExtent, Request
from linkcheck.providers.code.github.reference import Reference, ReferencePart, refer

_API = "https://api.github.com/repos"
_RENDERED = "application/vnd.github.html+json"
_MARKUP = (".md", ".markdown", ".mdown", ".rst", ".adoc", ".asciidoc", ".org", ".textile", ".rdoc", ".mediawiki")
"""What GitHub renders with anchors."""


def readme_request(url: str) -> Request | None:
    """The request for the text as HTML: of a repository its README, of a file the file; None for other addresses."""
    reference = refer(url)
    if reference is None or not url.startswith(
        ("https://github.com/", "http://github.com/", "https://www.github.com/")
    ):
        return None
    path = _path(reference)
    if path is None:
        return None
    address = f"{_API}/{quote(reference.owner)}/{quote(reference.name)}/{path}"
    return Request(url=address, headers=(("accept", _RENDERED),), read=BodyExtent.BODY, own=True)


def _path(reference: Reference) -> str | None:
    if reference.part is ReferencePart.REPOSITORY and not reference.rest:
        return "readme"
    if reference.part is not ReferencePart.PATH or not reference.rest.lower().endswith(_MARKUP):
        return None
    # A branch whose name has slashes answers 404 here, which says nothing.
    revision, _, path = reference.expressions[0].partition(":")
    return f"contents/{quote(path)}?ref={quote(revision, safe='')}"
