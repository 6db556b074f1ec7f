"""GitLab.com's API: without a login its pages redirect to one, for private and for missing projects alike."""

import re
from typing import Any
from urllib.parse import quote, unquote

from linkcheck.model import Answer, Outcome, PageKind, PageMetadata
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import day, denial, dig, get, json_of, title_fields
from linkcheck.providers.single import Lookup, SingleProvider

_PROJECT = re.compile(
    r"https?://(?:www\.)?gitlab\.com/((?:[\w.+-]{1,255}/){1,20}[\w.+-]{1,255}?)(?:\.git)?/?(?:[?#].*)?"
)
_RESERVED_WORDS = """
-  admin api assets dashboard explore groups health_check help import invites jwt login oauth profile projects public
robots.txt s search sitemap snippets unsubscribes uploads users v2
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())
_KINDS = (("projects", "", "path_with_namespace"), ("groups", "?with_projects=false", "full_path"))
"""Of the API's records: their path, a query, the field with the full name."""
_LOGIN = "https://gitlab.com/users/sign_in"


class GitLab(SingleProvider[str]):
    """Roots of projects and groups, one request each; no files, issues and commits in them."""

    name = "gitlab"

    def key(self, url: str) -> str | None:
        """The path of the project or group."""
        match = _PROJECT.fullmatch(unquote(url))
        if match is None:
            return None
        parts = match[1].split("/")
        return None if parts[0].lower() in _RESERVED or "-" in parts else match[1]

    def look_up(self, key: str) -> Lookup:
        """The project; where there is none, the group of that path."""
        for kind, query, name_key in _KINDS:
            outcome = yield get(f"https://gitlab.com/api/v4/{kind}/{quote(key, safe='')}{query}")
            record = json_of(outcome)
            if isinstance(dig(record, "id"), int):
                return self._answer(key, record, name_key)
            if not _is_missing(outcome):
                return self.unknown(outcome)
        # A file's address of before `/-/`, or the old path of a group: its own page forwards, the API says 404.
        detail = f"no project or group {key}, or it is private"
        return (yield from self.gone_if_denied(f"https://gitlab.com/{quote(key)}", detail, login=_LOGIN))

    def _answer(self, path: str, record: Any, name_key: str) -> Answer:
        name = clean(dig(record, name_key), 600)
        moved = f"https://gitlab.com/{quote(name)}" if name and name.lower() != path.lower() else None
        page = PageMetadata(
            **title_fields(self.name, clean(dig(record, "name"), NAME)),
            description=clean(dig(record, "description"), DESCRIPTION),
            site_name="GitLab",
            published=day(dig(record, "created_at")),
            modified=day(dig(record, "last_activity_at")),
            kind=PageKind.REPOSITORY if name_key == "path_with_namespace" else PageKind.PAGE,
        )
        return self.exists(page, moved_to=moved)


def _is_missing(outcome: Outcome) -> bool:
    """Whether a 404 is the API's own, by its text: a proxy's 404 proves nothing."""
    return str(denial(outcome, "message")).startswith("404 ")
