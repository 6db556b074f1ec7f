"""`linkcheck issue`: one rolling issue."""

import click

from linkcheck.cli import options
from linkcheck.cli.output import say


@click.command("issue")
@click.option("--label", default="linkcheck", metavar="NAME", show_default=True, help="Label the issue is found by.")
@options.report_url
@options.config
@options.db
@options.baseline
def command(label: str, report_url: str, config: str | None, db: str | None, baseline: str | None) -> int:
    """Keep one GitHub issue about what is broken: opened, rewritten in place, closed when all is well.

    Reads GITHUB_REPOSITORY, GITHUB_TOKEN and GITHUB_API_URL, as GitHub Actions sets them.
    """
    import asyncio

    from linkcheck.cli.texts.actions_text import describe_actions
    from linkcheck.config import load_config
    from linkcheck.errors import UsageError
    from linkcheck.pipeline.notify import keep_issue
    from linkcheck.pipeline.reports.database import existing_database, saw_a_part
    from linkcheck.pipeline.reports.render import stored_report

    settings = load_config(config, baseline=baseline)
    database = existing_database(settings, db)
    if saw_a_part(database):
        # Its silence about the rest would close the issue.
        raise UsageError("The last check was of a part of the lists.", remedy="Run `linkcheck check` first.")
    report = stored_report(database, settings)
    actions = asyncio.run(keep_issue(report, settings, label=label, report_url=report_url))
    say(describe_actions(actions, "issue"), name=False)
    return 0
