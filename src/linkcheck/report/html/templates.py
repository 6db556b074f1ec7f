"""The templates, compiled once for all runs."""

from contextlib import suppress
from functools import cache

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup


@cache
def environment() -> jinja2.Environment:
    """Where `report.html.j2` and `list.html.j2` are found."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("linkcheck.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(),
    )
    made.filters["code"] = _code
    return made


class Compiled(jinja2.FileSystemBytecodeCache):
    """What was compiled before, in the folder for temporary files that jinja2 makes for this user alone.

    Compiling takes as long as filling in a page of 700 links. No fault here costs more than that.
    """

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one template, if that is possible."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> jinja2.BytecodeCache | None:
    try:
        return Compiled(pattern="linkcheck-%s.cache")
    except (OSError, RuntimeError):
        return None


def _code(text: str) -> Markup:
    """Text in which back quotes mark code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else part for number, part in enumerate(parts)
    )
