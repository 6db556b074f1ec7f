"""GitHub's issues and comments, as far as its documentation describes them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from tests.internet import Asked, Page

REPOSITORY = "ann/lists"
BASE = f"/repos/{REPOSITORY}"
TOKEN = "tok_0123456789"
BY_A_BOT = {"user": {"type": "Bot"}, "author_association": "NONE"}


def said(value: Any, status: int = 200, *headers: tuple[str, str]) -> Page:
    return Page(status=status, body=msgspec.json.encode(value), content_type="application/json", headers=headers)


class FakeGitHub:
    """Answers what a host of the test internet is asked."""

    def __init__(self, *, page_size: int = 100) -> None:
        self.issues: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.writes: list[str] = []
        self.tokens: set[str | None] = set()
        self.page_size = page_size
        self.fault: Callable[[Asked], Page | None] = lambda _: None
        self.after_post: Callable[[], None] = lambda: None

    def add_issue(self, title: str, body: str, *, labels: tuple[str, ...] = ("linkcheck",), **more: Any) -> int:
        number = len(self.issues) + 1
        issue = {"number": number, "title": title, "body": body, "state": "open", **BY_A_BOT}
        self.issues.append({**issue, "labels": [{"name": name} for name in labels], **more})
        return number

    def add_comment(self, body: str, **more: Any) -> int:
        number = 1000 + len(self.comments)
        self.comments.append({"id": number, "body": body, **BY_A_BOT, **more})
        return number

    @property
    def open(self) -> list[int]:
        return [issue["number"] for issue in self.issues if issue["state"] == "open"]

    def __call__(self, asked: Asked) -> Page:
        self.tokens.add(asked.headers.get("authorization"))
        if (fault := self.fault(asked)) is not None:
            return fault
        if asked.method != "GET":
            self.writes.append(f"{asked.method} {asked.target}")
        address = urlsplit(asked.target)
        parts = address.path.removeprefix(f"{BASE}/issues").strip("/").split("/")
        content = msgspec.json.decode(asked.body) if asked.body else {}
        match asked.method, parts:
            case "GET", [""]:
                query = parse_qs(address.query)
                wanted = query["labels"][0]
                found = [issue for issue in self.issues if wanted in [label["name"] for label in issue["labels"]]]
                return self._page(asked, found)
            case "GET", [_, "comments"]:
                return self._page(asked, self.comments)
            case "POST", [""]:
                labels = tuple(content.pop("labels"))
                self.add_issue(content["title"], content["body"], labels=labels)
                self.after_post()
                return said(self.issues[-1], 201)
            case "POST", [_, "comments"]:
                self.add_comment(content["body"])
                return said(self.comments[-1], 201)
            case "PATCH", ["comments", number]:
                return self._changed(self.comments, "id", number, content)
            case "PATCH", [number]:
                return self._changed(self.issues, "number", number, content)
            case "DELETE", ["comments", number]:
                self.comments = [each for each in self.comments if each["id"] != int(number)]
                return Page(status=204)
        return said({"message": "Not Found"}, 404)

    def _changed(self, things: list[dict[str, Any]], key: str, number: str, content: dict[str, Any]) -> Page:
        (thing,) = [each for each in things if each[key] == int(number)]
        thing.update(content)
        return said(thing)

    def _page(self, asked: Asked, found: list[dict[str, Any]]) -> Page:
        page = int(parse_qs(urlsplit(asked.target).query).get("page", ["1"])[0])
        first, last = (page - 1) * self.page_size, page * self.page_size
        headers = []
        if last < len(found):
            target = asked.target.partition("&page=")[0]
            headers.append(("Link", f'<https://{asked.host}{target}&page={page + 1}>; rel="next", <x>; rel="last"'))
        return said(found[first:last], 200, *headers)
