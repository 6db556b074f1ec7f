"""The calls of GitHub's REST API that one issue or comment needs.

Reading and editing may be repeated; posting may not, because an answer that got lost may have been a success. So
posts go through a `fetch` of their own that never retries.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias
from urllib.parse import quote, urlencode

import msgspec

from linkcheck.errors import NotifyError
from linkcheck.model import BodyExtent, Failure, FailureKind, Outcome, Request, Response
from linkcheck.notify.decide import Action, Post, PostEdit, Remove
from linkcheck.notify.message import Posted, posted

Fetch: TypeAlias = Callable[[Request], Awaitable[Outcome]]
PAGE = 100
MOST_PAGES = 50
_HEADERS = (
    ("Accept", "application/vnd.github+json"),
    ("Content-Type", "application/json"),
    ("X-GitHub-Api-Version", "2022-11-28"),
)
_NEXT = re.compile(r'<([^<>]*)>[^,<>]*;\s*rel="next"')


class GitHubApi:
    """One repository's issues and comments. Every refusal is a `NotifyError` that says what to do."""

    def __init__(self, api: str, repository: str, *, fetch: Fetch, fetch_once: Fetch) -> None:
        self._base = f"{api.rstrip('/')}/repos/{quote(repository)}"
        self._fetch = fetch
        self._fetch_once = fetch_once

    async def issues(self, label: str) -> tuple[Posted, ...]:
        """Every issue with the label, open and closed; pull requests left out."""
        query = urlencode({"labels": label, "state": "all", "direction": "asc", "per_page": PAGE})
        found = await self._pages(f"/issues?{query}")
        return tuple(posted(each, number="number") for each in found if "pull_request" not in each)

    async def comments(self, pull_request: int) -> tuple[Posted, ...]:
        """Every comment of a pull request's conversation."""
        found = await self._pages(f"/issues/{pull_request}/comments?per_page={PAGE}")
        return tuple(posted(each, number="id") for each in found)

    async def keep_issue(self, actions: Sequence[Action], label: str) -> None:
        """Carry out what was decided about the issue."""
        for action in actions:
            match action:
                case Post():
                    content = {"title": action.title, "body": action.body, "labels": [label]}
                    await self._send("POST", "/issues", content)
                case PostEdit():
                    await self._send("PATCH", f"/issues/{action.number}", _changes(action))
                case Remove():
                    raise NotifyError("An issue is closed, never deleted.")

    async def keep_comment(self, actions: Sequence[Action], pull_request: int) -> None:
        """Carry out what was decided about the comment."""
        for action in actions:
            match action:
                case Post():
                    await self._send("POST", f"/issues/{pull_request}/comments", {"body": action.body})
                case PostEdit():
                    await self._send("PATCH", f"/issues/comments/{action.number}", {"body": action.body})
                case Remove():
                    await self._send("DELETE", f"/issues/comments/{action.number}", None)

    async def _pages(self, path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        address = self._base + path
        for _ in range(MOST_PAGES):
            answer = await self._request(
                self._fetch, Request(url=address, headers=_HEADERS, read=BodyExtent.BODY, follow=False)
            )
            found += _objects(answer)
            following = _NEXT.search(answer.header("link") or "")
            # The next page must be within the same API, because our token is sent with the request.
            if not following or not following[1].startswith(self._base.rpartition("/repos/")[0] + "/"):
                break
            address = following[1]
        return found

    async def _send(self, method: str, path: str, content: Mapping[str, Any] | None) -> None:
        body = None if content is None else msgspec.json.encode(content)
        request = Request(
            url=self._base + path, method=method, headers=_HEADERS, body=body, read=BodyExtent.BODY, follow=False
        )
        await self._request(self._fetch_once if method == "POST" else self._fetch, request)

    async def _request(self, fetch: Fetch, request: Request) -> Response:
        outcome = await fetch(request)
        if isinstance(outcome, Response) and 200 <= outcome.status < 300:
            return outcome
        raise _refusal(outcome, request)


def _changes(action: PostEdit) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if action.title is not None:
        changes["title"] = action.title
    if action.body is not None:
        changes["body"] = action.body
    if action.open is not None:
        changes["state"] = "open" if action.open else "closed"
        changes["state_reason"] = "reopened" if action.open else "not_planned" if action.duplicate else "completed"
    return changes


def _objects(answer: Response) -> list[dict[str, Any]]:
    try:
        found = msgspec.json.decode(answer.body)
    except msgspec.DecodeError:
        found = None
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise NotifyError("GitHub's API answered with something else than a list.", remedy="Is GITHUB_API_URL right?")
    return found


def _refusal(outcome: Outcome, request: Request) -> NotifyError:
    doing = f"GitHub's API, {request.method} {request.url.partition('?')[0].partition('/repos/')[2]}"
    if isinstance(outcome, Failure):
        if outcome.kind is FailureKind.RATE_LIMITED:
            return NotifyError(f"{doing}: rate limit; {outcome.detail}.", remedy="Run it again later.")
        return NotifyError(f"{doing}: {outcome.kind}: {outcome.detail}", remedy="Run it again later.")
    status, reset = outcome.status, outcome.header("x-ratelimit-reset") or ""
    if status == 429 or (status == 403 and outcome.header("x-ratelimit-remaining") == "0"):
        until = f" until {_clock(reset)}" if reset.isdecimal() else ""
        return NotifyError(f"{doing}: the rate limit is used up{until}.", remedy="Run it again then.")
    said = _message(outcome)
    remedies = {
        401: "GITHUB_TOKEN is not valid.",
        403: "The token needs `issues: write` (for comments `pull-requests: write`) on this repository.",
        404: "Is GITHUB_REPOSITORY right, and may the token see it?",
        410: "Issues are switched off in this repository's settings.",
    }
    remedy = remedies.get(status, "GitHub has trouble; run it again later." if status >= 500 else "")
    return NotifyError(f"{doing}: {status}{f', {said}' if said else ''}.", remedy=remedy, status=status)


def _clock(reset: str) -> str:
    try:
        return f"{datetime.fromtimestamp(int(reset[:12]), UTC):%H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        return "later"


def _message(outcome: Response) -> str:
    try:
        said = msgspec.json.decode(outcome.body, type=dict[str, Any]).get("message", "")
    except (msgspec.DecodeError, msgspec.ValidationError):
        return ""
    return " ".join(str(said).split())[:200].rstrip(".")
