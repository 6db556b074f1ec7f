"""GitHub's reply to one reference, as an `Answer`."""

from typing import Any
from urllib.parse import quote

import msgspec

from linkcheck.model import Answer, Existence, PageKind, PageMetadata, RepositoryFacts
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.code.github.query import Question
from linkcheck.providers.code.github.reference import Reference, ReferencePart
from linkcheck.providers.payload import day, dig, items, number, title_fields

NAME_OF_PROVIDER = "github"
_NO_LICENCE = frozenset({"NOASSERTION", "OTHER"})


def answers(question: Question, references: list[Reference], reply: Any) -> dict[str, Answer]:
    """The answer for each reference in the reply, by URL; references without an answer are missing."""
    errors = _errors(reply)
    cost = number(dig(reply, "data", "rateLimit", "cost"))
    links = "one link" if len(references) == 1 else f"{len(references)} links together"
    spent = f"{cost} of the API's points for {links}" if cost is not None else ""
    found = {}
    for reference in references:
        alias = question.repositories[reference.url]
        node = dig(reply, "data", alias)
        named = question.fields[reference.url]
        if isinstance(node, dict):
            inner = [node.get(name) for name in named]
            # An error of all, or of the repository, is one of each part that is missing.
            refused = None in inner and any(
                errors.get(place, "NOT_FOUND") != "NOT_FOUND"
                for place in ((), (alias,), *((alias, name) for name in named))
            )
            found[reference.url] = _one(reference, node, inner, spent) if not refused else _unknown("refused by GitHub")
        elif answer := _missing(reference, errors.get((alias,))):
            found[reference.url] = answer
    return found


def _errors(reply: Any) -> dict[tuple[Any, ...], str]:
    return {
        tuple(items(error, "path")[:2]): str(dig(error, "type") or "")
        for error in items(reply, "errors")
        if all(isinstance(step, str | int) for step in items(error, "path"))
    }


def _unknown(detail: str, page: PageMetadata | None = None) -> Answer:
    return Answer(provider=NAME_OF_PROVIDER, existence=Existence.UNKNOWN, detail=detail, page=page)


def _missing(reference: Reference, error: str | None) -> Answer | None:
    # An account may be a page of GitHub's own that is not in our list: the page itself decides.
    if error == "NOT_FOUND" and reference.part not in {ReferencePart.OWNER, ReferencePart.GIST}:
        detail = f"no repository {reference.owner}/{reference.name}, or it is private"
        return Answer(provider=NAME_OF_PROVIDER, existence=Existence.GONE, detail=detail)
    return _unknown(f"GitHub says {error or 'nothing'}")


def _one(reference: Reference, node: dict[str, Any], inner: list[Any], spent: str) -> Answer:
    if reference.part is ReferencePart.OWNER:
        return _exists(_account(node), spent)
    page = _repository(node) if reference.part is not ReferencePart.GIST else PageMetadata()
    if reference.part is ReferencePart.REPOSITORY and reference.rest:
        page = msgspec.structs.replace(page, kind=PageKind.PAGE)  # its issues, its releases: a page about it
    thing = next((item for item in inner if isinstance(item, dict)), None)
    match reference.part:
        case ReferencePart.PATH:
            return _path(reference, page, inner, spent)
        case (
            ReferencePart.COMMIT
            | ReferencePart.ISSUE
            | ReferencePart.DISCUSSION
            | ReferencePart.RELEASE
            | ReferencePart.GIST
        ) if thing is None:
            # Issues become discussions, tags lose their release page: the page itself decides.
            return _unknown(f"no such {reference.part}", page)
        case ReferencePart.ISSUE | ReferencePart.DISCUSSION | ReferencePart.RELEASE | ReferencePart.GIST if (
            thing is not None
        ):
            page = _authored(thing, page)
    elsewhere = (
        thing.get("url") if thing and reference.part in {ReferencePart.ISSUE, ReferencePart.DISCUSSION} else None
    )
    return _exists(page, spent, _transferred(reference, elsewhere) or _renamed(reference, page))


