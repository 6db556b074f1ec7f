"""The official sources of the replica: tiny responders that answer from the tables of replica.toml."""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from tests.internet.pdf import make_pdf
from tests.internet.world import Answer, Asked, Host, Page, When

Table = Mapping[str, Any]
NOT_FOUND = Page(status=404)


def official_hosts(table: Table) -> list[Host]:
    """arXiv, doi.org, Crossref, GitHub's API, YouTube and the Wayback Machine; SlideShare answers for itself."""
    return [
        Host(name="arxiv.org", pages=_arxiv_pages(table["papers"])),
        Host(name="export.arxiv.org", pages={"/api/query": _atom({**table["papers"], **table["preprints"]})}),
        Host(name="api.crossref.org", pages={"/works": _crossref(table["works"])}),
        Host(name="doi.org", pages={f"/{doi}": _csl(doi, entry) for doi, entry in table["dois"].items()}),
        Host(name="api.github.com", pages={"/graphql": graphql(table["repositories"])}),
        Host(name="youtu.be", pages={f"/{key}": _to_watch(key) for key in table["videos"]}),
        Host(name="www.youtube.com", pages={"/oembed": _oembed(table["videos"]), "/watch": Page(title="YouTube")}),
        *(
            Host(name=name, pages={f"/vi/{key}/0.jpg": _jpeg() for key in table["videos"]})
            for name in ("img.youtube.com", "i.ytimg.com")
        ),
        Host(
            name="web.archive.org", pages={"/cdx/search/cdx": _cdx(table["archived"]), **_snapshots(table["archived"])}
        ),
        Host(name="archive.org", pages={"/wayback/available": _json({"archived_snapshots": {}})}),
    ]


def catalogue_hosts(papers: Table, works: Table, dois: Table) -> list[Host]:
    """arXiv, Crossref and doi.org alone."""
    return [
        Host(name="arxiv.org", pages=_arxiv_pages(papers)),
        Host(name="export.arxiv.org", pages={"/api/query": _atom(papers)}),
        Host(name="api.crossref.org", pages={"/works": _crossref(works)}),
        Host(name="doi.org", pages={f"/{doi}": _csl(doi, entry) for doi, entry in dois.items()}),
    ]


def archive_host(snapshots: Mapping[str, Page]) -> Host:
    """The Wayback Machine with these copies."""
    stamp = "20200102030405"
    return Host(
        name="web.archive.org",
        pages={
            "/cdx/search/cdx": _cdx(dict.fromkeys(snapshots, stamp)),
            **{f"/web/{stamp}id_/{url}": page for url, page in snapshots.items()},
        },
    )


def _json(value: object, *, status: int = 200, content_type: str = "application/json") -> Page:
    return Page(status=status, body=msgspec.json.encode(value), content_type=content_type)


def _query(asked: Asked) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(asked.target).query).items()}


def _arxiv_pages(papers: Table) -> dict[str, Answer]:
    pages: dict[str, Answer] = {}
    for key, paper in papers.items():
        meta = [("citation_title", paper["title"]), ("citation_arxiv_id", key), ("citation_date", paper["published"])]
        meta += [("citation_author", name) for name in paper["authors"]]
        pdf = Page(body=make_pdf(), content_type="application/pdf")
        pages[f"/abs/{key}"] = Page(title=f"[{key}] {paper['title']}", meta=tuple(meta))
        pages |= {f"/pdf/{key}": pdf, f"/pdf/{key}.pdf": pdf, f"/ftp/arxiv/papers/{key[:4]}/{key}.pdf": pdf}
    return pages


def _atom(papers: Table) -> Answer:
    def answer(asked: Asked) -> Page:
        query = _query(asked)
        if "search_query" in query:
            wanted = [key for key, paper in papers.items() if _meets(query["search_query"], paper)]
        else:
            wanted = [re.sub(r"v\d+$", "", key) for key in query.get("id_list", "").split(",")]
        feed = "".join(_entry(key, papers[key]) for key in wanted if key in papers)
        body = f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">{feed}</feed>\n'
        return Page(body=body.encode(), content_type="application/atom+xml; charset=utf-8")

    return answer


def _meets(query: str, paper: Table) -> bool:
    """Whether a paper has every word that is asked of its title (`ti:`) and authors (`au:`)."""
    has = {"ti": paper["title"], "au": " ".join(paper["authors"])}
    terms = [term.partition(":") for term in query.split(" AND ")]
    return all(word.lower() in re.findall(r"\w+", has[field].lower()) for field, _, word in terms)


def _crossref(works: Table) -> Answer:
    """The works that share most words with the question first, as Crossref has it: it always finds something."""

    def answer(asked: Asked) -> Page:
        query = _query(asked)
        words = set(re.findall(r"\w+", query.get("query.bibliographic", "").lower()))
        ranked = sorted(works, key=lambda doi: -len(words & set(re.findall(r"\w+", works[doi]["title"].lower()))))
        found = [_work(doi, works[doi]) for doi in ranked[: int(query.get("rows", "20"))]]
        return _json({"status": "ok", "message-type": "work-list", "message": {"items": found}})

    return answer


def _work(doi: str, entry: Table) -> dict[str, Any]:
    title, _, subtitle = entry["title"].partition(": ")
    return {
        "DOI": doi,
        "type": entry.get("type", "book"),
        "title": [title],
        **({"subtitle": [subtitle]} if subtitle else {}),
        "author": [dict(zip(("given", "family"), name.rsplit(" ", 1), strict=True)) for name in entry["authors"]],
        "issued": {"date-parts": [[int(part) for part in entry["published"].split("-")]]},
    }


