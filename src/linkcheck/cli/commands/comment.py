"""`linkcheck comment`: one comment on a pull request."""

import click

from linkcheck.cli import options
from linkcheck.cli.output import say


@click.command("comment")
@click.option("--pull-request", type=int, metavar="NUMBER", help="Which one (default: the workflow's own).")
@options.report_url
@options.config
@options.db
@options.baseline
def command(pull_request: int | None, report_url: str, config: str | None, db: str | None, baseline: str | None) -> int:
    """Keep one comment on a pull request about the last check; where that is not permitted, say so and go on.

    Reads GITHUB_REPOSITORY, GITHUB_TOKEN, GITHUB_REF and GITHUB_API_URL, as GitHub Actions sets them.
    """
    import asyncio
    import os

    from linkcheck.cli.texts.actions_text import describe_actions
    from linkcheck.config import load_config
    from linkcheck.errors import NotifyError
    from linkcheck.pipeline.notify import keep_comment, pull_request_number
    from linkcheck.pipeline.reports.database import existing_database
    from linkcheck.pipeline.reports.render import stored_report

    settings = load_config(config, baseline=baseline)
    report = stored_report(existing_database(settings, db), settings)
    number = pull_request if pull_request is not None else pull_request_number(os.environ)
    try:
        actions = asyncio.run(keep_comment(report, settings, pull_request=number, report_url=report_url))
    except NotifyError as error:
        if error.status != 403:
            raise
        # A fork's token may only read: the check has said all there is to say.
        say(f"no comment: {error.message}", error.remedy)
        return 0
    say(describe_actions(actions, "comment"), name=False)
    return 0
