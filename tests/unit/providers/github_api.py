"""GitHub's GraphQL API in small: parses the document for real and answers from a table."""

from typing import Any

import msgspec
from graphql import FieldNode, InlineFragmentNode, OperationDefinitionNode, StringValueNode, parse
from graphql.language.ast import IntValueNode, SelectionSetNode

from linkcheck.model import Outcome, Request
from tests.unit.providers.flows import reply

FACTS: dict[str, Any] = {
    "description": "What it does",
    "createdAt": "2019-05-01T00:00:00Z",
    "pushedAt": "2026-10-01T09:00:00Z",
    "stargazerCount": 7,
    "isArchived": False,
    "archivedAt": None,
    "isDisabled": False,
    "isFork": False,
    "licenseInfo": {"spdxId": "MIT"},
    "defaultBranchRef": {"name": "main"},
}


class GitHubApi:
    """`repositories`: lower-case name to facts, with `inside`: the objects, numbers and tags that exist."""

    def __init__(self, repositories: dict[str, dict[str, Any]], accounts: dict[str, Any] | None = None) -> None:
        self.repositories = repositories
        self.accounts = accounts or {}
        self.documents: list[str] = []

    def __call__(self, request: Request) -> Outcome:
        document = msgspec.json.decode(request.body or b"")["query"]
        self.documents.append(document)
        operation = parse(document).definitions[0]
        assert isinstance(operation, OperationDefinitionNode)
        data: dict[str, Any] = {}
        errors: list[dict[str, Any]] = []
        for field in _fields(operation.selection_set):
            alias = field.alias.value if field.alias else field.name.value
            data[alias] = self._top(field, alias, errors)
        return reply({"data": data, **({"errors": errors} if errors else {})})

    def _top(self, field: FieldNode, alias: str, errors: list[dict[str, Any]]) -> Any:
        arguments = _arguments(field)
        match field.name.value:
            case "rateLimit":
                return {"cost": 1, "remaining": 4999, "resetAt": "2026-11-22T05:00:00Z"}
            case "repository":
                name = f"{arguments['owner']}/{arguments['name']}".lower()
                found = self.repositories.get(name)
            case "repositoryOwner":
                return self.accounts.get(arguments["login"].lower())
            case _:
                found = self.accounts.get(arguments["login"].lower())
        if found is None:
            errors.append({"type": "NOT_FOUND", "path": [alias], "message": "Could not resolve to a thing"})
            return None
        inner = {
            child.alias.value: self._inner(child, found, [alias, child.alias.value], errors)
            for child in _fields(field.selection_set)
            if child.alias
        }
        return {**FACTS, **{key: value for key, value in found.items() if key != "inside"}, **inner}

    def _inner(self, field: FieldNode, home: dict[str, Any], path: list[str], errors: list[dict[str, Any]]) -> Any:
        key = next(iter(_arguments(field).values()))
        found = home.get("inside", {}).get(key)
        # Files and releases are null in silence; issues and discussions come with an error.
        if found is None and field.name.value in {"issueOrPullRequest", "discussion"}:
            errors.append({"type": "NOT_FOUND", "path": path, "message": "Could not resolve to a number"})
        return found


def _fields(selections: SelectionSetNode | None) -> list[FieldNode]:
    nodes = selections.selections if selections else ()
    return [node for node in nodes if isinstance(node, FieldNode) and not isinstance(node, InlineFragmentNode)]


def _arguments(field: FieldNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for argument in field.arguments or ():
        if isinstance(argument.value, StringValueNode):
            found[argument.name.value] = argument.value.value
        elif isinstance(argument.value, IntValueNode):
            found[argument.name.value] = int(argument.value.value)
    return found
