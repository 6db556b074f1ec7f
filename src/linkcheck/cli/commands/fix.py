"""`linkcheck fix`: a diff of the certain edits."""

from typing import TYPE_CHECKING

import click

from linkcheck.cli import options

if TYPE_CHECKING:
    from linkcheck.pipeline.fix import Repairs


@click.command("fix")
@options.paths
@click.option("--write", is_flag=True, help="Apply the edits; without it they are only shown.")
@click.option("--tracking", is_flag=True, help="Also drop utm_* and other campaign parameters.")
@click.option("--archive", is_flag=True, help="Also replace dead links by their archived copies.")
@click.option("--suggest", is_flag=True, help="Also link entries without a link to what they surely mean.")
@click.option("--remove", is_flag=True, help="Also turn dead links into plain text.")
@options.config
@options.db
@click.option("--format", "format_name", type=click.Choice(["diff", "json"]), default="diff", help="diff or json.")
@options.output
def command(
    paths: tuple[str, ...],
    config: str | None,
    db: str | None,
    format_name: str,
    output: str | None,
    write: bool,
    **wanted: bool,
) -> int:
    """Show a unified diff of the edits that the last check proved right; with --write, make them.

    Safe edits: permanent moves, renamed repositories, https where it answers, canonical spellings.
    """
    from linkcheck.config import load_config  # noqa: PLC0415 - keeps --help quick
    from linkcheck.fix import FixOptions, unified_diff  # noqa: PLC0415
    from linkcheck.pipeline.fix import edits_json, plan_repairs, write_repair  # noqa: PLC0415
    from linkcheck.pipeline.lists.parse_cache import ParseCache  # noqa: PLC0415
    from linkcheck.pipeline.reports.database import existing_database, saw_a_part  # noqa: PLC0415
    from linkcheck.pipeline.reports.render import stored_report  # noqa: PLC0415

    settings = load_config(config)
    database = existing_database(settings, db)
    report = stored_report(database)
    parsed = ParseCache.for_database(database)
    found = plan_repairs(report, paths or settings.sources, FixOptions(**wanted), parsed=parsed)
    parsed.save()
    for fault in (*found.faults, *found.skipped):
        click.echo(f"linkcheck: {fault}", err=True)
    if format_name == "json":
        options.emit(edits_json(found), output)
    else:
        diffs = [unified_diff(repair.path, repair.before, repair.after) for repair in found.repairs]
        options.emit("".join(diffs), output)
    if write:
        for repair in found.repairs:
            if repair.edits or repair.linkings:
                write_repair(repair)
    _tell(found, write)
    if saw_a_part(database):
        click.echo(
            "The last check was of a part of the lists: `linkcheck check` finds what else can be fixed.", err=True
        )
    if wanted["suggest"] and not any(finding.candidates for finding in report.findings):
        click.echo("Nothing is known of entries without a link: `linkcheck check --suggest` asks.", err=True)
    return 2 if found.stale or found.faults else 0


def _tell(found: "Repairs", write: bool) -> None:
    """What was done, what was not, and what to do about it."""
    for repair in found.repairs:
        for edit in repair.refused:
            click.echo(f"{edit.link.place}: {edit.why} has to be done by hand: {edit.link.url}", err=True)
        for linking in repair.unlinked:
            click.echo(f"{linking.finding.place}: this link has to be made by hand: {linking.candidate.url}", err=True)
    for path in found.stale:
        click.echo(f"{path}: it changed since the last check, so nothing was edited.\n  Run check first.", err=True)
    edits = sum(len(repair.edits) + len(repair.linkings) for repair in found.repairs)
    if edits:
        done = "Made" if write else "Found"
        hint = "" if write else " Run again with --write to make them."
        click.echo(f"{done} {edits} edit{'s' if edits != 1 else ''}.{hint}", err=True)
    elif not found.stale:
        click.echo("Nothing to fix.", err=True)
