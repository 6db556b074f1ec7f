"""Package registries: PyPI, npm and crates.io. Pages of one version are not claimed."""

import re
from typing import Any
from urllib.parse import quote, unquote

from linkcheck.model import PageKind, PageMetadata, Response
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import day, denial, dig, get, json_of, status_of, title_fields
from linkcheck.providers.single import Lookup, SingleProvider

_PYPI = re.compile(
    r"https?://(?:www\.)?(?:pypi\.org|pypi\.python\.org)/(?:project|pypi)/([A-Za-z0-9._-]{1,200})/?(?:[?#].*)?"
)
_NPM = re.compile(r"https?://(?:www\.)?npmjs\.com/package/((?:@[\w.~-]{1,100}/)?[\w.~-]{1,200})/?(?:[?#].*)?")

_CRATE = re.compile(r"https?://(?:www\.)?crates\.io/crates/([A-Za-z][\w-]{0,63})/?(?:[?#].*)?")


class PyPI(SingleProvider[str]):
    """Projects, by the JSON API."""

    name = "pypi"

    def key(self, url: str) -> str | None:
        """The project's name."""
        match = _PYPI.fullmatch(url)
        return match and match[1]

    def look_up(self, key: str) -> Lookup:
        """The record of the project."""
        outcome = yield get(f"https://pypi.org/pypi/{key}/json")
        if denial(outcome, "message"):
            return self.gone(f"no project {key}")
        record = json_of(outcome)
        info = dig(record, "info")
        page = _package(
            self.name,
            dig(info, "name"),
            summary=dig(info, "summary"),
            author=dig(info, "author"),
            licence=dig(info, "license_expression"),
            uploaded=dig(record, "urls", 0, "upload_time_iso_8601"),
        )
        return self.exists(page) if page else self.unknown(outcome)


class Npm(SingleProvider[str]):
    """Packages, by their newest version, because the whole record may be megabytes."""

    name = "npm"

    def key(self, url: str) -> str | None:
        """The package's name, with its scope."""
        match = _NPM.fullmatch(unquote(url))
        return match and match[1]

    def look_up(self, key: str) -> Lookup:
        """The newest version; the whole record only where there is none."""
        address = f"https://registry.npmjs.org/{quote(key, safe='@')}"
        outcome = yield get(f"{address}/latest")
        record = json_of(outcome)
        author = dig(record, "author")
        page = _package(
            self.name,
            dig(record, "name"),
            summary=dig(record, "description"),
            author=dig(author, "name") if isinstance(author, dict) else author,
            licence=dig(record, "license"),
        )
        if page:
            deprecated = clean(dig(record, "deprecated"), 200)
            return self.exists(page, detail=f"deprecated: {deprecated}" if deprecated else "")
        if status_of(outcome) != 404:
            return self.unknown(outcome)
        # A package may lack the tag `latest`; only the record itself says that there is no such package, or no more.
        outcome = yield get(address)
        if denial(outcome, "error"):
            return self.gone(f"no package {key}")
        if dig(json_of(outcome, 200, 404), "time", "unpublished"):
            return self.gone(f"{key} was unpublished")
        # A record may be larger than what is read of it; anything else that is not JSON is not the registry's word.
        known = dig(json_of(outcome), "name") or (isinstance(outcome, Response) and outcome.truncated)
        return self.exists() if known and status_of(outcome) == 200 else self.unknown(outcome)


class Crates(SingleProvider[str]):
    """Crates; their pages are made in the browser and answer 200 to everything."""

    name = "crates"

    def key(self, url: str) -> str | None:
        """The crate's name."""
        match = _CRATE.fullmatch(url)
        return match and match[1]

    def look_up(self, key: str) -> Lookup:
        """The record of the crate."""
        outcome = yield get(f"https://crates.io/api/v1/crates/{key}")
        # The registry says "Not Found" of a path that it does not serve, and this of a crate.
        if "does not exist" in str(denial(outcome, "errors", 0, "detail")):
            return self.gone(f"no crate {key}")
        record = dig(json_of(outcome), "crate")
        page = _package(
            self.name, dig(record, "name"), summary=dig(record, "description"), uploaded=dig(record, "updated_at")
        )
        return self.exists(page) if page else self.unknown(outcome)


def _package(
    source: str, name: Any, *, summary: Any, author: Any = None, licence: Any = None, uploaded: Any = None
) -> PageMetadata | None:
    """The page of a package's record; None for what has no name."""
    name = clean(name, NAME)
    if not name:
        return None
    who = clean(author, NAME)
    return PageMetadata(
        **title_fields(source, name),
        description=clean(summary, DESCRIPTION),
        authors=(who,) if who else (),
        modified=day(uploaded),
        kind=PageKind.TOOL,
        licence=clean(licence, 60),
    )
