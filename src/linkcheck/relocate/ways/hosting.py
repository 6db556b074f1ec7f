"""Services that renamed the places of all their users: Read the Docs, GitHub Pages, GitHub's default branches."""

import re
from collections.abc import Generator, Iterator
from urllib.parse import quote

from linkcheck.model import BodyExtent, Outcome, Request
from linkcheck.providers.code.github.reference import ReferencePart, refer
from linkcheck.providers.payload import dig, json_of
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import Name

_DOCS = re.compile(r"https?://([\w-]{1,63})\.(?:readthedocs\.(?:org|io)|rtfd\.(?:org|io))(/[^?#]*)?.*")
_DOCS_PATH = re.compile(r"https?://(?:www\.)?readthedocs\.org/(?:docs|projects)/([\w-]{1,63})(/[^?#]*)?.*")
_VERSION = re.compile(r"/([a-z]{2}(?:[-_]\w{2,4})?)/([\w.-]+)/")
_PAGES = re.compile(r"https?://([\w-]{1,39})\.github\.(io|com)(/[^?#]*)?.*")


class Hosting:
    """Addresses that the service's own rule gives, and the homepage that a repository names."""

    name: Name = "hosting"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """At most one request: GitHub's API, where there is a token."""
        found = [*_docs(dead.url), *_branch(dead)]
        if match := _PAGES.fullmatch(dead.url):
            owner, end, path = match[1], match[2], match[3] or "/"
            if end == "com":
                found.append(_candidate(f"https://{owner}.github.io{path}", "GitHub Pages moved there from github.com"))
            elif site.knowledge.github and len(path) > 1:
                found += yield from _homepage(owner, path)
        return [each for each in found if each.url != dead.url]


def _docs(url: str) -> Iterator[AddressCandidate]:
    match = _DOCS.fullmatch(url) or _DOCS_PATH.fullmatch(url)
    if match is None:
        return
    host, path = f"https://{match[1].lower().replace('_', '-')}.readthedocs.io", match[2] or "/"
    version = _VERSION.match(path)
    words = "the project’s place at Read the Docs"
    if version is None:
        yield _candidate(f"{host}/en/latest{path}", words)
    else:
        yield _candidate(f"{host}{path}", words)
        rest = path[version.end() :]
        for other in ("latest", "stable"):
            if version[2] != other:
                yield _candidate(f"{host}/{version[1]}/{other}/{rest}", f"{words}, version {other}")


def _branch(dead: DeadLink) -> Iterator[AddressCandidate]:
    """The same file on the branch that is the default today."""
    reference = refer(dead.url)
    facts = dead.answer.page.repository if dead.answer and dead.answer.page else None
    if reference is None or reference.part is not ReferencePart.PATH or facts is None or not facts.default_branch:
        return
    view, _, path = reference.rest.strip("/").split("/", 2) if reference.rest.count("/") > 2 else ("", "", "")
    if path:
        branch = quote(facts.default_branch)
        url = f"https://github.com/{facts.full_name}/{view}/{branch}/{path}"
        words = f"the same file on the branch {branch}"
        yield AddressCandidate(url=url, how="hosting", words=words, source=Source.OFFICIAL, certain=True)


def _homepage(owner: str, path: str) -> Generator[Request, Outcome, list[AddressCandidate]]:
    """The custom domain of a project's pages, as its repository names it."""
    _, name, *rest = path.split("/", 2)
    url = f"https://api.github.com/repos/{owner}/{quote(name)}"
    homepage = dig(json_of((yield Request(url=url, read=BodyExtent.BODY))), "homepage")
    if not isinstance(homepage, str) or not homepage.startswith(("http://", "https://")):
        return []
    place = f"{homepage.rstrip('/')}/{rest[0] if rest else ''}"
    return [_candidate(place, f"{owner}/{name} names its homepage there", same_path=bool(rest and rest[0]))]


def _candidate(url: str, words: str, *, same_path: bool = True) -> AddressCandidate:
    return AddressCandidate(url=url, how="hosting", words=words, source=Source.OWNER, same_path=same_path)
