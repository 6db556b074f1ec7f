"""The Stack Exchange API: a hundred questions or answers of one site a request."""

import html
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from linkcheck.model import Answer, Existence, PageMetadata, Request
from linkcheck.model.text import NAME, clean
from linkcheck.providers.payload import dig, get, items, json_of, title_fields, unknown
from linkcheck.providers.provider import Flow, When

_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?P<site>stackoverflow\.com|(?:[a-z]{2}|meta)\.stackoverflow\.com|serverfault\.com|superuser\.com"
    r"|askubuntu\.com|mathoverflow\.net|stackapps\.com|[a-z0-9-]+(?:\.meta)?\.stackexchange\.com)"
    r"/(?:(?P<kind>questions|q|a)/)(?P<id>[1-9]\d{0,9})(?:[/?#].*)?"
)


class StackExchange:
    """Questions and answers, grouped by site."""

    name = "stackexchange"
    when = When.INSTEAD
    batch = 100

    def claims(self, url: str) -> bool:
        """Questions and answers of any site."""
        return _ADDRESS.fullmatch(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One request a site and kind; the API's own back-off ends the flow."""
        groups: dict[tuple[str, str], dict[int, list[str]]] = {}
        for url in urls:
            if match := _ADDRESS.fullmatch(url):
                key = match["site"], "answers" if match["kind"] == "a" else "questions"
                groups.setdefault(key, {}).setdefault(int(match["id"]), []).append(url)
        found: dict[str, Answer] = {}
        for (site, kind), posts in groups.items():
            outcome = yield _request(site, kind, sorted(posts))
            reply = json_of(outcome)
            if not isinstance(dig(reply, "items"), list):
                return found | {
                    url: unknown(self.name, outcome)
                    for group in groups.values()
                    for url in _urls(group)
                    if url not in found
                }
            found |= self._answers(posts, reply, f"{kind.removesuffix('s')}_id")
            if dig(reply, "backoff"):
                # The API forbids the next call for some seconds; waiting is not a flow's business.
                break
        return found

    def _answers(self, posts: Mapping[int, list[str]], reply: Any, key: str) -> dict[str, Answer]:
        # An answer has the number of its question, too, which may be the number of another answer.
        pages = {number: item for item in items(reply, "items") if isinstance(number := dig(item, key), int)}
        # Left out are posts that do not exist, those that were migrated to another site, whose page redirects there,
        # and those that do not fit on the page: only the page itself decides.
        return {
            url: Answer(provider=self.name, existence=Existence.EXISTS, page=_page(pages[number]))
            if number in pages
            else Answer(provider=self.name, existence=Existence.UNKNOWN, detail=f"no post {number}")
            for number, urls in posts.items()
            for url in urls
        }


def _urls(posts: Mapping[int, list[str]]) -> list[str]:
    return [url for urls in posts.values() for url in urls]


def _request(site: str, kind: str, ids: Sequence[int]) -> Request:
    wanted = ";".join(str(number) for number in ids)
    name = site.removesuffix(".com") if site == "stackoverflow.com" else site
    return get(f"https://api.stackexchange.com/2.3/{kind}/{wanted}?site={name}&pagesize=100")


def _page(item: Any) -> PageMetadata:
    author = clean(html.unescape(str(dig(item, "owner", "display_name") or "")), NAME)
    licence = re.fullmatch(r"CC BY-SA (\d\.\d)", str(dig(item, "content_license")))
    return PageMetadata(
        **title_fields("stackexchange", clean(html.unescape(str(dig(item, "title") or "")))),
        authors=(author,) if author else (),
        published=_day(dig(item, "creation_date")),
        modified=_day(dig(item, "last_activity_date")),
        licence=f"CC-BY-SA-{licence[1]}" if licence else None,
    )


def _day(seconds: Any) -> str | None:
    if not isinstance(seconds, int) or not 0 < seconds < 10**11:
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
