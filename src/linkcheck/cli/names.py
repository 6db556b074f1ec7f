"""Values that flags take, as types that list them in the help, complete them, and name the nearest to a wrong one.

The names are written out here, since the registries are slow to import; a test holds them to these.
"""

from collections.abc import Collection, Sequence
from typing import Any

import click

FORMATS = (
    "text", "digest", "html", "markdown", "json", "jsonl", "csv", "github", "sarif", "gitlab", "rdjson", "junit",
    "atom", "openmetrics", "badge", "badge-svg", "catalogue-json", "catalogue-csv", "catalogue-bibtex",
)  # fmt: skip
VERDICTS = ("ok", "moved", "blocked", "failing", "suspect", "broken", "invalid", "skipped", "unchecked")


def wrong(word: str, known: Collection[str]) -> str:
    """What to say of a word that is not known."""
    import difflib

    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else "known:"
    return f"`{word}` is not known; {hint}{'' if near else ' '}{'' if near else ', '.join(known)}"


class Name(click.Choice):  # type: ignore[type-arg] # no generic before click 8.2
    """One of some names."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name itself."""
        if value not in self.choices:
            self.fail(wrong(str(value), self.choices), param, ctx)
        return str(value)


class Names(click.ParamType):  # type: ignore[type-arg] # likewise
    """Several of them, with commas between."""

    name = "names"

    def __init__(self, known: Sequence[str]) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        for name in names:
            if name not in self.known:
                self.fail(wrong(name, self.known), param, ctx)
        return names
