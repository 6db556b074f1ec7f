"""Ask an API for JSON, and read it without trust in its shape."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, Request, Response, TitleCandidate

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])")


def get(url: str) -> Request:
    """A request for a record."""
    return Request(url=url, read=BodyExtent.BODY, own=True)


def json_of(outcome: Outcome, *statuses: int) -> Any:
    """The decoded body of an answer with one of these statuses (default: 200); None for anything else."""
    if not isinstance(outcome, Response) or outcome.status not in (statuses or (200,)) or outcome.truncated:
        return None
    try:
        return msgspec.json.decode(outcome.body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def denial(outcome: Outcome, *path: str | int) -> Any:
    """What the JSON of a 404 says at a path; None for the 404 of a proxy or a page, which proves nothing."""
    return dig(json_of(outcome, 404), *path)


def status_of(outcome: Outcome) -> int | None:
    """The final status, None where there was no answer."""
    return outcome.status if isinstance(outcome, Response) else None


def dig(value: Any, *path: str | int) -> Any:
    """What lies at a path of keys and indexes, or None."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def items(value: Any, *path: str | int) -> Sequence[Any]:
    """The list at a path, empty where there is none."""
    found = dig(value, *path)
    return found if isinstance(found, list) else ()


def day(value: Any) -> str | None:
    """The date part of an ISO 8601 time."""
    match = _DATE.match(value) if isinstance(value, str) else None
    return match[0] if match else None


def number(value: Any) -> int | None:
    """The value where it is a count, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def title_fields(source: str, title: str | None) -> dict[str, Any]:
    """The fields of a `PageMetadata` whose only title is this one."""
    if not title:
        return {}
    return {"title": title, "title_source": source, "candidates": (TitleCandidate(source=source, value=title),)}


def unknown(provider: str, outcome: Outcome) -> Answer:
    """The answer where the source gave none: it is down, limits us, or sent something else."""
    why = f"answered {outcome.status}" if isinstance(outcome, Response) else outcome.kind.value
    return Answer(provider=provider, existence=Existence.UNKNOWN, detail=why)