def _entry(key: str, paper: Table) -> str:
    authors = "".join(f"<author><name>{html.escape(name)}</name></author>" for name in paper["authors"])
    return (
        f"<entry><id>http://arxiv.org/abs/{key}v1</id><title>{html.escape(paper['title'])}</title>{authors}"
        f"<published>{paper['published']}T12:00:00Z</published><updated>{paper['published']}T12:00:00Z</updated>"
        f"<summary>What the paper is about.</summary></entry>"
    )


def _csl(doi: str, entry: Table) -> Answer:
    document = {
        "type": "paper-conference",
        "title": entry["title"],
        "DOI": doi,
        "author": [dict(zip(("given", "family"), name.rsplit(" ", 1), strict=True)) for name in entry["authors"]],
        "issued": {"date-parts": [[int(part) for part in entry["published"].split("-")]]},
    }
    page = _json(document, content_type="application/vnd.citationstyles.csl+json")
    landing = Page(status=302, location=f"https://dl.acm.org/doi/{doi}")
    return When(header="accept", contains="csl+json", then=page, otherwise=landing)


def _to_watch(key: str) -> Page:
    return Page(status=303, location=f"https://www.youtube.com/watch?v={key}&feature=youtu.be")


def _oembed(videos: Table) -> Answer:
    def answer(asked: Asked) -> Page:
        key = re.search(r"[\w-]{11}$", re.sub(r"&.*", "", _query(asked).get("url", "")))
        if not key or key[0] not in videos:
            return NOT_FOUND
        video = videos[key[0]]
        return _json({"type": "video", "title": video["title"], "author_name": video["author"], "version": "1.0"})

    return answer


def _jpeg() -> Page:
    return Page(body=b"\xff\xd8\xff\xe0 a picture \xff\xd9", content_type="image/jpeg")


def _cdx(archived: Mapping[str, str]) -> Answer:
    def answer(asked: Asked) -> Page:
        query = _query(asked)
        stamp = archived.get(query.get("url", ""))
        fields = query.get("fl", "timestamp,original,statuscode,digest").split(",")
        row = {"timestamp": stamp or "", "original": query.get("url", ""), "statuscode": "200", "digest": "A" * 32}
        return _json([fields, [row.get(field, "-") for field in fields]] if stamp else [])

    return answer


def _snapshots(archived: Mapping[str, str]) -> dict[str, Answer]:
    return {f"/web/{stamp}/{url}": Page(title="As it was") for url, stamp in archived.items()}


def graphql(repositories: Table) -> Answer:
    """Answers `alias: repository(owner: …, name: …) { … object(expression: …) … }`, whatever else is asked for."""

    def answer(asked: Asked) -> Page:
        if not asked.headers.get("authorization"):
            return _json({"message": "This endpoint requires you to be authenticated."}, status=401)
        request = msgspec.json.decode(asked.body)
        query = _with_variables(request["query"], request.get("variables") or {})
        data: dict[str, Any] = {"rateLimit": {"remaining": 999, "cost": 1}}
        errors = []
        parts = re.split(r'(\w+)\s*:\s*repository\(\s*owner:\s*"([^"]+)",?\s*name:\s*"([^"]+)"[^)]*\)', query)
        for alias, owner, name, inner in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True):
            found = _repository(repositories, f"{owner}/{name}")
            data[alias] = found and _fields(*found, inner)
            if not found:
                message = f"Could not resolve to a Repository with the name '{owner}/{name}'."
                errors.append({"type": "NOT_FOUND", "path": [alias], "message": message})
        return _json({"data": data, **({"errors": errors} if errors else {})})

    return answer


def _with_variables(query: str, variables: Mapping[str, Any]) -> str:
    return re.sub(
        r"\$(\w+)", lambda m: msgspec.json.encode(variables[m[1]]).decode() if m[1] in variables else m[0], query
    )


def _repository(repositories: Table, asked: str) -> tuple[str, Table] | None:
    for full_name, facts in repositories.items():
        if asked.lower() in {full_name.lower(), facts.get("renamed_from", "").lower()}:
            return full_name, facts
    return None


def _fields(full_name: str, facts: Table, inner: str) -> dict[str, Any]:
    paths = {path.replace("master:", branch) for path in facts.get("paths", ()) for branch in ("master:", "HEAD:")}
    objects = re.findall(r'(?:(\w+)\s*:\s*)?object\(\s*expression:\s*"([^"]+)"\s*\)', inner)
    archived = facts.get("archived")
    return {
        "nameWithOwner": full_name,
        "url": f"https://github.com/{full_name}",
        "description": facts["description"],
        "homepageUrl": None,
        "isArchived": archived is not None,
        "archivedAt": archived,
        "isDisabled": False,
        "isFork": False,
        "isEmpty": False,
        "isPrivate": False,
        "pushedAt": facts.get("pushed", "2026-10-01T00:00:00Z"),
        "createdAt": "2019-01-01T00:00:00Z",
        "stargazerCount": facts["stars"],
        "licenseInfo": {"spdxId": "MIT"},
        "defaultBranchRef": {"name": "master"},
        "latestRelease": None,
        **{alias or "object": {"__typename": "Blob"} if path in paths else None for alias, path in objects},
    }
