"""GitLab.com's API: without a login its pages redirect to one, for private and for missing projects alike."""

import re
from collections.abc import Generator, Sequence
from typing import Any
from urllib.parse import quote, unquote

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, PageKind, PageMetadata, Request, TitleCandidate
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import day, dig, json_of, status_of, unknown
from linkcheck.providers.provider import Flow, When

_PROJECT = re.compile(
    r"https?://(?:www\.)?gitlab\.com/((?:[\w.+-]{1,255}/){1,20}[\w.+-]{1,255}?)(?:\.git)?/?(?:[?#].*)?"
)
_RESERVED_WORDS = """
-  admin api assets dashboard explore groups health_check help import invites jwt login oauth profile projects public
robots.txt s search sitemap snippets unsubscribes uploads users v2
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())


class GitLab:
    """One project a request, and a second one where the path may be a group's."""

    name = "gitlab"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        """Roots of projects and subgroups; no files, issues and commits in them."""
        return _path(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """The project; where there is none, the group of that path."""
        found = {}
        for url in urls:
            if path := _path(url):
                found[url] = yield from self._ask(path)
        return found

    def _ask(self, path: str) -> Generator[Request, Outcome, Answer]:
        outcome = yield _request("projects", path)
        if record := _record(outcome):
            return self._answer(path, record, "path_with_namespace")
        if not _is_missing(outcome):
            return unknown(self.name, outcome)
        outcome = yield _request("groups", path)
        if record := _record(outcome):
            return self._answer(path, record, "full_path")
        if not _is_missing(outcome):
            return unknown(self.name, outcome)
        return Answer(
            provider=self.name, existence=Existence.GONE, detail=f"no project or group {path}, or it is private"
        )

    def _answer(self, path: str, record: Any, key: str) -> Answer:
        name = clean(dig(record, key), 600)
        moved = f"https://gitlab.com/{quote(name)}" if name and name.lower() != path.lower() else None
        title = clean(dig(record, "name"), NAME)
        page = PageMetadata(
            title=title,
            title_source=self.name if title else None,
            candidates=(TitleCandidate(source=self.name, value=title),) if title else (),
            description=clean(dig(record, "description"), DESCRIPTION),
            site_name="GitLab",
            published=day(dig(record, "created_at")),
            modified=day(dig(record, "last_activity_at")),
            kind=PageKind.REPOSITORY if key == "path_with_namespace" else PageKind.PAGE,
        )
        return Answer(provider=self.name, existence=Existence.EXISTS, moved_to=moved, page=page)


def _path(url: str) -> str | None:
    match = _PROJECT.fullmatch(unquote(url))
    if match is None:
        return None
    parts = match[1].split("/")
    return None if parts[0].lower() in _RESERVED or "-" in parts else match[1]


def _request(kind: str, path: str) -> Request:
    query = "?with_projects=false" if kind == "groups" else ""
    return Request(
        url=f"https://gitlab.com/api/v4/{kind}/{quote(path, safe='')}{query}", read=BodyExtent.BODY, own=True
    )


def _record(outcome: Outcome) -> Any:
    record = json_of(outcome)
    return record if isinstance(record, dict) and isinstance(dig(record, "id"), int) else None


def _is_missing(outcome: Outcome) -> bool:
    """Whether a 404 is the API's own, by its text: a proxy's 404 proves nothing."""
    return status_of(outcome) == 404 and str(dig(json_of(outcome, 404), "message")).startswith("404 ")
