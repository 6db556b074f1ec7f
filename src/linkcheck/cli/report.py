"""`linkcheck report`: render the last run again."""

import sys

import click

from linkcheck.cli import options


@click.command("report")
@options.config
@options.db
@options.document_format
@options.output
@click.option("--run", type=int, metavar="ID", help="An earlier run (default: the last one).")
def command(config: str | None, db: str | None, format_name: str | None, output: str | None, run: int | None) -> int:
    """Render what the database knows. The default is HTML into the report folder; --format text reads well here."""
    from pathlib import Path  # noqa: PLC0415 - keeps --help quick

    from linkcheck.config import load_config  # noqa: PLC0415
    from linkcheck.pipeline.rendering import render_report, stored_report  # noqa: PLC0415
    from linkcheck.pipeline.stored import existing_database  # noqa: PLC0415

    settings = load_config(config)
    report = stored_report(existing_database(settings, db), run=run)
    if format_name is None and output is None:
        page = str(Path(settings.reports) / "index.html")
        options.emit(render_report(report, "html", settings), page)
        click.echo(f"Report: {page}")
        return 0
    terminal = output is None and sys.stdout.isatty()
    options.emit(render_report(report, format_name or "html", settings, terminal=terminal), output)
    return 0
