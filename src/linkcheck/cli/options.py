"""Decorators of options that several commands share, and the destination of output."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkcheck.cli.names import FORMATS, Name
from linkcheck.cli.output import say, write
from linkcheck.errors import UsageError
from linkcheck.files import compile_patterns, replace_file

if TYPE_CHECKING:
    from linkcheck.pipeline.lists.sources import Sources


def _file_patterns(_context: click.Context, _option: click.Parameter, patterns: tuple[str, ...]) -> tuple[str, ...]:
    try:
        if patterns:
            compile_patterns(patterns)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from error
    return patterns


paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
exclude = click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    callback=_file_patterns,
    help="Leave out files and folders: gitignore syntax, relative to the configuration's folder.",
)
config = click.option(
    "--config", metavar="FILE", help="Configuration (default: the nearest linkcheck.toml or pyproject.toml)."
)
config_from = click.option(
    "--config-from",
    metavar="REV",
    help="Take the configuration, and the files that it and --baseline name, from this git revision.",
)
db = click.option(
    "--db",
    metavar="FILE",
    help="Database, or :memory: to leave nothing behind (default: linkcheck.db in the report folder).",
)
baseline = click.option("--baseline", metavar="FILE", help="Known breakage that fails nothing.")
report_url = click.option("--report-url", default="", metavar="URL", help="Where the whole report is published.")
output = click.option("--output", metavar="FILE", help="Write there instead of standard output.")
document_format = click.option(
    "--format", "format_name", type=Name(FORMATS), metavar="NAME", help=f"One of {', '.join(FORMATS)}."
)
text_or_json = click.option(
    "--format", "format_name", type=Name(("text", "json")), metavar="NAME", help="text (default) or json."
)


def duration(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    """Click callback for `45m`, `12h`, `3d`."""
    if value is None:
        return None
    from linkcheck.config import duration as parse

    try:
        return parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def max_age(context: click.Context, parameter: click.Parameter, value: str | None) -> float | str | None:
    """Click callback for a duration or `auto`."""
    return value if value == "auto" else duration(context, parameter, value)


def timeout(context: click.Context, parameter: click.Parameter, value: str | None) -> float | None:
    """Click callback for a duration that is not none at all."""
    seconds = duration(context, parameter, value)
    if seconds is not None and seconds <= 0:
        raise click.BadParameter("it must be more than 0.")
    return seconds


def announce(sources: "Sources") -> None:
    """Print which lists are read when the command line names none."""
    if sources.tracked:
        say("no lists are named and there is no sources/: taking every Markdown file that git tracks here.")


def emit(text: str | Iterable[str], destination: str | None) -> None:
    """Write a document, whole or in pieces, to a file in one step, or to standard output; always as UTF-8."""
    if destination is None or destination == "-":
        write(text)
        return
    pieces = [text] if isinstance(text, str) else text
    try:
        Path(destination).parent.mkdir(parents=True, exist_ok=True)
        replace_file(destination, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    except OSError as error:
        raise UsageError(f"{destination}: {error.strerror}.", remedy="Choose another --output.") from error
