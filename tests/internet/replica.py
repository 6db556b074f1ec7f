"""A replica of every host of sources/, made from replica.toml, and the verdicts a first run must give."""

import html
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from tests.internet.internet import TestInternet
from tests.internet.official import official_hosts
from tests.internet.pdf import make_pdf
from tests.internet.world import Answer, DnsFault, Host, Page, Port, Tls, When, Wire

Table = Mapping[str, Any]
META = (("description", "about"), ("article:published_time", "on"))
FILE = Path(__file__).with_name("replica.toml")
GENTLE = (
    "amazon.com",
    "archive.org",
    "arxiv.org",
    "crossref.org",
    "linkedin.com",
    "medium.com",
    "microsoft.com",
    "towardsdatascience.com",
)
"""Known to linkcheck as touchy; here they need not wait."""


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What a first run must say of one destination."""

    verdict: str
    reason: str
    title: str | None


@cache
def table() -> Table:
    """replica.toml."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def replica_hosts() -> list[Host]:
    """All hosts: the 78 of the lists, those they redirect to, and the official sources."""
    hosts = {host.name: host for host in official_hosts(table())}
    for name, row in table()["hosts"].items():
        own = _host(name, row)
        if name in hosts:
            own = msgspec.structs.replace(own, pages={**own.pages, **hosts[name].pages})
        hosts[name] = own
    return list(hosts.values())


def expectations(*, token: bool = False) -> dict[str, Expected]:
    """By URL as it is asked: without fragment. With a token, GitHub's API speaks for its repositories."""
    found = {}
    for url, row in table()["pages"].items():
        if "expect" in row:
            official = token and "with_token" in row
            verdict, reason = row["with_token" if official else "expect"].split()
            title = _repository_title(url) if official else row["found"] if "found" in row else _name_at_the_end(url)
            found[url + row.get("listed", "")] = Expected(verdict=verdict, reason=reason, title=title or None)
    return found


def replica_settings(internet: TestInternet) -> dict[str, Any]:
    """linkcheck.toml for the replica: where it is, and less patience than the real internet deserves."""
    impatience = {"connect_timeout": 10.0, "first_byte_timeout": 5.0, "total_timeout": 15.0, "backoff": 0.1}
    return {
        "network": {**internet.settings(), **impatience, "retries": 1},
        "crawl": {"confirm_after": 0.5},
        "hosts": {host.name: {"interval": 0.02} for host in replica_hosts() if _is_gentle(host.name)},
    }


def _is_gentle(name: str) -> bool:
    return any(name == domain or name.endswith(f".{domain}") for domain in GENTLE)


def _host(name: str, row: Table) -> Host:
    walls = {key: _wall(wall) for key, wall in table()["walls"].items()}
    pages = {
        _key(url): _answer(page, row, walls)
        for url, page in table()["pages"].items()
        if urlsplit(url).hostname == name and _answers(page)
    }
    return Host(
        name=name,
        pages=_github_pages(row) | pages if name == "github.com" else pages,
        default=walls[row.get("wall") or row.get("other") or "not-found"],
        tls=Tls(row.get("tls", "valid")),
        port=Port(row.get("port", "open")),
        dns=(DnsFault(row["dns"]),) if "dns" in row else (),
        name_servers=tuple(row.get("name_servers", ())),
    )


def _key(url: str) -> str:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    return f"http:{target}" if parts.scheme == "http" else target


def _answers(page: Table) -> bool:
    """Whether a row says more than what is expected: else the host's own answer holds."""
    return not page.keys() <= {"expect", "with_token", "found", "why", "listed"}


def _wall(wall: Table) -> Page:
    if wall.get("hang"):
        return Page(wire=(Wire.HANG,))
    return Page(
        status=wall["status"],
        title=wall["title"],
        headers=tuple(wall.get("headers", {}).items()),
        attributes=wall.get("attributes", ""),
        text=wall.get("text", ""),
    )


def _answer(row: Table, host: Table, walls: Mapping[str, Page]) -> Answer:
    if "cookie" in row:
        then = _page({key: value for key, value in row.items() if key not in {"to", "status"}}, host)
        return When(header="cookie", contains=f"{row['cookie']}=", then=then, otherwise=_redirect(row))
    if "wall" in row:
        return walls[row["wall"]]
    if "status" in row and "to" not in row:
        return msgspec.structs.replace(walls["not-found"], status=row["status"])
    if "to" in row:
        return _redirect(row)
    return _document(row) if "pdf" in row else _page(row, host)


def _redirect(row: Table) -> Page:
    return Page(status=row.get("status", 301), location=row["to"], headers=tuple(row.get("headers", {}).items()))


def _document(row: Table) -> Page:
    return Page(body=make_pdf(row["pdf"], row.get("by", "")), content_type="application/pdf")


def _page(row: Table, host: Table) -> Page:
    if "refresh" in row:
        return Page(head=f'<meta http-equiv="refresh" content="0; url={row["refresh"]}">')
    name = row["name"]
    meta = [(key, row[field]) for key, field in META if field in row]
    meta += [("author", author) for author in row.get("by", "").split(", ") if author]
    if host.get("og"):
        meta += [("og:title", name), ("og:type", "article")]
    if "site" in host:
        meta.append(("og:site_name", host["site"]))
    return Page(
        title=name + host.get("suffix", ""),
        meta=tuple(meta),
        head=row.get("head", ""),
        text=f"<h1>{html.escape(name)}</h1><p>{html.escape(row.get('about', 'The page itself.'))}</p>",
    )


def _github_pages(host: Table) -> dict[str, Answer]:
    """Repository and file pages as GitHub titles them."""
    pages: dict[str, Answer] = {}
    for full_name, facts in table()["repositories"].items():
        about = f"{facts['description']} - {full_name}"
        title = f"GitHub - {full_name}: {facts['description']}"
        meta = (("description", about), ("og:title", title), ("og:site_name", host["site"]), ("og:type", "object"))
        pages[f"/{full_name}"] = Page(title=f"{title} · GitHub", meta=meta)
        for place in facts.get("paths", ()):
            branch, path = place.split(":")
            file = f"{full_name.partition('/')[2]}/{path} at {branch} · {full_name}"
            pages[f"/{full_name}/blob/{branch}/{path}"] = Page(title=f"{file} · GitHub", meta=(("og:title", file),))
    return pages


def _name_at_the_end(url: str) -> str | None:
    row = table()["pages"].get(url, {})
    following = row.get("to") or row.get("refresh")
    if following and "cookie" not in row:
        return _name_at_the_end(urljoin(url, following))
    if urlsplit(url).hostname == "github.com" and "wall" not in row:
        return _github_title(urlsplit(url).path.strip("/"))
    return row.get("name") or row.get("pdf") if "status" not in row else None


def _github_title(path: str) -> str:
    """A repository's is its name, a file's says where it lies."""
    owner, name, *file = path.split("/", 4)
    return f"{owner}/{name}: {file[2]}" if file else f"{owner}/{name}"


def _repository_title(url: str) -> str | None:
    """What GitHub's API calls the repository of a link, or the file in it where there is one: by its name today."""
    owner, name, *file = urlsplit(url).path.strip("/").split("/", 4)
    for known, facts in table()["repositories"].items():
        if f"{owner}/{name}" in {known, facts.get("renamed_from")}:
            return f"{known}: {file[2]}" if ":".join(file[1:]) in facts.get("paths", ()) else known
    return None
