"""`linkcheck demo`: the whole program on a made-up internet, without a network."""

import click


@click.command("demo")
@click.option("--folder", metavar="DIR", help="Where list, database and report go (default: a new temporary folder).")
@click.option("-q", "--quiet", is_flag=True, help="Print where the report is and nothing else.")
def command(folder: str | None, quiet: bool) -> int:
    """Check a made-up list on made-up servers, five days in a row, and show the report.

    Needs no network and no configuration: everything is served on this machine's loopback and gone afterwards, but for
    the report.
    """
    from linkcheck.cli.demo_run import run

    return run(folder, quiet=quiet)
