"""Drives a flow with scripted answers: no socket, no clock."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from linkcheck.model import Answer, Outcome, Request, Response
from linkcheck.providers import Flow

Script = Callable[[Request], Outcome]


def play(flow: Flow, script: Script) -> tuple[Mapping[str, Answer], list[Request]]:
    """What the flow concluded, and what it asked."""
    asked: list[Request] = []
    try:
        request = next(flow)
        while True:
            asked.append(request)
            request = flow.send(script(request))
    except StopIteration as end:
        return end.value, asked


def reply(value: Any, status: int = 200, **headers: str) -> Response:
    """A JSON answer."""
    named = tuple((name.replace("_", "-"), text) for name, text in headers.items())
    return Response(url="https://api.example/", status=status, headers=named, body=msgspec.json.encode(value))


def plain(status: int, body: bytes = b"", **headers: str) -> Response:
    """An answer that is not JSON."""
    named = tuple((name.replace("_", "-"), text) for name, text in headers.items())
    return Response(url="https://api.example/", status=status, headers=named, body=body)
