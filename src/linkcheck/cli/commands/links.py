"""`linkcheck links`: the links of the lists, with their places."""

import click

from linkcheck.cli import options
from linkcheck.cli.output import complain, say


@click.command("links")
@options.paths
@options.exclude
@click.option("--since", metavar="REF", help="Only links on lines that the change since REF's merge base touches.")
@options.config
@options.db
@options.text_or_json
@options.output
def command(
    paths: tuple[str, ...],
    exclude: tuple[str, ...],
    since: str | None,
    config: str | None,
    db: str | None,
    format_name: str | None,
    output: str | None,
) -> int:
    """List the links of PATH... (default: the configured sources) exactly as GitHub renders them."""
    from linkcheck.config import load_config
    from linkcheck.pipeline import links as listing
    from linkcheck.pipeline.lists.sources import sources_of

    settings = load_config(config)
    sources = sources_of(settings, paths, exclude=exclude, allow_none=since is not None)
    options.announce(sources)
    listed = listing.list_links(settings, sources, db=db, since=since)
    for fault in (*listed.faults, *listed.skipped):
        complain(fault)
    if listed.notice:
        say(listed.notice)
    options.emit(listing.as_json(listed) if format_name == "json" else listing.as_text(listed), output)
    return 2 if listed.faults else 0
