"""The provider for GitHub: one query a batch, halved where GitHub refuses its cost, stopped at the rate limit."""

from collections.abc import Generator, Sequence
from typing import Any

import msgspec

from linkcheck.model import (
    Answer,
    BodyExtent,
    Existence,
    FailureKind,
    HostSign,
    Outcome,
    Request,
    Response,
    Retry,
    policy_of,
)
from linkcheck.providers.code.github.answer import NAME_OF_PROVIDER, answers
from linkcheck.providers.code.github.query import compose
from linkcheck.providers.code.github.reference import Reference, refer
from linkcheck.providers.payload import dig, items, json_of
from linkcheck.providers.provider import Flow, When

_ENDPOINT = "https://api.github.com/graphql"
_SECONDARY = "secondary rate limit"
_SMALLEST = 12
"""Batches of so few that come back as too heavy are not: GitHub is down, for the rest of the run."""


class GitHub:
    """Repositories, accounts, files, issues, discussions, releases and gists. The token is `fetch`'s to add."""

    name = NAME_OF_PROVIDER
    when = When.INSTEAD
    batch = 100

    def __init__(self, *, token: bool = True) -> None:
        self._token = token
        self._most = self.batch
        """Most links in one query, as learnt in this run, so that later batches start with that number."""
        self._down = False

    def claims(self, url: str) -> bool:
        """Everything that `refer` can take apart, where there is a token."""
        return self._token and refer(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One query; smaller ones where it costs too much. Where the hour's points are spent, the rest is unknown."""
        waiting = [[reference for url in dict.fromkeys(urls) if (reference := refer(url))]]
        found: dict[str, Answer] = {}
        while waiting:
            references = waiting.pop()
            if len(references) > self._most:
                waiting += [references[self._most :], references[: self._most]]
                continue
            if self._down:
                found |= {reference.url: _unknown("the API did not answer") for reference in references}
                continue
            outcome, reply = yield from _ask(references)
            if (limit := _limit(outcome)) is not None:
                left = [*references, *(reference for batch in waiting for reference in batch)]
                return found | {reference.url: _unknown(limit) for reference in left}
            if reply:
                found |= reply
            elif _is_heavy(outcome) and len(references) > _SMALLEST:
                self._most = min(self._most, (len(references) + 1) // 2)
                waiting.append(references)
            else:
                self._down |= _is_heavy(outcome)
                found |= {reference.url: _unknown("the API did not answer") for reference in references}
        return found


def _ask(references: list[Reference]) -> Generator[Request, Outcome, tuple[Outcome, dict[str, Answer]]]:
    if not references:
        return Response(url=_ENDPOINT, status=200), {}
    question = compose(references)
    outcome = yield Request(
        url=_ENDPOINT,
        method="POST",
        headers=(("content-type", "application/json"), ("accept", "application/json")),
        body=msgspec.json.encode({"query": question.document}),
        read=BodyExtent.BODY,
        follow=False,
        own=True,
        retries=0 if len(references) > _SMALLEST else None,  # half of it is a better second try
    )
    reply = json_of(outcome)
    usable = isinstance(dig(reply, "data"), dict)
    return outcome, answers(question, references, reply) if usable else {}


def _limit(outcome: Outcome) -> str | None:
    """Why further requests are useless: the hour's points are spent, requests come too fast, or the token is refused.

    GitHub says so with 403 or 429; but the primary limit may also come as 200 and a typed error instead of data, and
    the secondary one as 200 and a message alone.
    """
    if not isinstance(outcome, Response):
        return "asked to wait longer than the run has left" if outcome.kind is FailureKind.RATE_LIMITED else None
    if outcome.status == 401:
        return "the token is refused"
    spent = outcome.header("x-ratelimit-remaining") == "0"
    reply = json_of(outcome)
    empty = not isinstance(dig(reply, "data"), dict)
    limited = any(str(dig(error, "type")) in {"RATE_LIMITED", "RATE_LIMIT"} for error in items(reply, "errors"))
    hasty = empty and any(_SECONDARY in said.lower() for said in _messages(reply))
    if outcome.status in {403, 429} or limited or hasty or (spent and empty):
        wait = outcome.header("retry-after")
        until = outcome.header("x-ratelimit-reset")
        known = f"; retry after {wait} s" if wait else f"; resets at {until} (Unix time)" if until else ""
        return f"rate limit reached{known[:60]}"
    return None


def _messages(reply: Any) -> list[str]:
    said = [dig(reply, "message"), *(dig(error, "message") for error in items(reply, "errors"))]
    return [message for message in said if isinstance(message, str)]


def _is_heavy(outcome: Outcome) -> bool:
    if isinstance(outcome, Response):
        return (policy_of(outcome).retry is Retry.NOW and outcome.status >= 500) or outcome.status == 200
    return policy_of(outcome).host is HostSign.SLOW


def _unknown(detail: str) -> Answer:
    return Answer(provider=NAME_OF_PROVIDER, existence=Existence.UNKNOWN, detail=detail)
