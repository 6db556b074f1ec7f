"""The made-up internet as one function: an address and a day in, an answer out."""

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from linkcheck.demo import entries
from linkcheck.demo.internet.answers import NOT_FOUND, Reply

_REPOSITORY = re.compile(r'(r\d+): repository\(owner: "([^"]*)", name: "([^"]*)"')
_COPY = "20240115093000"
_BY_ADDRESS = {entry.address: entry for section in entries.SECTIONS.values() for entry in section}


def hosts() -> frozenset[str]:
    """Every name that has an address."""
    addresses = (*_BY_ADDRESS, *entries.LANDINGS)
    named = {urlsplit(address).hostname or "" for address in addresses} | set(entries.APIS)
    return frozenset(named - set(entries.UNKNOWN))


def site_on(day: Callable[[], int]) -> Callable[[str, bytes], Reply]:
    """The servers, as of the day that `day` says at the moment of a request."""

    def answer(address: str, body: bytes) -> Reply:
        if address in _BY_ADDRESS:
            return _BY_ADDRESS[address].on(day())
        if address in entries.LANDINGS:
            return entries.LANDINGS[address]
        if address == "https://api.github.com/graphql":
            return _repositories(body.decode())
        if address.startswith("https://web.archive.org/cdx/"):
            return _copies(address)
        return entries.CATCHING.get(urlsplit(address).hostname or "", NOT_FOUND)

    return answer


def _json(value: object) -> Reply:
    return Reply(body=json.dumps(value).encode(), content_type="application/json")


def _repositories(body: str) -> Reply:
    """GitHub's GraphQL API: what is known of each repository that the query names, null for the others."""
    data: dict[str, object] = {}
    errors = []
    for alias, owner, name in _REPOSITORY.findall(json.loads(body)["query"]):
        known = entries.REPOSITORIES.get(f"{owner}/{name}")
        data[alias] = None if known is None else {**_facts(f"{owner}/{name}"), **known}
        if known is None:
            errors.append({"type": "NOT_FOUND", "path": [alias], "message": "Could not resolve to a Repository."})
    budget = {"cost": 1, "remaining": 4_999, "resetAt": "2099-01-01T00:00:00Z"}
    return _json({"data": data | {"rateLimit": budget}} | ({"errors": errors} if errors else {}))


def _facts(name: str) -> dict[str, object]:
    return {
        "nameWithOwner": name,
        "url": f"https://github.com/{name}",
        "description": "",
        "createdAt": "2019-05-01T08:00:00Z",
        "pushedAt": "2024-02-01T08:00:00Z",
        "stargazerCount": 12,
        "isArchived": False,
        "archivedAt": None,
        "isDisabled": False,
        "isFork": False,
        "licenseInfo": {"spdxId": "MIT"},
        "defaultBranchRef": {"name": "main"},
    }


def _copies(address: str) -> Reply:
    """The Wayback Machine's index."""
    (url,) = parse_qs(urlsplit(address).query).get("url", [""])
    rows = [[_COPY, url, "200", "A" * 32]] if url in entries.ARCHIVED else []
    return _json([["timestamp", "original", "statuscode", "digest"], *rows])
