"""The GraphQL document for a batch of references: one alias a repository, one field a thing inside it."""

import json
from collections.abc import Sequence

import msgspec

from linkcheck.providers.code.github.reference import Reference, ReferencePart

_FACTS = (
    "nameWithOwner url description createdAt pushedAt stargazerCount isArchived archivedAt isDisabled isFork"
    " licenseInfo{spdxId} defaultBranchRef{name}"
)
_OWNER = "__typename login url ...on User{name bio createdAt} ...on Organization{name description createdAt}"
_AUTHORED = "title url createdAt author{login}"
_GIST = "description url createdAt updatedAt owner{login}"
_RELEASE = "name tagName publishedAt author{login}"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A document, and under which names each reference's answers will come back."""

    document: str
    repositories: dict[str, str]
    """URL to alias at the top level."""
    fields: dict[str, tuple[str, ...]]
    """URL to aliases inside its repository or account, best first; empty for the repository itself."""


def compose(references: Sequence[Reference]) -> Question:
    """The query for all references. Links into one repository share its alias."""
    groups: dict[tuple[str, str], list[Reference]] = {}
    for reference in references:
        groups.setdefault(_home(reference), []).append(reference)
    parts, aliases, fields = [], {}, {}
    for index, members in enumerate(groups.values()):
        alias = f"r{index}"
        inner = []
        for place, reference in enumerate(members):
            aliases[reference.url] = alias
            named = {f"f{place}_{choice}": text for choice, text in enumerate(_inside(reference))}
            inner += [f"{name}: {text}" for name, text in named.items()]
            fields[reference.url] = tuple(named)
        parts.append(f"{alias}: {_opening(members[0])} {' '.join(inner)} }}")
    document = "query { rateLimit { cost remaining resetAt } " + " ".join(parts) + " }"
    return Question(document=document, repositories=aliases, fields=fields)


def _home(reference: Reference) -> tuple[str, str]:
    match reference.part:
        case ReferencePart.OWNER:
            return "account", reference.owner.lower()
        case ReferencePart.GIST:
            return "gists", reference.owner.lower()
    return "repository", f"{reference.owner}/{reference.name}".lower()


def _opening(reference: Reference) -> str:
    match reference.part:
        case ReferencePart.OWNER:
            return f"repositoryOwner(login: {_quote(reference.owner)}) {{ {_OWNER}"
        case ReferencePart.GIST:
            return f"user(login: {_quote(reference.owner)}) {{ login"
    owner, name = _quote(reference.owner), _quote(reference.name)
    return f"repository(owner: {owner}, name: {name}, followRenames: true) {{ {_FACTS}"


def _inside(reference: Reference) -> list[str]:
    match reference.part:
        case ReferencePart.PATH | ReferencePart.COMMIT:
            expressions = [*reference.expressions, *([reference.fallback] if reference.fallback else [])]
            return [f"object(expression: {_quote(text)}) {{ __typename }}" for text in expressions]
        case ReferencePart.ISSUE:
            kinds = f"...on Issue{{{_AUTHORED}}} ...on PullRequest{{{_AUTHORED}}}"
            return [f"issueOrPullRequest(number: {reference.number}) {{ __typename {kinds} }}"]
        case ReferencePart.DISCUSSION:
            return [f"discussion(number: {reference.number}) {{ {_AUTHORED} }}"]
        case ReferencePart.RELEASE:
            return [f"release(tagName: {_quote(reference.tag)}) {{ {_RELEASE} }}"]
        case ReferencePart.GIST:
            return [f"gist(name: {_quote(reference.name)}) {{ {_GIST} }}"]
    return []


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