def _path(reference: Reference, page: PageMetadata, inner: list[Any], spent: str) -> Answer:
    *wanted, fallback = inner
    found = next((place for place, item in enumerate(wanted) if isinstance(item, dict)), None)
    if found is not None:
        path = reference.expressions[found].partition(":")[2]
        full_name = page.repository.full_name if page.repository else ""
        title = clean(f"{full_name}: {path}" if path else full_name)
        page = msgspec.structs.replace(page, **title_fields(NAME_OF_PROVIDER, title))
        return _exists(page, spent, _renamed(reference, page))
    if isinstance(fallback, dict):
        # GitHub's website forwards from a renamed branch; the API does not say that it was renamed.
        return _unknown("not on that branch; on the default branch it exists", page)
    path = reference.expressions[0].partition(":")[2] or reference.rest
    return Answer(
        provider=NAME_OF_PROVIDER,
        existence=Existence.GONE,
        detail=f"the repository exists, {clean(path, NAME)} in it does not",
        page=page,
    )


def _exists(page: PageMetadata, spent: str, moved_to: str | None = None) -> Answer:
    return Answer(provider=NAME_OF_PROVIDER, existence=Existence.EXISTS, page=page, moved_to=moved_to, detail=spent)


def _renamed(reference: Reference, page: PageMetadata) -> str | None:
    full_name = page.repository.full_name if page.repository else ""
    if not full_name or full_name.lower() == f"{reference.owner}/{reference.name}".lower():
        return None
    return f"https://github.com/{quote(full_name)}{reference.rest}"


def _transferred(reference: Reference, url: Any) -> str | None:
    if not isinstance(url, str) or not url.startswith("https://github.com/"):
        return None
    home = f"https://github.com/{reference.owner}/{reference.name}/".lower()
    return None if url.lower().startswith(home) else clean(url, 400)


def _repository(node: dict[str, Any]) -> PageMetadata:
    full_name = clean(node.get("nameWithOwner"), 160) or ""
    spdx = clean(dig(node, "licenseInfo", "spdxId"), NAME)
    licence = spdx if spdx not in _NO_LICENCE else None
    return PageMetadata(
        **title_fields(NAME_OF_PROVIDER, full_name),
        description=clean(node.get("description"), DESCRIPTION),
        site_name="GitHub",
        kind=PageKind.REPOSITORY,
        published=day(node.get("createdAt")),
        modified=day(node.get("pushedAt")),
        licence=licence,
        repository=RepositoryFacts(
            full_name=full_name,
            archived=node.get("isArchived") is True,
            archived_at=clean(node.get("archivedAt"), 40),
            disabled=node.get("isDisabled") is True,
            fork=node.get("isFork") is True,
            stars=number(node.get("stargazerCount")),
            licence=licence,
            pushed_at=clean(node.get("pushedAt"), 40),
            default_branch=clean(dig(node, "defaultBranchRef", "name")),
        ),
    )


def _authored(thing: dict[str, Any], page: PageMetadata) -> PageMetadata:
    title = clean(thing.get("title")) or clean(thing.get("name")) or clean(thing.get("tagName"))
    author = clean(dig(thing, "author", "login") or dig(thing, "owner", "login"), NAME)
    description = clean(thing.get("description"), DESCRIPTION)
    return PageMetadata(
        **title_fields(NAME_OF_PROVIDER, title or description),
        description=description or page.description,
        site_name="GitHub",
        authors=(author,) if author else (),
        published=day(thing.get("publishedAt")) or day(thing.get("createdAt")),
        modified=day(thing.get("updatedAt")),
        repository=page.repository,
    )


def _account(node: dict[str, Any]) -> PageMetadata:
    return PageMetadata(
        **title_fields(NAME_OF_PROVIDER, clean(node.get("name")) or clean(node.get("login"))),
        description=clean(node.get("bio") or node.get("description"), DESCRIPTION),
        site_name="GitHub",
        published=day(node.get("createdAt")),
    )
