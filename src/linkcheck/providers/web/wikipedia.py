"""Wikipedia's API: fifty articles of one language a request."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote

from linkcheck.model import Answer, Existence, PageMetadata, Request
from linkcheck.model.text import DESCRIPTION, clean
from linkcheck.providers.payload import day, dig, get, items, json_of, title_fields, unknown
from linkcheck.providers.provider import Flow, When

_ADDRESS = re.compile(r"https?://(?P<lang>[a-z-]{2,12})\.(?:m\.)?wikipedia\.org/wiki/(?P<title>[^?#]{1,600})(?:#.*)?")
_SPECIAL = re.compile(r"(?:special|spezial|spécial|especial|file|image|media):", re.IGNORECASE)
_MOST_ALIASES = 5
"""Normalised, converted, redirected, and converted again: zh, sr, uz, tg, ku and others have several scripts."""
_LONGEST = 6_000
"""Bytes of titles in one address; servers refuse addresses of more than 8 kB with 414."""
_FORBIDDEN = re.compile(r"[|<>\[\]{}\0]")


class Wikipedia:
    """Articles by title, redirects followed: a redirect is a healthy page there."""

    name = "wikipedia"
    when = When.INSTEAD
    batch = 50

    def claims(self, url: str) -> bool:
        """Articles in any language; no files and special pages."""
        return _article(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One request a language; more where the titles are too long for one address."""
        groups: dict[str, dict[str, list[str]]] = {}
        for url in urls:
            if article := _article(url):
                groups.setdefault(article[0], {}).setdefault(article[1], []).append(url)
        found: dict[str, Answer] = {}
        for language, articles in _portions(groups):
            outcome = yield _request(language, list(articles))
            reply = json_of(outcome)
            if not isinstance(dig(reply, "query", "pages"), list):
                found |= {url: unknown(self.name, outcome) for urls in articles.values() for url in urls}
            else:
                found |= self._answers(articles, reply, language)
        return found

    def _answers(self, articles: Mapping[str, list[str]], reply: Any, language: str) -> dict[str, Answer]:
        pages = {str(dig(page, "title")): page for page in items(reply, "query", "pages")}
        aliases = _aliases(reply)
        redirected = {str(dig(pair, "from")) for pair in items(reply, "query", "redirects")}
        found: dict[str, Answer] = {}
        for title, urls in articles.items():
            way = _way(title, aliases)
            answer = self._answer(pages.get(way[-1]), language)
            if answer.existence is Existence.GONE and not redirected.isdisjoint(way):
                # What is missing is the target: the redirect itself is a page, and shown.
                answer = Answer(provider=self.name, existence=Existence.UNKNOWN, detail="redirects to no article")
            found |= dict.fromkeys(urls, answer)
        return found

    def _answer(self, page: Any, language: str) -> Answer:
        # Only of articles: categories are shown for their members, files and users' pages come from other wikis.
        is_article = dig(page, "ns") in (0, None)
        if is_article and dig(page, "missing") is True and dig(page, "known") is not True:
            return Answer(provider=self.name, existence=Existence.GONE, detail="no such article")
        if not dig(page, "pageid"):
            return Answer(provider=self.name, existence=Existence.UNKNOWN, detail="not an article")
        metadata = PageMetadata(
            **title_fields(self.name, clean(dig(page, "title"))),
            description=clean(dig(page, "description"), DESCRIPTION),
            site_name="Wikipedia",
            modified=day(dig(page, "touched")),
            language=clean(dig(page, "pagelanguage"), 12) or language,
            licence="CC-BY-SA-4.0",
        )
        return Answer(provider=self.name, existence=Existence.EXISTS, page=metadata)


def _article(url: str) -> tuple[str, str] | None:
    match = _ADDRESS.fullmatch(url)
    if match is None or match["lang"] in {"www", "api", "test"}:
        return None
    title = unquote(match["title"]).replace("_", " ").strip()
    # An address that is not UTF-8 is read by the wiki in its old encoding, which we do not know.
    refused = (
        not title or "\ufffd" in title or len(title.encode()) > 255 or _FORBIDDEN.search(title) or _SPECIAL.match(title)
    )
    return None if refused else (match["lang"], title)


def _portions(groups: Mapping[str, dict[str, list[str]]]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Articles of one language that one address has room for: letters of other scripts are six or nine bytes there."""
    for language, articles in groups.items():
        portion: dict[str, list[str]] = {}
        for title, urls in articles.items():
            if portion and len(quote("|".join([*portion, title]), safe="")) > _LONGEST:
                yield language, portion
                portion = {}
            portion[title] = urls
        yield language, portion


def _aliases(reply: Any) -> dict[str, str]:
    """Normalised titles, those written in another script of the language, and redirects."""
    pairs = [pair for kind in ("normalized", "converted", "redirects") for pair in items(reply, "query", kind)]
    return {str(dig(pair, "from")): str(dig(pair, "to")) for pair in pairs}


def _way(title: str, aliases: Mapping[str, str]) -> list[str]:
    """The titles from the one in the address to that of the page that the API answered with."""
    way = [title]
    while way[-1] in aliases and len(way) <= _MOST_ALIASES:
        way.append(aliases[way[-1]])
    return way


def _request(language: str, titles: Sequence[str]) -> Request:
    wanted = quote("|".join(titles), safe="")
    query = "action=query&format=json&formatversion=2&redirects=1&converttitles=1&prop=info%7Cdescription&titles="
    return get(f"https://{language}.wikipedia.org/w/api.php?{query}{wanted}")
