"""`linkcheck issue`: one rolling issue."""

import click

from linkcheck.cli import options


@click.command("issue")
@click.option("--label", default="linkcheck", metavar="NAME", show_default=True, help="Label the issue is found by.")
@click.option("--report-url", default="", metavar="URL", help="Where the whole report is published.")
@options.config
@options.db
@options.baseline
def command(label: str, report_url: str, config: str | None, db: str | None, baseline: str | None) -> int:
    """Keep one GitHub issue about what is broken: opened, rewritten in place, closed when all is well.

    Reads GITHUB_REPOSITORY, GITHUB_TOKEN and GITHUB_API_URL, as GitHub Actions sets them.
    """
    import asyncio  # noqa: PLC0415 - keeps --help quick

    from linkcheck.cli.notifying import told  # noqa: PLC0415
    from linkcheck.config import load_config  # noqa: PLC0415
    from linkcheck.pipeline.notifying import keep_issue  # noqa: PLC0415
    from linkcheck.pipeline.rendering import stored_report  # noqa: PLC0415
    from linkcheck.pipeline.stored import existing_database  # noqa: PLC0415

    settings = load_config(config, baseline=baseline)
    report = stored_report(existing_database(settings, db))
    actions = asyncio.run(keep_issue(report, settings, label=label, report_url=report_url))
    click.echo(told(actions, "issue"), err=True)
    return 0
