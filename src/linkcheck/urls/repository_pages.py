"""Pages and files of the lists' own repository on GitHub, by relative links and by whole addresses."""

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from linkcheck.urls.destination import Destination, DestinationKind

_PAGES_TEXT = """
actions activity archive assets attestations blame blob branches commit commits community compare contribute
contributors deployments discussions edit files find fork forks generate graphs issues labels milestone milestones
network new packages pkgs projects pull pulls pulse raw releases search security settings stargazers subscription tags
tarball tree watchers wiki workflows zipball
"""
_PAGES = frozenset(_PAGES_TEXT.split())
"""First part of the paths that GitHub serves below a repository's address."""

# GitHub serves a file at OWNER/REPO/blob/BRANCH/PATH: two steps above the top of the repository is its address.
_ABOVE = "../.."
_CLIMB = re.compile(r"(?:\.\./)+")
_MOST_STEPS = 4
"""Steps from the top to the host's root; browsers drop those beyond it (WHATWG URL, path state)."""
_WIKI = ".wiki"
_OTHER_REPOSITORY = re.compile(
    r"\.\./\.\./(?P<path>\.\./(?:\.\./[\w-]+/)?(?P<name>[\w.-]*\w)(?:/(?P<page>[\w-]+)(?:/.*)?)?)\Z"
)
"""Three steps above the top is the owner's address, four the host's."""
_FILE = re.compile(
    r"[^/]*\.(?:md|mdx|markdown|html?|txt|rst|pdf|png|jpe?g|gif|svg|ya?ml|json|toml|py|sh)\Z", re.IGNORECASE
)
_FILE_VIEW = re.compile(
    r"https?://(?:www\.)?([^/?#]+/[^/?#]+/[^/?#]+)/(?:blob|tree|raw|blame|edit)/([^?#]+)", re.IGNORECASE
)
_RAW = re.compile(r"https?://raw\.githubusercontent\.com/([^/?#]+/[^/?#]+)/([^?#]+)", re.IGNORECASE)


def page_in(folder: str, place: Destination) -> str | None:
    """The path of a repository's page, such as `issues`, that a local link leads to; None for one that leads to none.

    `folder` is the list's, from the top of the repository. Empty for the repository's first page; `../other/issues` for
    a page of another repository.
    """
    path = posixpath.normpath(posixpath.join("" if place.rooted else folder, place.file))
    climb = _CLIMB.match(path)
    path = path[max(0, climb.end() - _MOST_STEPS * len("../")) :] if climb else path
    if path == _ABOVE:
        return ""
    other = _OTHER_REPOSITORY.match(path)
    if (
        other
        and (other["page"] in _PAGES or not other["page"])
        and not (other["name"] in _PAGES or _FILE.match(other["name"]))
    ):
        return other["path"]
    page = path.removeprefix(f"{_ABOVE}/")
    return page if page != path and page.partition("/")[0] in _PAGES else None


def branch_file_in(folder: str, place: Destination) -> str:
    """`BRANCH/FILE` where a relative link leads a step above the repository's top, which is `blob/`; "" elsewhere."""
    path = posixpath.normpath(posixpath.join(folder, place.file))
    climb = _CLIMB.match(path)
    is_step = climb is not None and climb[0] == "../" and not place.rooted
    return path[len("../") :] if is_step and path.count("/") > 1 else ""


def wiki_page_in(folder: str, place: Destination) -> str | None:
    """The same for a page of a wiki, which is a repository too: GitHub serves it at OWNER/REPO/wiki/PAGE."""
    return None if place.rooted else page_in(posixpath.join("..", folder), place)


def is_wiki(repository: str) -> bool:
    """Whether an address is that of a wiki's repository: `https://github.com/OWNER/REPO.wiki`."""
    return repository.endswith(_WIKI)


def page_address(repository: str, page: str, destination: str) -> str:
    """The address of a repository's page, with query and fragment of the destination that leads to it."""
    address, mark, fragment = destination.partition("#")
    query = "?" + address.partition("?")[2] if "?" in address else ""
    return f"{repository.removesuffix(_WIKI)}/{quote(page)}".rstrip("/") + query + mark + fragment


def shows_file(url: str) -> bool:
    """Whether an address is one at which GitHub shows a file or folder of a repository."""
    return bool(_FILE_VIEW.match(url) or _RAW.match(url))


def own_file(destination: str, repositories: Iterable[str], branches: Iterable[str]) -> Destination | None:
    """The file that an address of a GitHub repository's default branch shows; None for every other address.

    `repositories` are the repository's addresses, `https://github.com/OWNER/REPO`, whose case does not count;
    `branches` are the default branch's names. The result is a local place from the top of the repository.
    """
    raw = _RAW.match(destination)
    found = raw or _FILE_VIEW.match(destination)
    if found is None:
        return None
    repository = f"https://{'github.com/' if raw else ''}{found[1]}".casefold()
    if repository not in map(str.casefold, repositories):
        return None
    rest = unquote(found[2], errors="surrogateescape").removeprefix("refs/heads/")
    for branch in branches:
        if rest == branch or rest.startswith(f"{branch}/"):
            path = posixpath.normpath(rest[len(branch) :].strip("/") or ".")
            if path.startswith(".."):
                return None
            return Destination(
                kind=DestinationKind.LOCAL, file=path, rooted=True, fragment=unquote(destination.partition("#")[2])
            )
    return None
