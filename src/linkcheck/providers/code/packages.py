"""Package registries: PyPI, npm and crates.io."""

import re
from collections.abc import Generator, Sequence
from typing import Any
from urllib.parse import quote, unquote

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, PageKind, PageMetadata, Request, TitleCandidate
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import day, dig, json_of, status_of, unknown
from linkcheck.providers.provider import Flow, When

_PYPI = re.compile(
    r"https?://(?:www\.)?(?:pypi\.org|pypi\.python\.org)/(?:project|pypi)/([A-Za-z0-9._-]{1,200})/?(?:[?#].*)?"
)
_NPM = re.compile(r"https?://(?:www\.)?npmjs\.com/package/((?:@[\w.~-]{1,100}/)?[\w.~-]{1,200})/?(?:[?#].*)?")

_CRATE = re.compile(r"https?://(?:www\.)?crates\.io/crates/([A-Za-z][\w-]{0,63})/?(?:[?#].*)?")


class PyPI:
    """One project a request, by the JSON API."""

    name = "pypi"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        """Project pages, without a version."""
        return _PYPI.fullmatch(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One record a project."""
        found = {}
        for url in urls:
            if match := _PYPI.fullmatch(url):
                outcome = yield Request(url=f"https://pypi.org/pypi/{match[1]}/json", read=BodyExtent.BODY, own=True)
                found[url] = self._answer(match[1], outcome)
        return found

    def _answer(self, project: str, outcome: Outcome) -> Answer:
        if status_of(outcome) == 404:
            return Answer(provider=self.name, existence=Existence.GONE, detail=f"no project {project}")
        info = dig(json_of(outcome), "info")
        if not (name := clean(dig(info, "name"), NAME)):
            return unknown(self.name, outcome)
        licence = dig(info, "license_expression")
        page = _package(
            self.name,
            name,
            dig(info, "summary"),
            dig(info, "author"),
            licence,
            dig(json_of(outcome), "urls", 0, "upload_time_iso_8601"),
        )
        return Answer(provider=self.name, existence=Existence.EXISTS, page=page)


class Npm:
    """One package a request: its newest version, because the whole record may be megabytes."""

    name = "npm"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        """Package pages, without a version."""
        return _NPM.fullmatch(unquote(url)) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """The newest version; the whole record only where there is none."""
        found = {}
        for url in urls:
            if match := _NPM.fullmatch(unquote(url)):
                found[url] = yield from self._ask(match[1])
        return found

    def _ask(self, package: str) -> Generator[Request, Outcome, Answer]:
        address = f"https://registry.npmjs.org/{quote(package, safe='@')}"
        outcome = yield Request(url=f"{address}/latest", read=BodyExtent.BODY, own=True)
        record = json_of(outcome)
        if name := clean(dig(record, "name"), NAME):
            author = dig(record, "author")
            author = dig(author, "name") if isinstance(author, dict) else author
            page = _package(self.name, name, dig(record, "description"), author, dig(record, "license"), None)
            deprecated = clean(dig(record, "deprecated"), 200)
            detail = f"deprecated: {deprecated}" if deprecated else ""
            return Answer(provider=self.name, existence=Existence.EXISTS, page=page, detail=detail)
        if status_of(outcome) != 404:
            return unknown(self.name, outcome)
        # A package may lack the tag `latest`; only the record itself says that there is no such package, or no more.
        outcome = yield Request(url=address, read=BodyExtent.BODY, own=True)
        if status_of(outcome) == 404:
            return Answer(provider=self.name, existence=Existence.GONE, detail=f"no package {package}")
        if dig(json_of(outcome), "time", "unpublished"):
            return Answer(provider=self.name, existence=Existence.GONE, detail=f"{package} was unpublished")
        if status_of(outcome) == 200:
            return Answer(provider=self.name, existence=Existence.EXISTS)
        return unknown(self.name, outcome)


class Crates:
    """One crate a request; its page is made in the browser and answers 200 to everything."""

    name = "crates"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        """Pages of crates, without a version."""
        return _CRATE.fullmatch(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One record a crate."""
        found = {}
        for url in urls:
            if match := _CRATE.fullmatch(url):
                address = f"https://crates.io/api/v1/crates/{match[1]}"
                found[url] = self._answer(match[1], (yield Request(url=address, read=BodyExtent.BODY, own=True)))
        return found

    def _answer(self, crate: str, outcome: Outcome) -> Answer:
        # The registry's own 404 lists what is wrong; another's proves nothing.
        if status_of(outcome) == 404 and dig(json_of(outcome, 404), "errors", 0, "detail"):
            return Answer(provider=self.name, existence=Existence.GONE, detail=f"no crate {crate}")
        record = dig(json_of(outcome), "crate")
        if not (name := clean(dig(record, "name"), NAME)):
            return unknown(self.name, outcome)
        page = _package(self.name, name, dig(record, "description"), None, None, dig(record, "updated_at"))
        return Answer(provider=self.name, existence=Existence.EXISTS, page=page)


def _package(source: str, name: str, summary: Any, author: Any, licence: Any, uploaded: Any) -> PageMetadata:
    who = clean(author, NAME)
    return PageMetadata(
        title=name,
        title_source=source,
        candidates=(TitleCandidate(source=source, value=name),),
        description=clean(summary, DESCRIPTION),
        authors=(who,) if who else (),
        modified=day(uploaded),
        kind=PageKind.TOOL,
        licence=clean(licence, 60),
    )
