"""`linkcheck check`: crawl, store, write the report."""

from typing import Any

import click

from linkcheck.cli import options
from linkcheck.cli.names import VERDICTS, Names


@click.command("check")
@options.paths
@options.exclude
@click.option("--since", metavar="REF", help="Only links on lines that the change since REF's merge base touches.")
@click.option("--staged", is_flag=True, help="Check what is staged, not the work tree; implies --since HEAD.")
@click.option("--offline", is_flag=True, help="Ask nobody: check the lists' text and their local links only.")
@options.config
@options.config_from
@options.db
@options.document_format
@options.output
@click.option(
    "--fail-on",
    metavar="VERDICTS",
    type=Names(VERDICTS),
    help=f"Verdicts that exit with 1, commas between (default: broken,invalid): {', '.join(VERDICTS)}.",
)
@click.option("--baseline", metavar="FILE", help="Known breakage that fails nothing; what recovered leaves it.")
@click.option("--write-baseline", is_flag=True, help="Accept what is broken today: write it to the --baseline.")
@click.option("--deadline", metavar="TIME", callback=options.duration, help="Stop after this long, such as 45m.")
@click.option(
    "--max-age", metavar="TIME", callback=options.max_age, help="Leave alone what was fine so recently; or auto."
)
@click.option("--timeout", metavar="TIME", callback=options.timeout, help="Longest time for one try, such as 60s.")
@click.option(
    "--accept",
    multiple=True,
    metavar="HOST=CODES",
    help="Statuses that are normal for a host: example.org=403,429. As often as wanted.",
)
@click.option("--patient", is_flag=True, help="Wait for hosts that want a pause: for whoever has the night.")
@click.option("--resume", is_flag=True, help="Continue the last run where it was stopped or killed.")
@click.option("--suggest", is_flag=True, help="Also ask Crossref and arXiv what entries without a link may mean.")
@click.option("--relocate", is_flag=True, help="Also search for the new addresses of dead links; not for a change.")
@click.option("--wait", metavar="TIME", callback=options.duration, help="Wait this long for another run to finish.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Ask from N processes (needs listhealth[dask]).")
@click.option("--cluster", metavar="URL", help="Ask from a Dask cluster: tcp://HOST:PORT of its scheduler.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary; faults only.")
def command(**given: Any) -> int:
    """Check the links of PATH... (default: the configured sources), save results, write the report.

    PATH is a file, a folder, a glob, or - for standard input.
    """
    from linkcheck.cli.check_run import run
    from linkcheck.cli.check_settings import CheckSettings

    return run(CheckSettings(**given))
