"""The rows as the script reads them: JSON in which a text that many rows share stands once.

On 20,000 links this halves the page. `unpack` in assets/state.js is the other half.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from linkcheck.report.html.parts.findings import ListView
from linkcheck.report.html.parts.rows import LinkView

_SHARED = ("evidence", "about", "history")
"""Fields whose items are the same in many rows."""


class Pool:
    """Numbers values in order of first use."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        """The number of a value, always the same."""
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[Any]:
        """All values, by number."""
        return list(self._numbers)


def script_data(
    lists: Sequence[ListView], reasons: Mapping[str, object], rows: Iterable[str], pool: Pool
) -> Iterator[str]:
    """JSON that cannot end the element it stands in, whatever a title says; piece by piece, for it may be long."""
    yield f'{{"lists":{_inert(lists)},"reasons":{_inert(reasons)},"links":['
    for number, row in enumerate(rows):
        yield f",{row}" if number else row
    yield f'],"pool":{_inert(pool.values())}}}'


def _inert(value: object) -> str:
    text = msgspec.json.encode(value).decode()
    # The last is how a runner of jobs knows a command in its log.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("##", "#\\u0023")


def packed(link: LinkView, pool: Pool) -> str:
    """One row."""
    row: dict[str, Any] = msgspec.to_builtins(link)
    for name in _SHARED:
        if name in row:
            row[name] = [pool.number(item) for item in getattr(link, name)]
    if link.advice:
        row["advice"] = pool.number(link.advice)
    if link.places:
        row["places"] = [
            (
                place.list,
                place.line,
                place.column,
                0 if place.label == link.title else place.label,
                pool.number(place.section),
            )
            for place in link.places
        ]
    return _inert(row)
