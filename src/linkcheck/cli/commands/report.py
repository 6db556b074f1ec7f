"""`linkcheck report`: render the last run again."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from linkcheck.cli import options
from linkcheck.cli.output import show
from linkcheck.files import shown

if TYPE_CHECKING:
    from linkcheck.model import Run


@click.command("report")
@options.config
@options.config_from
@options.db
@options.baseline
@options.document_format
@options.output
@click.option("--folder", metavar="FOLDER", help="Write the HTML report, its lists' pages included, into this folder.")
@click.option("--run", type=int, metavar="ID", help="An earlier run (default: the last one).")
@click.option("--runs", is_flag=True, help="List the runs that are remembered instead (text or json).")
@click.option("--reclassify", is_flag=True, help="Judge the last run's evidence by today's rules; changes no history.")
@click.option(
    "--since",
    metavar="TIME",
    callback=options.duration,
    help="Atom: changes of this long, such as 30d (default: the newest hundred).",
)
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    config: str | None,
    config_from: str | None,
    db: str | None,
    baseline: str | None,
    format_name: str | None,
    output: str | None,
    folder: str | None,
    run: int | None,
    runs: bool,
    reclassify: bool,
    since: float | None,
) -> int:
    """Render what the database knows. The default is HTML into the report folder; --format text reads well here."""
    from datetime import UTC, datetime, timedelta

    import msgspec

    from linkcheck.config import load_config
    from linkcheck.errors import UsageError
    from linkcheck.pipeline.reports.database import all_runs, existing_database
    from linkcheck.pipeline.reports.publish import publish
    from linkcheck.pipeline.reports.reclassify import reclassified_report
    from linkcheck.pipeline.reports.render import render_report, stored_report

    settings = load_config(config, baseline=baseline, revision=config_from)
    database = existing_database(settings, db)
    if runs:
        return _list_runs(all_runs(database), format_name, output)
    if reclassify and run is not None:
        raise UsageError("--reclassify works on the last run.", remedy="Leave out --run: older runs keep no evidence.")
    report = reclassified_report(database, settings) if reclassify else stored_report(database, settings, run=run)
    if folder is not None:
        if format_name not in {None, "html"} or output is not None:
            raise UsageError("--folder is for HTML.", remedy="Leave out --format and --output.")
        settings = msgspec.structs.replace(settings, reports=folder)
    if output is None and (format_name is None or folder is not None):
        show(f"Report: {shown(str(publish(report, settings)))}{' (of a part of the lists)' if report.part else ''}\n")
        return 0
    terminal = (sys.stdout is not None and sys.stdout.isatty()) if output is None else None
    begin = datetime.now(UTC) - timedelta(seconds=since) if since is not None else None
    options.emit(render_report(report, format_name or "html", settings, terminal=terminal, since=begin), output)
    return 0


def _list_runs(found: "Sequence[tuple[Run, bool]]", format_name: str | None, output: str | None) -> int:
    from linkcheck.cli.texts.runs_text import runs_text
    from linkcheck.errors import UsageError

    if format_name not in {None, "text", "json"}:
        raise UsageError(f"--runs has no format `{format_name}`.", remedy="Use text or json.")
    options.emit(runs_text(found, as_json=format_name == "json"), output)
    return 0
